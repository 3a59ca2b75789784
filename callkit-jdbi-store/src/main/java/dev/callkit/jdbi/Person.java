package dev.callkit.jdbi;

import dev.callkit.call.BusinessId;
import dev.callkit.call.CallId;
import dev.callkit.call.PhoneNumber;
import dev.callkit.jdbi.PersonalData.CarrierCopy;
import dev.callkit.jdbi.PersonalData.HeldCall;
import dev.callkit.jdbi.PersonalData.Holdings;
import dev.callkit.jdbi.PersonalData.Memory;
import dev.callkit.jdbi.PersonalData.Receipt;
import dev.callkit.progress.TimelineEntry;
import dev.callkit.telephony.CarrierCallId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Export and erasure by number, over every business. */
final class Person {
  private final Database database;
  private final Vault vault;
  private final CallTable calls;
  private final CallParts parts;
  private final PeopleTables people;
  private final Forgetting forgetting;
  private final String held;
  private final String open;
  private final String atCarriers;
  private final String forget;
  private final String memories;
  private final List<String> forgetMemories;

  Person(Database database, Names names, Vault vault) {
    this.database = database;
    this.vault = vault;
    this.calls = new CallTable(names, vault);
    this.parts = new CallParts(names, vault);
    this.people = new PeopleTables(names, vault);
    this.forgetting = new Forgetting(names);
    this.held =
        names.in(
            "select business, id from callkit.call where phone_hash = :phone"
                + " order by requested_at, business, id");
    this.open =
        names.in(
            "select business, id from callkit.call where phone_hash = :phone and wake_at is not null"
                + " order by requested_at, business, id for update");
    this.atCarriers =
        names.in(
            """
            select provider, carrier_call from callkit.attempt
            join callkit.call on call.business = attempt.business and call.id = attempt.call
            where phone_hash = :phone and wake_at is null and carrier_call is not null
            order by started_at
            """);
    this.forget = forgetting.statement("phone_hash = :phone and wake_at is null");
    this.memories =
        names.in(
            """
            select business, 'last interview' as about, last_interview as at from callkit.person
            where phone_hash = :phone
            union all
            select business, question, at from callkit.asked where phone_hash = :phone
            order by 1, 3, 2
            """);
    this.forgetMemories =
        List.of(
            names.in("delete from callkit.person where phone_hash = :phone"),
            names.in("delete from callkit.asked where phone_hash = :phone"));
  }

  Holdings export(PhoneNumber phone) {
    byte[] hash = vault.hash(phone);
    return database.asService(
        "export what is held of a number",
        transaction -> {
          Handle handle = transaction.handle();
          List<HeldCall> found = new ArrayList<>();
          for (CallId id : ids(handle, held, hash)) {
            for (CallTable.Row row : calls.find(id).in(handle)) {
              List<TimelineEntry> timeline = parts.timeline(id, 0, Integer.MAX_VALUE).in(handle);
              found.add(new HeldCall(calls.open(row), timeline));
            }
          }
          List<Memory> remembered =
              handle
                  .createQuery(memories)
                  .bind("phone", hash)
                  .map(
                      (row, context) ->
                          new Memory(
                              new BusinessId(row.getString("business")),
                              row.getString("about"),
                              Times.read(row, "at").orElseThrow()))
                  .list();
          return new Holdings(found, remembered, people.isSuppressed(handle, phone));
        });
  }

  Receipt erase(PhoneNumber phone) {
    byte[] hash = vault.hash(phone);
    return database.asService(
        "erase what is held of a number",
        transaction -> {
          Handle handle = transaction.handle();
          forgetting.lock(handle);
          List<CallId> stillOpen = ids(handle, open, hash);
          List<CarrierCopy> copies =
              handle
                  .createQuery(atCarriers)
                  .bind("phone", hash)
                  .map(
                      (row, context) ->
                          new CarrierCopy(
                              row.getString("provider"),
                              new CarrierCallId(row.getString("carrier_call"))))
                  .list();
          List<CallId> gone = ids(handle, forget, hash);
          int memoriesGone = 0;
          for (String statement : forgetMemories) {
            memoriesGone += handle.createUpdate(statement).bind("phone", hash).execute();
          }
          return new Receipt(
              gone, stillOpen, memoriesGone, copies, people.isSuppressed(handle, phone));
        });
  }

  private static List<CallId> ids(Handle handle, String sql, byte[] hash) {
    return handle.createQuery(sql).bind("phone", hash).map((row, context) -> id(row)).list();
  }

  static CallId id(ResultSet row) throws SQLException {
    return new CallId(new BusinessId(row.getString("business")), row.getString("id"));
  }
}
