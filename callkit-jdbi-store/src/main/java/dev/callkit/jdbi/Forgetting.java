package dev.callkit.jdbi;

import org.jdbi.v3.core.Handle;

/** Removes calls and keeps the figures: what both erasure and retention do to a call. */
final class Forgetting {
  // Advisory locks of other software have other first numbers.
  private static final int LOCK = 0x43_4B_03;

  private final Names names;

  Forgetting(Names names) {
    this.names = names;
  }

  /**
   * {@return a statement that removes the calls of a condition, adds them to the tallies, and
   * returns their {@code business} and {@code id}}
   *
   * @param condition over {@code callkit.call}, with its order and limit if there is one
   */
  String statement(String condition) {
    return names.in(
        """
        with gone as (
          select business, id, cast(ended_at at time zone 'UTC' as date) as day, status, disposition
          from callkit.call where %s for update),
        outcomes as (
          insert into callkit.outcome_tally as tally (business, day, status, disposition, calls)
          select business, day, status, disposition, count(*) from gone group by 1, 2, 3, 4
          on conflict (business, day, status, disposition)
            do update set calls = tally.calls + excluded.calls),
        answers as (
          insert into callkit.answer_tally as tally (business, question, day, status, value, answers)
          select gone.business, question, day, answer.status, coalesce(value, ''), count(*)
          from gone join callkit.answer on answer.business = gone.business and call = gone.id
          group by 1, 2, 3, 4, 5
          on conflict (business, question, day, status, value)
            do update set answers = tally.answers + excluded.answers)
        delete from callkit.call using gone
        where call.business = gone.business and call.id = gone.id
        returning call.business, call.id
        """
            .formatted(condition));
  }

  /** Waits until nobody else adds to the tallies. */
  void lock(Handle handle) {
    handle
        .createQuery("select cast(pg_advisory_xact_lock(:ours, hashtext(:schema)) as text)")
        .bind("ours", LOCK)
        .bind("schema", names.schema())
        .mapTo(String.class)
        .findOne();
  }

  /** {@return whether nobody else adds to the tallies now, and nobody will before the commit} */
  boolean tryLock(Handle handle) {
    return handle
        .createQuery("select pg_try_advisory_xact_lock(:ours, hashtext(:schema))")
        .bind("ours", LOCK)
        .bind("schema", names.schema())
        .mapTo(Boolean.class)
        .one();
  }
}
