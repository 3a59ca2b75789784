package dev.callkit.jdbi;

import dev.callkit.jdbi.PersonalData.Removed;
import dev.callkit.jdbi.PersonalData.Retention;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.function.ToLongFunction;
import org.jdbi.v3.core.Handle;

/** Removes what has been kept for long enough, a batch and a transaction at a time. */
final class Retainer {
  private static final int BATCH = 200;

  private final Database database;
  private final Forgetting forgetting;
  private final String forgetFailed;
  private final String forgetTalks;
  private final String stripReports;
  private final String stripTimelines;

  Retainer(Database database, Names names) {
    this.database = database;
    this.forgetting = new Forgetting(names);
    this.forgetFailed = forgetting.statement(over("'FAILED', 'CANCELLED'"));
    this.forgetTalks = forgetting.statement(over("'COMPLETED', 'TIMEOUT'"));
    this.stripReports = names.in(strip(1, "kind in ('placed', 'dialFailed', 'network')"));
    this.stripTimelines = names.in(strip(2, "true"));
  }

  private static String over(String statuses) {
    return "(business, id) in (select business, id from callkit.call where status in ("
        + statuses
        + ") and ended_at <= :until order by ended_at limit :batch)";
  }

  /**
   * Removes entries of calls that stay; returns how many calls were looked at, and entries gone.
   */
  private static String strip(int level, String which) {
    return """
        with old as (
          select business, id from callkit.call
          where ended_at <= :until and stripped < 2 and stripped < %d
          order by ended_at limit :batch for update),
        marked as (
          update callkit.call set stripped = %d from old
          where call.business = old.business and call.id = old.id),
        gone as (
          delete from callkit.event using old
          where event.business = old.business and event.call = old.id and %s returning 1)
        select (select count(*) from old) as calls, (select count(*) from gone) as entries
        """
        .formatted(level, level, which);
  }

  Removed run(Retention rules, Instant now) {
    long calls = forget(forgetFailed, now.minus(rules.failedCalls()));
    calls += rules.talks().map(kept -> forget(forgetTalks, now.minus(kept))).orElse(0L);
    long entries = strip(stripTimelines, now.minus(rules.timelines()));
    entries += strip(stripReports, now.minus(rules.carrierReports()));
    return new Removed(calls, entries);
  }

  private long forget(String statement, Instant until) {
    long all = 0;
    OptionalLong batch;
    do {
      batch =
          alone(
              handle ->
                  handle
                      .createQuery(statement)
                      .bind("until", Times.at(until))
                      .bind("batch", BATCH)
                      .map((row, context) -> Person.id(row))
                      .list()
                      .size());
      all += batch.orElse(0);
    } while (batch.orElse(0) == BATCH);
    return all;
  }

  private long strip(String statement, Instant until) {
    long[] entries = new long[1];
    OptionalLong batch;
    do {
      batch =
          alone(
              handle ->
                  handle
                      .createQuery(statement)
                      .bind("until", Times.at(until))
                      .bind("batch", BATCH)
                      .map(
                          (row, context) -> {
                            entries[0] += row.getLong("entries");
                            return row.getLong("calls");
                          })
                      .one());
    } while (batch.orElse(0) == BATCH);
    return entries[0];
  }

  /** Runs one batch, unless another node is at it. */
  private OptionalLong alone(ToLongFunction<Handle> work) {
    return database.asService(
        "remove what was kept for long enough",
        transaction ->
            forgetting.tryLock(transaction.handle())
                ? OptionalLong.of(work.applyAsLong(transaction.handle()))
                : OptionalLong.empty());
  }
}
