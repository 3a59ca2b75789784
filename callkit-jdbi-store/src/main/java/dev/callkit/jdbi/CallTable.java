package dev.callkit.jdbi;

import dev.callkit.call.BusinessId;
import dev.callkit.call.CallId;
import dev.callkit.call.CallPriority;
import dev.callkit.call.VerificationId;
import dev.callkit.progress.CallRecord;
import dev.callkit.store.NodeId;
import dev.callkit.store.Save;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/** The rows of calls: the record sealed, and beside it what is searched by. */
final class CallTable {

  /**
   * A call as it lies in the table.
   *
   * @param id whose record it is
   * @param version its version
   * @param record sealed
   */
  record Row(CallId id, long version, Sealed record) {}

  private final Vault vault;
  private final String insert;
  private final String update;
  private final String find;
  private final String findByVerification;
  private final String claim;

  CallTable(Names names, Vault vault) {
    this.vault = vault;
    this.insert =
        names.in(
            """
            insert into callkit.call (business, id, verification, version, status, priority,
              phone_hash, requested_at, wake_at, ended_at, disposition, attempts, entries, record)
            values (:business, :id, :verification, 1, :status, :priority,
              :phone, :requestedAt, :wakeAt, :endedAt, :disposition, :attempts, :entries, :record)
            on conflict (business, verification) do nothing
            """);
    this.update =
        names.in(
            """
            update callkit.call
            set version = version + 1, status = :status, wake_at = :wakeAt, ended_at = :endedAt,
              disposition = :disposition, attempts = :attempts, entries = entries + :entries,
              holder = :holder, held_until = :heldUntil, record = :record
            where business = :business and id = :id and version = :version
            returning entries - :entries as place,
              :unlessSuppressed and exists (
                select from callkit.suppression
                where suppression.phone_hash = call.phone_hash) as suppressed
            """);
    this.find =
        names.in(
            """
            select business, id, version, record from callkit.call
            where business = :business and id = :id
            """);
    this.findByVerification =
        names.in(
            """
            select business, id, version, record from callkit.call
            where business = :business and verification = :verification
            """);
    this.claim =
        names.in(
            """
            with due as (
              select business, id from callkit.call
              where due_at <= :now
              order by priority, due_at
              limit :max
              for update skip locked),
            held as (
              update callkit.call as call set holder = :node, held_until = :until
              from due where call.business = due.business and call.id = due.id
              returning call.business, call.id, call.version, call.record, call.priority,
                call.wake_at)
            select business, id, version, record from held order by priority, wake_at
            """);
  }

  Sealed seal(CallRecord call) {
    return vault.seal(Codec.write(call), place(call.id()));
  }

  CallRecord open(Row row) {
    return Codec.call(vault.open(row.record(), place(row.id())), row.version());
  }

  static String place(CallId id) {
    return "call " + id;
  }

  /** {@return whether it is there now; false if its verification has a call already} */
  boolean insert(Handle handle, CallRecord call, Sealed sealed, int entries) {
    return bind(handle.createUpdate(insert), call, sealed, entries)
            .bind("verification", call.request().basis().verification().value())
            .bind("priority", call.request().priority() == CallPriority.HIGH ? 0 : 1)
            .bind("phone", vault.hash(call.request().respondent().phone()))
            .bind("requestedAt", Times.at(call.requestedAt()))
            .execute()
        == 1;
  }

  /**
   * What became of an update.
   *
   * @param place the place of the first new timeline entry
   * @param suppressed whether it was not to be made, since the number is suppressed
   */
  record Updated(int place, boolean suppressed) {}

  /** {@return what became of it; empty if the version is stale} */
  Optional<Updated> update(Handle handle, Save save, Sealed sealed) {
    CallRecord call = save.call();
    return bind(handle.createQuery(update), call, sealed, save.entries().size())
        .bind("version", call.version())
        .bind("holder", save.holder().map(holder -> holder.node().value()).orElse(null))
        .bind("heldUntil", Times.notBefore(save.holder().map(Save.Holder::until)))
        .bind("unlessSuppressed", save.unlessSuppressed())
        .map((row, context) -> new Updated(row.getInt("place"), row.getBoolean("suppressed")))
        .findOne();
  }

  private static <S extends SqlStatement<S>> S bind(
      S statement, CallRecord call, Sealed sealed, int entries) {
    return statement
        .bind("business", call.id().business().value())
        .bind("id", call.id().value())
        .bind("status", call.status().name())
        .bind("wakeAt", Times.notBefore(call.wakeAt()))
        .bind("endedAt", Times.at(call.endedAt()))
        .bind("disposition", call.outcome().map(o -> o.disposition().name()).orElse(null))
        .bind("attempts", call.attempts().size())
        .bind("entries", entries)
        .bind("record", sealed.bytes());
  }

  Optional<Row> find(Handle handle, CallId id) {
    return handle
        .createQuery(find)
        .bind("business", id.business().value())
        .bind("id", id.value())
        .map((row, context) -> row(row))
        .findOne();
  }

  Optional<Row> find(Handle handle, BusinessId business, VerificationId verification) {
    return handle
        .createQuery(findByVerification)
        .bind("business", business.value())
        .bind("verification", verification.value())
        .map((row, context) -> row(row))
        .findOne();
  }

  List<Row> claim(Handle handle, NodeId node, Instant now, Instant until, int max) {
    return handle
        .createQuery(claim)
        .bind("now", Times.at(now))
        .bind("node", node.value())
        .bind("until", Times.notBefore(until))
        .bind("max", max)
        .map((row, context) -> row(row))
        .list();
  }

  private static Row row(ResultSet row) throws SQLException {
    CallId id = new CallId(new BusinessId(row.getString("business")), row.getString("id"));
    return new Row(id, row.getLong("version"), Sealed.read(row, "record"));
  }
}
