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
import java.util.Locale;

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
  private final String look;
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
            values (:business, :call, :verification, 1, :status, :priority,
              :phone, :requestedAt, :wakeAt, :endedAt, :disposition, :attempts, :entries, :record)
            on conflict (business, verification) do nothing
            returning set_config('callkit.place', '0', true)""");
    this.update =
        names.in(
            """
            update callkit.call
            set version = version + 1, status = :status, wake_at = :wakeAt, ended_at = :endedAt,
              disposition = :disposition, attempts = :attempts, entries = entries + :entries,
              holder = :holder, held_until = :heldUntil, record = :record
            where business = :business and id = :call and version = :version %s
            returning set_config('callkit.place', cast(entries - :entries as text), true)""");
    this.look =
        names.in(
            """
            select exists (
              select from callkit.suppression
              where suppression.phone_hash = call.phone_hash) as suppressed
            from callkit.call
            where business = :business and id = :call and version = :version""");
    this.find =
        names.in(
            """
            select business, id, version, record from callkit.call
            where business = :business and id = :call""");
    this.findByVerification =
        names.in(
            """
            select business, id, version, record from callkit.call
            where business = :business and verification = :verification""");
    // The limit stands in the text: a planner that does not know it expects many rows, and reads
    // the whole table for them.
    this.claim =
        names.in(
            """
            with due as (
              select business, id from callkit.call
              where due_at <= :now
              order by priority, due_at
              limit %d
              for update skip locked)
            update callkit.call set holder = :node, held_until = :until
            from due where call.business = due.business and call.id = due.id
            returning call.business, call.id, call.version, call.record""");
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

  /** The row of a new call; none if its verification has a call already. */
  Part inserted(CallRecord call, int entries) {
    Sealed record = seal(call);
    return new Part(
        insert,
        values ->
            set(values, call, record, entries)
                .set("verification", call.request().basis().verification().value())
                .set("priority", call.request().priority() == CallPriority.HIGH ? 0 : 1)
                .set("phone", vault.hash(call.request().respondent().phone()))
                .set("requestedAt", Times.at(call.requestedAt())));
  }

  /**
   * The row as a step leaves it; none if it is not as it was read.
   *
   * @param unless what else keeps it from being written: the rest of a condition, or empty
   */
  Part updated(Save save, String unless) {
    Sealed record = seal(save.call());
    return new Part(
        String.format(Locale.ROOT, update, unless),
        values ->
            set(values, save.call(), record, save.entries().size())
                .set("version", save.call().version())
                .set("holder", save.holder().map(holder -> holder.node().value()).orElse(null))
                .set("heldUntil", Times.notBefore(save.holder().map(Save.Holder::until))));
  }

  /** Whether its number is suppressed; no row if the call is not as it was read. */
  Sql<Boolean> look(CallRecord call) {
    return new Sql<>(
        look,
        values ->
            values
                .set("business", call.id().business().value())
                .set("call", call.id().value())
                .set("version", call.version()),
        (row, context) -> row.getBoolean("suppressed"));
  }

  private static Values set(Values values, CallRecord call, Sealed record, int entries) {
    return values
        .set("status", call.status().name())
        .set("wakeAt", Times.notBefore(call.wakeAt()))
        .set("endedAt", Times.at(call.endedAt()))
        .set("disposition", call.outcome().map(o -> o.disposition().name()).orElse(null))
        .set("attempts", call.attempts().size())
        .set("entries", entries)
        .set("record", record.bytes());
  }

  Sql<Row> find(CallId id) {
    return new Sql<>(
        find,
        values -> values.set("business", id.business().value()).set("call", id.value()),
        (row, context) -> row(row));
  }

  Sql<Row> find(BusinessId business, VerificationId verification) {
    return new Sql<>(
        findByVerification,
        values ->
            values.set("business", business.value()).set("verification", verification.value()),
        (row, context) -> row(row));
  }

  /**
   * Takes hold of due calls. Nobody waits for a disk: a hold that is lost with the server gives the
   * call to whoever claims it next, and of two nodes that hold one call only one saves it.
   */
  Sql<Row> claim(NodeId node, Instant now, Instant until, int max) {
    return new Sql<>(
        ", set_config('synchronous_commit', 'off', true)",
        String.format(Locale.ROOT, claim, max),
        values ->
            values
                .set("now", Times.at(now))
                .set("node", node.value())
                .set("until", Times.notBefore(until)),
        (row, context) -> row(row));
  }

  private static Row row(ResultSet row) throws SQLException {
    CallId id = new CallId(new BusinessId(row.getString("business")), row.getString("id"));
    return new Row(id, row.getLong("version"), Sealed.read(row, "record"));
  }
}
