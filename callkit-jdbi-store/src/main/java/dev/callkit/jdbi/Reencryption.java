package dev.callkit.jdbi;

import dev.callkit.call.BusinessId;
import dev.callkit.call.CallId;
import java.util.List;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Encrypts anew what an older key has encrypted, a batch at a time, in the order of the keys. */
final class Reencryption {
  private static final int BATCH = 200;

  private record Value(CallId call, int place, Sealed sealed) {}

  private final Database database;
  private final Vault vault;
  private final String oldCalls;
  private final String oldEvents;
  private final String updateCall;
  private final String updateEvent;

  Reencryption(Database database, Names names, Vault vault) {
    this.database = database;
    this.vault = vault;
    this.oldCalls =
        names.in(
            """
            select business, id as call, 0 as place, record as sealed from callkit.call
            where (business, id, 0) > (:business, :call, :place)
              and substring(record from 1 for :length) <> :header
            order by business, id limit :batch for update
            """);
    this.oldEvents =
        names.in(
            """
            select business, call, place, body as sealed from callkit.event
            where (business, call, place) > (:business, :call, :place)
              and substring(body from 1 for :length) <> :header
            order by business, call, place limit :batch for update
            """);
    this.updateCall =
        names.in(
            """
            update callkit.call set record = :sealed
            where business = :business and id = :call and :place = 0
            """);
    this.updateEvent =
        names.in(
            """
            update callkit.event set body = :sealed
            where business = :business and call = :call and place = :place
            """);
  }

  long run() {
    return all(oldCalls, updateCall, true) + all(oldEvents, updateEvent, false);
  }

  private long all(String find, String update, boolean records) {
    long done = 0;
    String business = "";
    String call = "";
    int place = 0;
    while (true) {
      List<Value> batch = batch(find, update, business, call, place, records);
      done += batch.size();
      if (batch.size() < BATCH) {
        return done;
      }
      Value last = batch.get(batch.size() - 1);
      business = last.call().business().value();
      call = last.call().value();
      place = last.place();
    }
  }

  private List<Value> batch(
      String find, String update, String business, String call, int place, boolean records) {
    byte[] header = vault.currentHeader();
    return database.asService(
        "encrypt anew",
        transaction -> {
          List<Value> old =
              transaction
                  .handle()
                  .createQuery(find)
                  .bind("business", business)
                  .bind("call", call)
                  .bind("place", place)
                  .bind("length", header.length)
                  .bind("header", header)
                  .bind("batch", BATCH)
                  .map(
                      (row, context) ->
                          new Value(
                              new CallId(
                                  new BusinessId(row.getString("business")), row.getString("call")),
                              row.getInt("place"),
                              Sealed.read(row, "sealed")))
                  .list();
          if (!old.isEmpty()) {
            PreparedBatch writes = transaction.handle().prepareBatch(update);
            for (Value value : old) {
              String where =
                  records ? CallTable.place(value.call()) : CallParts.place(value.call());
              writes
                  .bind("business", value.call().business().value())
                  .bind("call", value.call().value())
                  .bind("place", value.place())
                  .bind("sealed", vault.seal(vault.open(value.sealed(), where), where).bytes())
                  .add();
            }
            writes.execute();
          }
          return old;
        });
  }
}
