package dev.callkit.progress;

import dev.callkit.progress.Attempt.Phase;
import dev.callkit.telephony.CarrierCallId;
import dev.callkit.telephony.DialSearch;
import dev.callkit.telephony.TelephonyException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * From the moment an attempt is committed until it is known whether the carrier has it. Nobody is
 * rung twice for one attempt: what is not proven is searched for, and given up in the end.
 */
final class Placing {
  // How often, and for how long, a lost dial is searched for before it counts as rung.
  private static final Duration SEARCH_EVERY = Duration.ofSeconds(20);
  private static final Duration SEARCH_BOUND = Duration.ofMinutes(4);

  private static final int MOST_PASSED_ON = 20;

  private final CallRules rules;
  private final Endings endings;
  private final Duration reportMargin;
  private final Duration lookUpBound;

  Placing(CallRules rules, Endings endings, Duration reportMargin, Duration lookUpBound) {
    this.rules = rules;
    this.endings = endings;
    this.reportMargin = reportMargin;
    this.lookUpBound = lookUpBound;
  }

  void placed(Work work, Attempt attempt, CarrierCallId call) {
    if (attempt.isUnsettled()) {
      work.replace(attempt.carriedBy(call).in(Phase.PLACED));
      work.entry(new CallEvent.Placed(call));
      work.lateness(work.call().lateness().dialled(attempt.startedAt()));
      work.status(CallStatus.CONNECTING);
      work.wakeAt(work.now().plus(rules.ringTimeout()).plus(reportMargin));
    } else if (attempt.carrierCall().isEmpty()) {
      work.replace(attempt.carriedBy(call));
    }
  }

  void failed(Work work, Attempt attempt, CallInput.DialFailed dial, double chance) {
    if (!attempt.isUnsettled() || hasMoved(work, dial.wakeAtThen())) {
      // A webhook has proved meanwhile that it was placed after all, or it is searched for.
      return;
    }
    TelephonyException.Kind kind = dial.kind();
    work.entry(new CallEvent.DialFailed(kind));
    if (kind == TelephonyException.Kind.OUTCOME_UNKNOWN) {
      work.replace(attempt.in(Phase.UNKNOWN));
      work.wakeAt(work.now().plus(SEARCH_EVERY));
    } else if (dial.again().filter(at -> mayBePassedOn(work, at)).isPresent()) {
      endings.passedOn(work, attempt, kind, dial.again().get());
    } else {
      endings.notPlaced(work, attempt, kind, chance);
    }
  }

  /** Not for ever: in the end a try counts, whoever turned it away. */
  private boolean mayBePassedOn(Work work, Instant again) {
    long passed = work.call().attempts().stream().filter(Attempt::passedOn).count();
    return passed < MOST_PASSED_ON
        && again.isBefore(work.call().requestedAt().plus(rules.retry().window()));
  }

  void searched(Work work, Attempt attempt, CallInput.Searched search, double chance) {
    if (!attempt.isUnsettled()) {
      return;
    }
    if (search.found() instanceof DialSearch.Placed placed) {
      placed(work, attempt, placed.call().id());
      return;
    }
    if (hasMoved(work, search.wakeAtThen())) {
      // Perhaps it has been dialled again since the carrier was asked.
      return;
    }
    boolean inTime = work.now().isBefore(attempt.startedAt().plus(SEARCH_BOUND));
    if (search.found() instanceof DialSearch.NotPlaced) {
      if (inTime && rules.mayDial(work.call(), attempt, work.now())) {
        // Proven: this very attempt may be dialled once more.
        work.replace(attempt.in(Phase.PLACING));
        work.wakeAt(work.now().plus(CallRules.DIAL_SETTLED));
        work.effect(CallEffect.DIAL);
      } else {
        endings.notPlaced(work, attempt, TelephonyException.Kind.UNAVAILABLE, chance);
      }
    } else if (inTime) {
      work.replace(attempt.in(Phase.UNKNOWN));
      work.wakeAt(work.now().plus(SEARCH_EVERY));
    } else {
      endings.notPlaced(work, attempt, TelephonyException.Kind.OUTCOME_UNKNOWN, chance);
    }
  }

  /** Whether somebody has looked at the call since the carrier was asked. */
  private static boolean hasMoved(Work work, Optional<Instant> wakeAtThen) {
    return !work.call().wakeAt().equals(wakeAtThen);
  }

  void search(Work work, Attempt attempt, double chance) {
    Instant now = work.now();
    boolean searchedInVain =
        attempt.phase() == Phase.UNKNOWN
            && now.isAfter(attempt.startedAt().plus(SEARCH_BOUND).plus(lookUpBound));
    if (searchedInVain) {
      endings.notPlaced(work, attempt, TelephonyException.Kind.OUTCOME_UNKNOWN, chance);
      return;
    }
    work.replace(attempt.in(Phase.UNKNOWN));
    work.wakeAt(now.plus(SEARCH_EVERY));
    work.effect(CallEffect.SEARCH);
  }
}
