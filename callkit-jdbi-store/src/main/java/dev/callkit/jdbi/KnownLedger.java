package dev.callkit.jdbi;

import dev.callkit.call.CallId;
import dev.callkit.question.QuestionLedger;
import dev.callkit.question.Reservation;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * A ledger as it lies in the tables.
 *
 * @param version counts its changes; 0 if there is none
 * @param stamp drawn at random for every change: a ledger of the same version and stamp is the same
 * @param ledger what it says
 * @param places of its reservations, ascending, in their order
 */
record KnownLedger(long version, UUID stamp, QuestionLedger ledger, List<Long> places) {
  /** There is none. */
  static final KnownLedger NONE =
      new KnownLedger(0, new UUID(0, 0), QuestionLedger.EMPTY, List.of());

  /**
   * A reservation at its place.
   *
   * @param place orders those of a business
   */
  record Placed(long place, Reservation reservation) {}

  /**
   * What a step changes.
   *
   * @param before what it was decided on
   * @param after what it leaves
   * @param written the reservations that are new or changed
   * @param removed whose are gone
   */
  record Change(
      KnownLedger before, KnownLedger after, List<Placed> written, List<CallId> removed) {}

  /**
   * The change to the next ledger. Whatever was reserved before keeps its order in it; if it does
   * not, it is written anew at the end.
   */
  Change to(QuestionLedger next, UUID nextStamp) {
    List<Reservation> old = ledger.open();
    List<Reservation> fresh = next.open();
    List<Long> kept = new ArrayList<>(fresh.size());
    List<Placed> written = new ArrayList<>();
    List<CallId> removed = new ArrayList<>();
    int seen = 0;
    for (int at = 0; at < old.size(); at++) {
      Reservation was = old.get(at);
      if (seen == fresh.size() || !fresh.get(seen).call().equals(was.call())) {
        removed.add(was.call());
        continue;
      }
      Reservation is = fresh.get(seen++);
      kept.add(places.get(at));
      if (!is.equals(was)) {
        written.add(new Placed(places.get(at), is));
      }
    }
    long last = places.isEmpty() ? 0 : places.get(places.size() - 1);
    for (Reservation added : fresh.subList(seen, fresh.size())) {
      kept.add(++last);
      written.add(new Placed(last, added));
      removed.remove(added.call());
    }
    return new Change(
        this, new KnownLedger(version + 1, nextStamp, next, List.copyOf(kept)), written, removed);
  }
}
