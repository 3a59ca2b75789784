package dev.callkit.jdbi;

import dev.callkit.call.CallId;
import dev.callkit.store.Pace;
import dev.callkit.store.SaveResult;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * How fast calls are placed on all nodes: the next free moment of each carrier account, and the
 * attempts that have not ended. Belongs to no business, so all of it runs in the service's role.
 */
final class PaceTables {
  // Advisory locks of other software have other first numbers.
  private static final int PACE_LOCK = 0x43_4B_04;

  /**
   * How many calls are in progress.
   *
   * @param ofBusiness of the business that wants another
   * @param ofAll of all businesses
   */
  private record InProgress(int ofBusiness, int ofAll) {}

  private final Database database;
  private final Names names;
  private final String lock;
  private final String inProgress;
  private final String takeFree;
  private final String takeNext;
  private final String schema;

  PaceTables(Database database, Names names) {
    this.database = database;
    this.names = names;
    this.schema = names.schema();
    this.lock = "select cast(pg_advisory_xact_lock(:ours, hashtext(:schema)) as text)";
    this.inProgress =
        names.in(
            """
            select count(*) filter (where business = :business) as of_business, count(*) as of_all
            from callkit.attempt where phase <> 'ENDED' and (business, call) <> (:business, :call)
            """);
    this.takeFree =
        names.in(
            """
            insert into callkit.slot as slot (provider, next_at) values (:provider, :after)
            on conflict (provider) do update set next_at = excluded.next_at
            where slot.next_at <= :now
            """);
    this.takeNext =
        names.in(
            """
            insert into callkit.slot as slot (provider, next_at)
            values (:provider, :now + cast(:spacing as interval))
            on conflict (provider) do update
              set next_at = greatest(slot.next_at, :now) + cast(:spacing as interval)
            returning next_at - cast(:spacing as interval) as at
            """);
  }

  /**
   * Why a call is not to be placed now. To be asked last of all in a transaction, so that nothing
   * else is locked by somebody who waits for these locks.
   */
  Optional<SaveResult> refusal(Handle handle, CallId call, Pace pace) {
    database.enter(handle, names.serviceRole(), "");
    Optional<SaveResult> refused = Optional.empty();
    if (!hasRoom(handle, call, pace)) {
      refused = Optional.of(new SaveResult.Full());
    } else if (!takeFree(handle, pace)) {
      refused = Optional.of(new SaveResult.Paced(pace.now()));
    }
    database.enter(handle, names.businessRole(), call.business().value());
    return refused;
  }

  /** Nothing of the call that is not placed is written; the slot that it gets instead is. */
  SaveResult keepSlot(CallId call, Pace pace) {
    return new SaveResult.Paced(
        database.asService(
            "keep a slot for call " + call, transaction -> takeNext(transaction.handle(), pace)));
  }

  /** Whether there is room for one more; no other node finds the same room before the commit. */
  private boolean hasRoom(Handle handle, CallId call, Pace pace) {
    Optional<Integer> perBusiness = pace.limits().inProgressPerBusiness();
    Optional<Integer> inAll = pace.limits().inProgress();
    if (perBusiness.isEmpty() && inAll.isEmpty()) {
      return true;
    }
    handle
        .createQuery(lock)
        .bind("ours", PACE_LOCK)
        .bind("schema", schema)
        .mapTo(String.class)
        .findOne();
    InProgress now =
        handle
            .createQuery(inProgress)
            .bind("business", call.business().value())
            .bind("call", call.value())
            .map((row, context) -> new InProgress(row.getInt("of_business"), row.getInt("of_all")))
            .one();
    return perBusiness.map(limit -> now.ofBusiness() < limit).orElse(true)
        && inAll.map(limit -> now.ofAll() < limit).orElse(true);
  }

  /** Takes the carrier account's present moment, if it is free. */
  private boolean takeFree(Handle handle, Pace pace) {
    Optional<Duration> spacing = spacing(pace);
    return pace.slotGranted()
        || spacing.isEmpty()
        || handle
                .createUpdate(takeFree)
                .bind("provider", pace.provider())
                .bind("now", Times.at(pace.now()))
                .bind("after", Times.at(pace.now().plus(spacing.get())))
                .execute()
            == 1;
  }

  /** Takes the carrier account's next free moment. */
  private Instant takeNext(Handle handle, Pace pace) {
    return handle
        .createQuery(takeNext)
        .bind("provider", pace.provider())
        .bind("now", Times.at(pace.now()))
        .bind("spacing", spacing(pace).orElse(Duration.ZERO).toString())
        .map((row, context) -> Times.read(row, "at").orElseThrow())
        .one();
  }

  private static Optional<Duration> spacing(Pace pace) {
    return pace.limits().callsPerSecond().map(Duration.ofSeconds(1)::dividedBy);
  }
}
