package dev.callkit.question;

import dev.callkit.call.CallId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A ledger while it is worked on. The columns belong to the draft until it is made a ledger. */
final class LedgerDraft {
  final String[] ids;
  final int[] everyNth;
  final long[] owed;
  final long[] gap;
  final long[] takes;
  List<Reservation> open;
  Map<QuestionId, MeasuredTimes> measured;
  Map<PairRule.Alternate, QuestionId> lastWinners;

  LedgerDraft(
      String[] ids,
      int[] everyNth,
      long[] owed,
      long[] gap,
      long[] takes,
      List<Reservation> open,
      Map<QuestionId, MeasuredTimes> measured,
      Map<PairRule.Alternate, QuestionId> lastWinners) {
    this.ids = ids;
    this.everyNth = everyNth;
    this.owed = owed;
    this.gap = gap;
    this.takes = takes;
    this.open = open;
    this.measured = measured;
    this.lastWinners = lastWinners;
  }

  QuestionLedger done() {
    return new QuestionLedger(this);
  }

  /** Counts one customer for a unit. */
  void count(int slot) {
    owed[slot]++;
    gap[slot]++;
  }

  /** Takes a turn; of what is left more than {@code most} is forgiven. */
  Reservation.Take take(Unit unit, long most) {
    int slot = unit.slot();
    long after = Math.min(owed[slot] - unit.everyNth(), most);
    Reservation.Take take =
        new Reservation.Take(
            slot, unit.questions(), owed[slot] - after, gap[slot], takes[slot] + 1);
    owed[slot] = after;
    gap[slot] = 0;
    takes[slot]++;
    return take;
  }

  void reserve(Reservation reservation) {
    List<Reservation> more = new ArrayList<>(open.size() + 1);
    more.addAll(open);
    more.add(reservation);
    open = List.copyOf(more);
  }

  /** Gives back what was forgotten. */
  void expire(Instant now) {
    for (Reservation reservation : open) {
      if (!reservation.expiresAt().isAfter(now)) {
        settle(reservation, new Settlement.NotConducted());
      }
    }
  }

  void settle(Reservation reservation, Settlement settlement) {
    if (settlement instanceof Settlement.Adjourned adjourned) {
      open =
          open.stream()
              .map(held -> held.equals(reservation) ? held.until(adjourned.until()) : held)
              .toList();
      return;
    }
    remove(reservation.call());
    Set<QuestionId> asked = Set.of();
    if (settlement instanceof Settlement.Conducted conducted) {
      asked = conducted.asked();
      learn(asked, conducted.took());
    } else {
      reservation.counted().forEach(slot -> owed[slot]--);
    }
    for (Reservation.Take take : reservation.taken()) {
      // Of a combination one question is enough: it has been begun.
      if (take.questions().stream().noneMatch(asked::contains)) {
        refund(take);
      }
    }
  }

  private void remove(CallId call) {
    open = open.stream().filter(held -> !held.call().equals(call)).toList();
  }

  private void refund(Reservation.Take take) {
    owed[take.place()] += take.amount();
    if (takes[take.place()] == take.takeNo()) {
      gap[take.place()] += take.gapBefore();
    }
  }

  private void learn(Set<QuestionId> asked, Map<QuestionId, Duration> took) {
    if (took.isEmpty()) {
      return;
    }
    Map<QuestionId, MeasuredTimes> more = new HashMap<>(measured);
    took.forEach(
        (question, time) -> {
          if (asked.contains(question)) {
            more.put(question, more.getOrDefault(question, MeasuredTimes.NONE).and(time));
          }
        });
    measured = Map.copyOf(more);
  }

  void won(PairRule.Alternate rule, QuestionId winner) {
    if (!winner.equals(lastWinners.get(rule))) {
      Map<PairRule.Alternate, QuestionId> more = new HashMap<>(lastWinners);
      more.put(rule, winner);
      lastWinners = Map.copyOf(more);
    }
  }

  /**
   * The same ledger for a catalogue that has been changed: what is new begins, what is gone is
   * dropped, and turns stay turns where a frequency has changed.
   */
  LedgerDraft adopt(Catalogue catalogue) {
    Units units = catalogue.units();
    int size = units.all.length;
    if (size == 0) {
      // More likely a catalogue that could not be loaded than one that was emptied for good.
      return this;
    }
    LedgerDraft next =
        new LedgerDraft(
            units.ids,
            units.everyNth,
            new long[size],
            new long[size],
            new long[size],
            open,
            measured,
            lastWinners);
    Map<String, Integer> old = new HashMap<>();
    for (int place = 0; place < ids.length; place++) {
      old.put(ids[place], place);
    }
    int[] slotOf = new int[ids.length];
    Arrays.fill(slotOf, -1);
    for (int slot = 0; slot < size; slot++) {
      Integer place = old.get(units.ids[slot]);
      if (place == null) {
        next.owed[slot] = catalogue.start().owedAtStart(units.everyNth[slot], slot);
        next.gap[slot] = units.everyNth[slot];
      } else {
        slotOf[place] = slot;
        next.owed[slot] = rescaledOwed(place, units.everyNth[slot]);
        next.gap[slot] = gap[place];
        next.takes[slot] = takes[place];
      }
    }
    next.open = open.stream().map(held -> moved(held, slotOf, units)).toList();
    next.forget(catalogue);
    return next;
  }

  /**
   * Turns stay turns. Customers whose calls are still open may be taken back one by one, each as
   * one, or may stay; whichever is better for the question is assumed, because what it was given
   * too much is forgiven soon, and what it was given too little would keep it silent for long.
   */
  private long rescaledOwed(int place, int newN) {
    int oldN = everyNth[place];
    if (oldN == newN) {
      return owed[place];
    }
    long pending = open.stream().filter(held -> isSet(held.countedWords(), place)).count();
    long ifTheyStay = Math.floorDiv(owed[place] * newN, (long) oldN);
    long ifTheyGo = Math.floorDiv((owed[place] - pending) * newN, (long) oldN) + pending;
    return Math.max(ifTheyStay, ifTheyGo);
  }

  private Reservation moved(Reservation held, int[] slotOf, Units units) {
    long[] counted = new long[words(units.all.length)];
    held.counted()
        .filter(place -> slotOf[place] >= 0)
        .forEach(place -> set(counted, slotOf[place]));
    List<Reservation.Take> taken = new ArrayList<>();
    for (Reservation.Take take : held.taken()) {
      int slot = slotOf[take.place()];
      if (slot >= 0) {
        long amount =
            Math.floorDiv(take.amount() * units.everyNth[slot], (long) everyNth[take.place()]);
        taken.add(
            new Reservation.Take(slot, take.questions(), amount, take.gapBefore(), take.takeNo()));
      }
    }
    return new Reservation(held.call(), held.selection(), counted, taken, held.expiresAt());
  }

  private void forget(Catalogue catalogue) {
    Map<QuestionId, MeasuredTimes> times = new HashMap<>(measured);
    times.keySet().removeIf(question -> catalogue.find(question).isEmpty());
    measured = Map.copyOf(times);
    Map<PairRule.Alternate, QuestionId> winners = new HashMap<>(lastWinners);
    winners.keySet().retainAll(new HashSet<>(catalogue.pairs()));
    lastWinners = Map.copyOf(winners);
  }

  static int words(int size) {
    return (size + 63) >> 6;
  }

  static void set(long[] words, int place) {
    words[place >> 6] |= 1L << place;
  }

  static boolean isSet(long[] words, int place) {
    return place >> 6 < words.length && (words[place >> 6] & 1L << place) != 0;
  }
}
