package dev.callkit.jdbi;

import dev.callkit.call.CallId;
import dev.callkit.progress.CallRecord;
import dev.callkit.store.Pace;
import dev.callkit.store.SaveResult;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How fast calls are placed on all nodes: the next free moment of each carrier account, and the
 * attempts that have not ended. Belongs to no business, so all of it runs in the service's role.
 */
final class PaceTables {
  // Advisory locks of other software have other first numbers.
  private static final int PACE_LOCK = 0x43_4B_04;

  /**
   * What was asked before a call is placed.
   *
   * @param hasRoom whether one more may be in progress; no other node finds the same room before
   *     the commit
   * @param isFree whether the carrier account's present moment was free, and is taken now
   */
  private record Asked(boolean hasRoom, boolean isFree) {}

  private static final String ALWAYS_ROOM = "with room as (select true as is_there)";
  private static final String ALWAYS_FREE = "free as (select)";

  private final Database database;
  private final String lock;
  private final String count;
  private final String takeFree;
  private final String takeNext;
  private final String schema;

  PaceTables(Database database, Names names) {
    this.database = database;
    this.schema = names.schema();
    this.lock = ", cast(pg_advisory_xact_lock(:ours, hashtext(:schema)) as text)";
    this.count =
        names.in(
            """
            with room as (
              select count(*) filter (where business = :business) < :mostOfBusiness
                and count(*) < :mostOfAll as is_there
              from callkit.attempt
              where phase <> 'ENDED' and (business, call) <> (:business, :call))""");
    this.takeFree =
        names.in(
            """
            free as (
              insert into callkit.slot as slot (provider, next_at)
              select :provider, :after from room where is_there
              on conflict (provider) do update set next_at = excluded.next_at
              where slot.next_at <= :now
              returning next_at)""");
    this.takeNext =
        names.in(
            """
            insert into callkit.slot as slot (provider, next_at)
            values (:provider, :now + cast(:spacing as interval))
            on conflict (provider) do update
              set next_at = greatest(slot.next_at, :now) + cast(:spacing as interval)
            returning next_at - cast(:spacing as interval) as at""");
  }

  /**
   * Saves a call that is placed, if it may be placed now. That is asked last of all, so that
   * nothing else is locked by somebody who waits for these locks.
   */
  Optional<SaveResult> keeping(Pace pace, CallId call, String what, Sql<CallRecord> save) {
    Optional<SaveResult> result =
        database.run(
            what,
            transaction -> {
              List<CallRecord> saved = transaction.asBusiness(call.business(), save);
              if (saved.isEmpty()) {
                return transaction.undo(Optional.empty());
              }
              Asked asked = transaction.asService(ask(pace, call)).get(0);
              if (!asked.hasRoom()) {
                return transaction.undo(Optional.of(new SaveResult.Full()));
              }
              return asked.isFree()
                  ? Optional.of(new SaveResult.Saved(saved.get(0)))
                  : transaction.undo(Optional.of(new SaveResult.Paced(pace.now())));
            });
    // Nothing of the call that is not placed is written; the slot that it gets instead is.
    return result.map(
        refused ->
            refused instanceof SaveResult.Paced
                ? new SaveResult.Paced(
                    database.asService("keep a slot for call " + call, next(pace)).get(0))
                : refused);
  }

  private Sql<Asked> ask(Pace pace, CallId call) {
    Optional<Integer> perBusiness = pace.limits().inProgressPerBusiness();
    Optional<Integer> inAll = pace.limits().inProgress();
    boolean counts = perBusiness.isPresent() || inAll.isPresent();
    Optional<Duration> spacing = pace.slotGranted() ? Optional.empty() : spacing(pace);
    List<String> parts = new ArrayList<>();
    parts.add(counts ? count : ALWAYS_ROOM);
    parts.add(spacing.isPresent() ? takeFree : ALWAYS_FREE);
    return new Sql<>(
        counts ? lock : "",
        String.join(",\n", parts) + "\nselect room.is_there, exists (select from free) from room",
        values -> {
          if (counts) {
            values
                .set("ours", PACE_LOCK)
                .set("schema", schema)
                .set("business", call.business().value())
                .set("call", call.value())
                .set("mostOfBusiness", perBusiness.orElse(Integer.MAX_VALUE))
                .set("mostOfAll", inAll.orElse(Integer.MAX_VALUE));
          }
          spacing.ifPresent(
              step ->
                  values
                      .set("provider", pace.provider())
                      .set("now", Times.at(pace.now()))
                      .set("after", Times.at(pace.now().plus(step))));
        },
        (row, context) -> new Asked(row.getBoolean(1), row.getBoolean(2)));
  }

  /** Takes the carrier account's next free moment. */
  private Sql<Instant> next(Pace pace) {
    return new Sql<>(
        takeNext,
        values ->
            values
                .set("provider", pace.provider())
                .set("now", Times.at(pace.now()))
                .set("spacing", spacing(pace).orElse(Duration.ZERO).toString()),
        (row, context) -> Times.read(row, "at").orElseThrow());
  }

  private static Optional<Duration> spacing(Pace pace) {
    return pace.limits().callsPerSecond().map(Duration.ofSeconds(1)::dividedBy);
  }
}
