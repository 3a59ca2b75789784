package dev.callkit.question;

import dev.callkit.question.Verdict.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One selection while it is worked out: who counts, who is due, who is asked, and why. */
final class Choice {
  private final Units units;
  private final SelectionTuning tuning;
  private final QuestionLedger known;
  private final LedgerDraft draft;
  private final SelectionRequest request;
  private final int budget;
  private final long[] counted;
  private final Verdict[] verdicts;

  /**
   * Nothing chosen yet.
   *
   * @param known the ledger before, for measured times
   * @param draft what is counted and taken goes in here; it has the catalogue's units
   */
  Choice(Catalogue catalogue, QuestionLedger known, LedgerDraft draft, SelectionRequest request) {
    this.units = catalogue.units();
    this.tuning = catalogue.tuning();
    this.known = known;
    this.draft = draft;
    this.request = request;
    this.budget = (int) request.budget().toSeconds();
    this.counted = new long[LedgerDraft.words(units.all.length)];
    this.verdicts = new Verdict[catalogue.questions().size()];
  }

  Reservation reserve(Instant expiry) {
    List<Candidate> candidates = candidates();
    candidates.sort(Candidate.CANONICAL);
    PairWinners pairs = new PairWinners(draft);
    pairs.decide(candidates, units);
    List<Candidate> chosen = fill(withoutLosers(candidates));
    List<Reservation.Take> taken = new ArrayList<>(chosen.size());
    for (Candidate candidate : chosen) {
      Unit unit = candidate.unit();
      // Forgiving follows the question's own level, not the one a trigger gives it today.
      long most = (long) tuning.carry() * unit.everyNth() / tuning.weight(unit.level());
      taken.add(draft.take(unit, most));
    }
    pairs.remember();
    Selection selection =
        new Selection(AskingOrder.of(chosen, request.customer(), known), List.of(verdicts));
    return new Reservation(request.call(), selection, counted, taken, expiry);
  }

  private List<Candidate> candidates() {
    List<Candidate> candidates = new ArrayList<>();
    for (Unit unit : units.all) {
      Reason outside = outside(unit);
      if (outside != null) {
        judge(unit, outside, 0, 0);
        continue;
      }
      draft.count(unit.slot());
      LedgerDraft.set(counted, unit.slot());
      Candidate candidate = due(unit);
      if (candidate != null) {
        candidates.add(candidate);
      }
    }
    return candidates;
  }

  /** Why this customer does not count for a unit; null if it does. */
  private @Nullable Reason outside(Unit unit) {
    CustomerFacts customer = request.customer();
    for (Question member : unit.members()) {
      if (!member.enabled() || !member.period().contains(customer.day())) {
        return Reason.NOT_ACTIVE;
      }
    }
    for (Question member : unit.members()) {
      if (!member.concerns(customer)) {
        return Reason.NOT_TRIGGERED;
      }
    }
    for (Question member : unit.members()) {
      if (request.keysOnly() && member.kind().maxKeys() == 0) {
        return Reason.NOT_ANSWERABLE;
      }
    }
    return null;
  }

  /** The unit as a candidate, or null with a verdict if its turn has to wait. */
  private @Nullable Candidate due(Unit unit) {
    long owed = draft.owed[unit.slot()];
    int everyNth = unit.everyNth();
    if (owed < everyNth) {
      judge(unit, Reason.NOT_DUE, everyNth - owed, 0);
      return null;
    }
    Priority level = unit.levelFor(request.customer());
    int weight = tuning.weight(level);
    long urgency = Candidate.urgencyHundredths(weight, owed, everyNth);
    // Catching up never runs at more than double pace.
    long tooSoon = (everyNth + 1) / 2 - draft.gap[unit.slot()];
    if (tooSoon > 0) {
      judge(unit, Reason.TOO_SOON, tooSoon, urgency);
      return null;
    }
    long days = daysToRest(unit);
    if (days > 0) {
      judge(unit, Reason.COOLDOWN, days, urgency);
      return null;
    }
    int seconds = unit.seconds(known, budget);
    if (seconds > budget) {
      judge(unit, Reason.TOO_LONG, 0, urgency);
      return null;
    }
    return new Candidate(unit, level, weight, owed, seconds);
  }

  /** How many days, begun ones counted whole, this person is not asked one of the questions. */
  private long daysToRest(Unit unit) {
    if (request.customer().asked().isEmpty()) {
      return 0;
    }
    long longest = 0;
    for (Question member : unit.members()) {
      Instant last = request.customer().asked().get(member.id());
      if (last != null && !member.cooldown().isZero()) {
        Duration left = Duration.between(request.now(), last.plus(member.cooldown()));
        long days = left.isNegative() ? 0 : left.plusDays(1).minusNanos(1).toDays();
        longest = Math.max(longest, days);
      }
    }
    return longest;
  }

  private List<Candidate> withoutLosers(List<Candidate> candidates) {
    if (units.links.length == 0) {
      return candidates;
    }
    List<Candidate> contenders = new ArrayList<>(candidates.size());
    for (Candidate candidate : candidates) {
      QuestionId winner = candidate.loserTo();
      if (winner == null) {
        contenders.add(candidate);
      } else {
        judge(
            candidate.unit(),
            Reason.EXCLUDED,
            0,
            candidate.urgencyHundredths(),
            Optional.of(winner));
      }
    }
    return contenders;
  }

  /** The head, and the best set for the time that is left; in canonical order. */
  private List<Candidate> fill(List<Candidate> contenders) {
    if (contenders.isEmpty()) {
      return List.of();
    }
    contenders.get(0).choose();
    pack(contenders);
    // Worked out only when it matters, which is rare: the load is a walk over the whole catalogue.
    if (missesItsOnlyTurn(contenders) && promisesHold()) {
      contenders.subList(1, contenders.size()).forEach(Candidate::leave);
      keepPlaces(contenders);
      pack(contenders);
    }
    List<Candidate> chosen = new ArrayList<>();
    for (Candidate candidate : contenders) {
      Reason reason = chosen.isEmpty() ? Reason.HEAD : Reason.PACKED;
      if (candidate.chosen()) {
        chosen.add(candidate);
      } else {
        reason = Reason.NO_TIME;
      }
      judge(candidate.unit(), reason, 0, candidate.urgencyHundredths());
    }
    return chosen;
  }

  /** Chooses, beside what is chosen already, the set that is worth the most. */
  private void pack(List<Candidate> contenders) {
    String group = contenders.get(0).unit().group();
    List<Candidate> others = new ArrayList<>(contenders.size());
    int[] seconds = new int[contenders.size()];
    long[] values = new long[contenders.size()];
    int room = budget;
    for (Candidate candidate : contenders) {
      if (candidate.chosen()) {
        room -= candidate.seconds();
        continue;
      }
      boolean related = candidate.unit().group().equals(group);
      seconds[others.size()] = candidate.seconds();
      values[others.size()] =
          (candidate.urgencyHundredths() + (related ? tuning.relatedHundredths() : 0))
              * candidate.seconds();
      others.add(candidate);
    }
    BitSet packed = Knapsack.choose(seconds, values, others.size(), room);
    packed.stream().forEach(place -> others.get(place).choose());
  }

  /** Nobody is asked twice: what is for every customer cannot make up for this one. */
  private static boolean missesItsOnlyTurn(List<Candidate> contenders) {
    for (Candidate candidate : contenders) {
      if (!candidate.chosen() && candidate.unit().everyNth() == 1) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether what applies to such customers leaves room for every promise, in whole milliseconds.
   */
  private boolean promisesHold() {
    long millis = 0;
    for (Unit unit : units.all) {
      if (LedgerDraft.isSet(counted, unit.slot())) {
        int seconds = unit.seconds(known, budget);
        // What is longer than the call takes no time from the others.
        millis += seconds > budget ? 0 : 1000L * seconds / unit.everyNth();
      }
    }
    return millis <= (long) SelectionTuning.MOST_PROMISED_LOAD_PER_MILLE * budget;
  }

  /** Of those asked of everyone, the most urgent first, as many as fit beside the head. */
  private void keepPlaces(List<Candidate> contenders) {
    int room = budget - contenders.get(0).seconds();
    for (Candidate candidate : contenders) {
      if (!candidate.chosen() && candidate.unit().everyNth() == 1 && candidate.seconds() <= room) {
        candidate.choose();
        room -= candidate.seconds();
      }
    }
  }

  private void judge(Unit unit, Reason reason, long toGo, long urgency) {
    judge(unit, reason, toGo, urgency, Optional.empty());
  }

  private void judge(
      Unit unit, Reason reason, long toGo, long urgency, Optional<QuestionId> other) {
    for (int member = 0; member < unit.members().length; member++) {
      verdicts[unit.places()[member]] =
          new Verdict(unit.members()[member].id(), reason, toGo, urgency, other);
    }
  }
}
