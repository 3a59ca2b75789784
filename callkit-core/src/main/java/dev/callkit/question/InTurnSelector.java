package dev.callkit.question;

import dev.callkit.call.CallId;
import dev.callkit.question.QuestionLedger.Reservation;
import dev.callkit.question.QuestionLedger.Standing;
import dev.callkit.question.QuestionLedger.Take;
import dev.callkit.question.Verdict.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Turns are earned, kept and paid back; room is filled greedily in order of urgency. What is
 * deferred stays owed, so nothing is lost at the customers where many questions meet.
 */
final class InTurnSelector implements QuestionSelector {
  private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(30);
  // A long drought is forgiven down to this much urgency, so that it is not paid back in a burst.
  private static final int CARRY = 16;

  private record Candidate(Question question, Standing standing) {
    long turnsTimes(long factor) {
      return question.priority().weight() * standing.owed() * factor;
    }

    int everyNth() {
      return question.frequency().everyNth();
    }

    long urgencyHundredths() {
      return turnsTimes(100) / everyNth();
    }
  }

  /**
   * Most urgent first, compared exactly; then level, frequency and id, so that ties are settled.
   */
  private static final Comparator<Candidate> CANONICAL =
      ((Comparator<Candidate>)
              (a, b) -> Long.compare(b.turnsTimes(a.everyNth()), a.turnsTimes(b.everyNth())))
          .thenComparing(candidate -> candidate.question().priority())
          .thenComparing(Candidate::everyNth)
          .thenComparing(candidate -> candidate.question().id());

  private static final Comparator<Candidate> BY_LEVEL =
      Comparator.comparing(candidate -> candidate.question().priority());

  @Override
  public Reserved select(Catalogue catalogue, QuestionLedger ledger, SelectionRequest request) {
    Reservation held = ledger.open().get(request.call());
    if (held != null) {
      return new Reserved(held.selection(), ledger);
    }
    Map<QuestionId, Verdict> verdicts = new LinkedHashMap<>();
    Map<QuestionId, Standing> counted = new LinkedHashMap<>();
    List<Candidate> due = new ArrayList<>();
    for (Question question : catalogue.questions()) {
      Reason reason = notApplicable(question, request);
      if (reason != null) {
        verdicts.put(question.id(), new Verdict(question.id(), reason, 0, 0));
        continue;
      }
      Standing before = ledger.standing(question);
      Standing now = new Standing(before.owed() + 1, before.gap() + 1, before.takes());
      counted.put(question.id(), now);
      Candidate candidate = new Candidate(question, now);
      Verdict deferred = deferred(candidate, request.budget());
      if (deferred == null) {
        due.add(candidate);
      } else {
        verdicts.put(question.id(), deferred);
      }
    }
    due.sort(CANONICAL);
    List<Candidate> chosen = fill(due, request.budget(), verdicts);
    List<Take> taken = take(chosen, counted);
    Selection selection = new Selection(askingOrder(chosen), inCatalogueOrder(catalogue, verdicts));
    Reservation reservation =
        new Reservation(
            selection, List.copyOf(counted.keySet()), taken, request.now().plus(FORGOTTEN_AFTER));
    return new Reserved(selection, ledger.reserve(counted, request.call(), reservation));
  }

  private static @Nullable Reason notApplicable(Question question, SelectionRequest request) {
    if (!question.enabled() || !question.period().contains(request.day())) {
      return Reason.NOT_ACTIVE;
    }
    if (!question.concerns(request.departments())) {
      return Reason.NOT_TRIGGERED;
    }
    return request.keysOnly() && question.kind().maxKeys() == 0 ? Reason.NOT_ANSWERABLE : null;
  }

  private static @Nullable Verdict deferred(Candidate candidate, Duration budget) {
    QuestionId id = candidate.question().id();
    long toGo = candidate.everyNth() - candidate.standing().owed();
    if (toGo > 0) {
      return new Verdict(id, Reason.NOT_DUE, toGo, 0);
    }
    // Catching up never runs at more than double pace.
    long tooSoon = (candidate.everyNth() + 1) / 2 - candidate.standing().gap();
    if (tooSoon > 0) {
      return new Verdict(id, Reason.TOO_SOON, tooSoon, candidate.urgencyHundredths());
    }
    return candidate.question().time().compareTo(budget) > 0
        ? new Verdict(id, Reason.TOO_LONG, 0, candidate.urgencyHundredths())
        : null;
  }

  private static List<Candidate> fill(
      List<Candidate> due, Duration budget, Map<QuestionId, Verdict> verdicts) {
    List<Candidate> chosen = new ArrayList<>();
    Duration left = budget;
    for (Candidate candidate : due) {
      Reason reason = Reason.NO_TIME;
      if (candidate.question().time().compareTo(left) <= 0) {
        reason = chosen.isEmpty() ? Reason.HEAD : Reason.PACKED;
        chosen.add(candidate);
        left = left.minus(candidate.question().time());
      }
      QuestionId id = candidate.question().id();
      verdicts.put(id, new Verdict(id, reason, 0, candidate.urgencyHundredths()));
    }
    return chosen;
  }

  private static List<Take> take(List<Candidate> chosen, Map<QuestionId, Standing> counted) {
    List<Take> taken = new ArrayList<>();
    for (Candidate candidate : chosen) {
      Standing standing = candidate.standing();
      long most = (long) CARRY * candidate.everyNth() / candidate.question().priority().weight();
      long after = Math.min(standing.owed() - candidate.everyNth(), most);
      long takeNo = standing.takes() + 1;
      taken.add(
          new Take(candidate.question().id(), standing.owed() - after, standing.gap(), takeNo));
      counted.put(candidate.question().id(), new Standing(after, 0, takeNo));
    }
    return taken;
  }

  /** The talk opens with what matters most and then stays on its topic. */
  private static List<QuestionId> askingOrder(List<Candidate> chosen) {
    // Both sorts are stable: of equal levels the better canonical rank stays first.
    Map<String, List<Candidate>> byGroup = new LinkedHashMap<>();
    for (Candidate candidate : chosen) {
      byGroup
          .computeIfAbsent(candidate.question().group(), name -> new ArrayList<>())
          .add(candidate);
    }
    List<List<Candidate>> groups = new ArrayList<>(byGroup.values());
    groups.forEach(group -> group.sort(BY_LEVEL));
    groups.sort(Comparator.comparing(group -> group.get(0), BY_LEVEL));
    return groups.stream()
        .flatMap(List::stream)
        .map(candidate -> candidate.question().id())
        .toList();
  }

  private static List<Verdict> inCatalogueOrder(
      Catalogue catalogue, Map<QuestionId, Verdict> verdicts) {
    return catalogue.questions().stream()
        .map(question -> verdicts.get(question.id()))
        .filter(Objects::nonNull)
        .toList();
  }

  @Override
  public QuestionLedger settle(QuestionLedger ledger, CallId call, Settlement settlement) {
    Reservation reservation = ledger.open().get(call);
    if (reservation == null) {
      return ledger;
    }
    Map<QuestionId, Standing> changed = new HashMap<>();
    for (Take take : reservation.taken()) {
      boolean asked =
          settlement instanceof Settlement.Conducted conducted
              && conducted.asked().contains(take.question());
      Standing standing = ledger.standings().get(take.question());
      if (!asked && standing != null) {
        boolean latest = standing.takes() == take.takeNo();
        changed.put(
            take.question(),
            new Standing(
                standing.owed() + take.amount(),
                standing.gap() + (latest ? take.gapBefore() : 0),
                standing.takes()));
      }
    }
    if (settlement instanceof Settlement.NotConducted) {
      for (QuestionId id : reservation.counted()) {
        Standing standing = changed.getOrDefault(id, ledger.standings().get(id));
        if (standing != null) {
          changed.put(id, new Standing(standing.owed() - 1, standing.gap(), standing.takes()));
        }
      }
    }
    return ledger.release(changed, call);
  }
}
