package dev.callkit.jdbi;

import dev.callkit.call.BusinessId;
import dev.callkit.call.CallId;
import dev.callkit.call.PhoneNumber;
import dev.callkit.jdbi.Database.Transaction;
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
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/** Export and erasure by number, over every business or for one. */
final class Person {
  private static final String WHOSE =
      " and %sbusiness = coalesce(cast(:whose as text), %sbusiness)";

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
                + whose("")
                + " order by requested_at, business, id");
    this.open =
        names.in(
            "select business, id from callkit.call where phone_hash = :phone and wake_at is not null"
                + whose("")
                + " order by requested_at, business, id for update");
    this.atCarriers =
        names.in(
            """
            select provider, carrier_call from callkit.attempt
            join callkit.call on call.business = attempt.business and call.id = attempt.call
            where phone_hash = :phone and wake_at is null and carrier_call is not null%s
            order by started_at
            """
                .formatted(whose("call.")));
    this.forget = forgetting.statement("phone_hash = :phone and wake_at is null" + whose(""));
    this.memories =
        names.in(
            """
            select business, 'last interview' as about, last_interview as at from callkit.person
            where phone_hash = :phone%1$s
            union all
            select business, question, at from callkit.asked where phone_hash = :phone%1$s
            order by 1, 3, 2
            """
                .formatted(whose("")));
    this.forgetMemories =
        List.of(
            names.in("delete from callkit.person where phone_hash = :phone" + whose("")),
            names.in("delete from callkit.asked where phone_hash = :phone" + whose("")));
  }

  /** Of one business, if one is bound to {@code whose}, else of every one. */
  private static String whose(String table) {
    return WHOSE.formatted(table, table);
  }

  Holdings export(PhoneNumber phone, Optional<BusinessId> whose) {
    String what = "export what is held of a number";
    Function<Transaction, Holdings> read =
        transaction -> export(transaction.handle(), phone, new Key(vault.hash(phone), whose));
    return whose
        .map(business -> database.asBusiness(business, what, read))
        .orElseGet(() -> database.asService(what, read));
  }

  private Holdings export(Handle handle, PhoneNumber phone, Key key) {
    List<HeldCall> found = new ArrayList<>();
    for (CallId id : ids(handle, held, key)) {
      for (CallTable.Row row : calls.find(id).in(handle)) {
        List<TimelineEntry> timeline = parts.timeline(id, 0, Integer.MAX_VALUE).in(handle);
        found.add(new HeldCall(calls.open(row), timeline));
      }
    }
    List<Memory> remembered =
        key.bind(handle.createQuery(memories))
            .map(
                (row, context) ->
                    new Memory(
                        new BusinessId(row.getString("business")),
                        row.getString("about"),
                        Times.read(row, "at").orElseThrow()))
            .list();
    return new Holdings(found, remembered, people.isSuppressed(handle, phone));
  }

  Receipt erase(PhoneNumber phone, Optional<BusinessId> whose) {
    Key key = new Key(vault.hash(phone), whose);
    return database.asService(
        "erase what is held of a number",
        transaction -> {
          Handle handle = transaction.handle();
          forgetting.lock(handle);
          List<CallId> stillOpen = ids(handle, open, key);
          List<CarrierCopy> copies =
              key.bind(handle.createQuery(atCarriers))
                  .map(
                      (row, context) ->
                          new CarrierCopy(
                              row.getString("provider"),
                              new CarrierCallId(row.getString("carrier_call"))))
                  .list();
          List<CallId> gone = ids(handle, forget, key);
          int memoriesGone = 0;
          for (String statement : forgetMemories) {
            memoriesGone += key.bind(handle.createUpdate(statement)).execute();
          }
          return new Receipt(
              gone, stillOpen, memoriesGone, copies, people.isSuppressed(handle, phone));
        });
  }

  /** Whose rows are meant. */
  private static final class Key {
    private final byte[] hash;
    private final Optional<BusinessId> whose;

    Key(byte[] hash, Optional<BusinessId> whose) {
      this.hash = hash;
      this.whose = whose;
    }

    <S extends SqlStatement<S>> S bind(S statement) {
      return statement.bind("phone", hash).bind("whose", whose.map(BusinessId::value).orElse(null));
    }
  }

  private static List<CallId> ids(Handle handle, String sql, Key key) {
    return key.bind(handle.createQuery(sql)).map((row, context) -> id(row)).list();
  }

  static CallId id(ResultSet row) throws SQLException {
    return new CallId(new BusinessId(row.getString("business")), row.getString("id"));
  }
}
