package dev.callkit.progress;

import dev.callkit.interview.InterviewEnd;
import dev.callkit.interview.InterviewFact;
import dev.callkit.interview.InterviewState;
import dev.callkit.interview.InterviewStep;
import dev.callkit.outcome.AttemptResult;
import dev.callkit.outcome.Disposition;
import dev.callkit.outcome.Outcome;
import dev.callkit.outcome.Outcomes;
import dev.callkit.progress.Attempt.Phase;
import dev.callkit.question.Selection;
import dev.callkit.question.Settlement;
import dev.callkit.telephony.AnsweredBy;
import dev.callkit.telephony.CarrierCallId;
import dev.callkit.telephony.DialSearch;
import dev.callkit.telephony.HangupCause;
import dev.callkit.telephony.LegEvent;
import dev.callkit.telephony.TelephonyException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * The life of a call as a pure machine. Input that does not fit the call's state, such as a late
 * report about an attempt that is over, changes nothing; a final call never changes, except that
 * figures about an attempt that come late (cost, duration) are added.
 */
public final class CallMachine {
  // How long the carrier may take to answer dial() before we go and ask what became of it.
  private static final Duration PLACING_BOUND = Duration.ofSeconds(60);
  // How often, and for how long, a lost dial is searched for before it counts as rung.
  private static final Duration SEARCH_EVERY = Duration.ofSeconds(20);
  private static final Duration SEARCH_BOUND = Duration.ofMinutes(4);
  // Reports may be this late before we ask the carrier ourselves.
  private static final Duration REPORT_MARGIN = Duration.ofSeconds(10);
  private static final Duration LOOK_UP_EVERY = Duration.ofSeconds(15);
  private static final Duration LOOK_UP_BOUND = Duration.ofMinutes(2);
  // From our goodbye to the carrier's end of the call.
  private static final Duration GOODBYE = Duration.ofSeconds(15);

  private final CallRules rules;

  /** A machine with one business's rules. */
  public CallMachine(CallRules rules) {
    this.rules = rules;
  }

  /**
   * Takes one input.
   *
   * @param call the call before it
   * @param input what happened
   * @param now when
   * @param chance from 0 (inclusive) to 1 (exclusive): spreads retries
   * @return the step; one without entries and effects if the input changes nothing
   */
  public CallStep on(CallRecord call, CallInput input, Instant now, double chance) {
    if (input instanceof CallInput.Leg leg && leg.event() instanceof LegEvent.Ended end) {
      return ended(call, leg.attempt(), end, now, chance);
    }
    if (call.status().isFinal()) {
      return CallStep.nothing(call);
    }
    Work work = new Work(call, now);
    if (input instanceof CallInput.Dial dial) {
      dial(work, dial);
    } else if (input instanceof CallInput.Postpone postpone) {
      if (waiting(call)) {
        work.entry(new CallEvent.Postponed(postpone.until()));
        work.wakeAt(postpone.until());
      }
    } else if (input instanceof CallInput.NothingToAsk nothing) {
      nothingToAsk(work, nothing.selection());
    } else if (input instanceof CallInput.Refuse refuse) {
      if (waiting(call)) {
        work.close(
            refuse.suppressed() ? CallStatus.CANCELLED : CallStatus.FAILED, refuse.outcome());
      }
    } else if (input instanceof CallInput.Placed placed) {
      onOpen(work, placed.attempt(), attempt -> placed(work, attempt, placed.call().id()));
    } else if (input instanceof CallInput.DialFailed failed) {
      onOpen(work, failed.attempt(), attempt -> dialFailed(work, attempt, failed.kind(), chance));
    } else if (input instanceof CallInput.Searched searched) {
      onOpen(
          work, searched.attempt(), attempt -> searched(work, attempt, searched.found(), chance));
    } else if (input instanceof CallInput.Leg leg) {
      onOpen(work, leg.attempt(), attempt -> reported(work, attempt, leg.event()));
    } else if (input instanceof CallInput.Talk talk) {
      onOpen(work, talk.attempt(), attempt -> talked(work, attempt, talk.step()));
    } else if (input instanceof CallInput.Cancel) {
      cancel(work);
    } else if (input instanceof CallInput.Wake) {
      wake(work, chance);
    }
    return work.done();
  }

  private interface OnAttempt {
    void accept(Attempt attempt);
  }

  private static void onOpen(Work work, int number, OnAttempt action) {
    work.call().openAttempt().filter(open -> open.number() == number).ifPresent(action::accept);
  }

  private static boolean waiting(CallRecord call) {
    return call.status() == CallStatus.INITIATED && call.openAttempt().isEmpty();
  }

  private void dial(Work work, CallInput.Dial dial) {
    if (!waiting(work.call())) {
      return;
    }
    boolean redial = dial.selection().isEmpty();
    dial.selection().ifPresent(work::select);
    work.plan(dial.plan());
    work.startAttempt(dial.provider(), redial);
    work.wakeAt(work.now().plus(PLACING_BOUND));
    work.effect(CallEffect.DIAL);
  }

  private static void nothingToAsk(Work work, Selection selection) {
    if (waiting(work.call())) {
      work.select(selection);
      // The customer was there and counts, though not rung.
      work.settle(new Settlement.Conducted(Set.of()));
      work.close(
          CallStatus.FAILED,
          new Outcome(Disposition.NOTHING_TO_ASK, "no question was due for this customer"));
    }
  }

  private void placed(Work work, Attempt attempt, CarrierCallId call) {
    if (attempt.isUnsettled()) {
      work.replace(attempt.carriedBy(call).in(Phase.PLACED));
      work.entry(new CallEvent.Placed(call));
      work.status(CallStatus.CONNECTING);
      work.wakeAt(work.now().plus(rules.ringTimeout()).plus(REPORT_MARGIN));
    } else if (attempt.carrierCall().isEmpty()) {
      work.replace(attempt.carriedBy(call));
    }
  }

  private void dialFailed(Work work, Attempt attempt, TelephonyException.Kind kind, double chance) {
    if (!attempt.isUnsettled()) {
      // A webhook has proved meanwhile that it was placed after all.
      return;
    }
    work.entry(new CallEvent.DialFailed(kind));
    if (kind == TelephonyException.Kind.OUTCOME_UNKNOWN) {
      work.replace(attempt.in(Phase.UNKNOWN));
      work.wakeAt(work.now().plus(SEARCH_EVERY));
    } else {
      AttemptResult result =
          new AttemptResult(
              Optional.of(kind), Optional.empty(), AnsweredBy.UNKNOWN, Optional.empty());
      finishAttempt(work, attempt, work.now(), Optional.empty(), result, chance);
    }
  }

  private void searched(Work work, Attempt attempt, DialSearch found, double chance) {
    if (!attempt.isUnsettled()) {
      return;
    }
    if (found instanceof DialSearch.Placed placed) {
      placed(work, attempt, placed.call().id());
    } else if (found instanceof DialSearch.NotPlaced) {
      // Proven: this very attempt may be dialled once more.
      work.replace(attempt.in(Phase.PLACING));
      work.wakeAt(work.now().plus(PLACING_BOUND));
      work.effect(CallEffect.DIAL);
    } else if (work.now().isBefore(attempt.startedAt().plus(SEARCH_BOUND))) {
      work.replace(attempt.in(Phase.UNKNOWN));
      work.wakeAt(work.now().plus(SEARCH_EVERY));
    } else {
      AttemptResult result =
          new AttemptResult(
              Optional.of(TelephonyException.Kind.OUTCOME_UNKNOWN),
              Optional.empty(),
              AnsweredBy.UNKNOWN,
              Optional.empty());
      finishAttempt(work, attempt, work.now(), Optional.empty(), result, chance);
    }
  }

  private void reported(Work work, Attempt attempt, LegEvent event) {
    work.entry(new CallEvent.Network(event));
    if (event instanceof LegEvent.Ringing ringing) {
      placed(work, attempt, ringing.call());
      Attempt known = work.call().openAttempt().orElse(attempt);
      if (known.phase() == Phase.PLACED) {
        work.replace(known.in(Phase.RINGING));
      }
    } else if (event instanceof LegEvent.Answered answered) {
      placed(work, attempt, answered.call());
      Attempt known = work.call().openAttempt().orElse(attempt);
      work.replace(known.answered(answered.at()));
      detected(work, answered.by());
      if (work.call().status() == CallStatus.CONNECTING) {
        work.wakeAt(work.now().plus(LOOK_UP_EVERY));
      }
    } else if (event instanceof LegEvent.Detected detected) {
      detected(work, detected.by());
    }
  }

  private static void detected(Work work, AnsweredBy by) {
    if (by == AnsweredBy.UNKNOWN) {
      return;
    }
    Attempt attempt = work.call().openAttempt().orElseThrow();
    boolean saidYes =
        work.call().status() == CallStatus.IN_PROGRESS
            && work.call().talk().map(InterviewState::consented).orElse(false);
    if (saidYes) {
      // Who has agreed in words is a person, whatever the detector thinks of the greeting.
      return;
    }
    work.replace(attempt.detected(by));
    if (by != AnsweredBy.HUMAN) {
      work.effect(CallEffect.HANG_UP);
    }
  }

  private void talked(Work work, Attempt attempt, InterviewStep step) {
    if (attempt.answeredAt().isEmpty()) {
      work.replace(attempt.answered(step.state().answeredAt()));
    }
    work.status(CallStatus.CONNECTING);
    work.status(CallStatus.IN_PROGRESS);
    work.talk(step);
    Instant now = work.now();
    Instant look =
        step.state().end().isPresent()
            ? now.plus(GOODBYE)
            : step.state().nextLimit(now).orElse(now.plus(LOOK_UP_EVERY));
    work.wakeAt(look);
  }

  private void cancel(Work work) {
    work.entry(new CallEvent.CancelRequested());
    if (work.call().status() == CallStatus.IN_PROGRESS) {
      // What has been said stays; the end is what the carrier reports.
      work.effect(CallEffect.HANG_UP);
      return;
    }
    work.call()
        .openAttempt()
        .ifPresent(
            attempt -> {
              work.endAttempt(
                  attempt,
                  work.now(),
                  Optional.of(HangupCause.CANCELED),
                  new Outcome(Disposition.NOT_ATTEMPTED, "cancelled by the host"));
              work.effect(CallEffect.HANG_UP);
            });
    work.settle(settlement(work.call()));
    work.close(CallStatus.CANCELLED, new Outcome(finalOf(work), "cancelled by the host"));
  }

  private static Disposition finalOf(Work work) {
    return Outcomes.ofCall(work.outcomes()).disposition();
  }

  private void wake(Work work, double chance) {
    CallRecord call = work.call();
    Instant now = work.now();
    if (call.wakeAt().map(now::isBefore).orElse(true) || call.openAttempt().isEmpty()) {
      return;
    }
    Attempt attempt = call.openAttempt().get();
    if (attempt.isUnsettled()) {
      work.wakeAt(now.plus(SEARCH_EVERY));
      work.effect(CallEffect.SEARCH);
      return;
    }
    Instant due = expectedEnd(call, attempt);
    if (now.isAfter(due.plus(LOOK_UP_BOUND))) {
      // The carrier has told nothing for so long that the leg cannot live any more.
      work.effect(CallEffect.HANG_UP);
      LegEvent.Ended silent =
          LegEvent.Ended.of(
              now,
              call.status() == CallStatus.IN_PROGRESS
                  ? HangupCause.WE_HUNG_UP
                  : HangupCause.NETWORK_FAILURE);
      endOpen(work, attempt, silent, chance);
      return;
    }
    work.wakeAt(now.plus(LOOK_UP_EVERY));
    work.effect(CallEffect.LOOK_UP);
    if (now.compareTo(due) >= 0 && call.status() == CallStatus.IN_PROGRESS) {
      work.effect(CallEffect.HANG_UP);
    }
  }

  /** When this attempt should be over at the latest, if the carrier does as it is told. */
  private Instant expectedEnd(CallRecord call, Attempt attempt) {
    Optional<InterviewState> talk =
        call.status() == CallStatus.IN_PROGRESS ? call.talk() : Optional.empty();
    return talk.map(state -> state.answeredAt().plus(state.plan().limits().end()))
        .or(() -> attempt.answeredAt().map(at -> at.plus(REPORT_MARGIN)))
        .orElse(attempt.startedAt().plus(rules.ringTimeout()).plus(REPORT_MARGIN));
  }

  private CallStep ended(
      CallRecord call, int number, LegEvent.Ended end, Instant now, double chance) {
    Work work = new Work(call, now);
    Optional<Attempt> known =
        call.attempts().stream().filter(attempt -> attempt.number() == number).findFirst();
    if (known.isEmpty()) {
      return CallStep.nothing(call);
    }
    if (known.get().isOpen()) {
      work.entry(new CallEvent.Network(end));
      endOpen(work, known.get(), end, chance);
    } else {
      work.replace(known.get().measured(end.duration(), end.cost()));
    }
    return work.done();
  }

  private void endOpen(Work work, Attempt attempt, LegEvent.Ended end, double chance) {
    CallRecord call = work.call();
    boolean talked = call.status() == CallStatus.IN_PROGRESS;
    Attempt measured = attempt.measured(end.duration(), end.cost());
    AttemptResult result =
        new AttemptResult(
            Optional.empty(),
            Optional.of(end.cause()),
            measured.answeredBy(),
            talked ? call.talk() : Optional.empty());
    finishAttempt(work, measured, end.at(), Optional.of(end.cause()), result, chance);
  }

  private void finishAttempt(
      Work work,
      Attempt attempt,
      Instant at,
      Optional<HangupCause> cause,
      AttemptResult result,
      double chance) {
    work.endAttempt(attempt, at, cause, rules.outcomes().ofAttempt(result));
    Optional<Instant> again = rules.retryAt(work.call(), result, work.now(), chance);
    if (again.isPresent()) {
      if (!goesOn(work.call())) {
        work.settle(new Settlement.NotConducted());
      }
      work.entry(new CallEvent.RetryPlanned(again.get()));
      work.status(CallStatus.INITIATED);
      work.wakeAt(again.get());
      return;
    }
    work.settle(settlement(work.call()));
    work.close(lastStatus(work, result), Outcomes.ofCall(work.outcomes()));
  }

  /** Whether the next attempt goes on with a talk that had begun, and keeps its questions. */
  public static boolean goesOn(CallRecord call) {
    return call.talk().map(InterviewState::consented).orElse(false);
  }

  private static Settlement settlement(CallRecord call) {
    return call.talk()
        .filter(InterviewState::consented)
        .<Settlement>map(talk -> new Settlement.Conducted(talk.asked()))
        .orElseGet(Settlement.NotConducted::new);
  }

  private static CallStatus lastStatus(Work work, AttemptResult result) {
    if (work.call().status() != CallStatus.IN_PROGRESS) {
      return CallStatus.FAILED;
    }
    boolean limit =
        result
            .talk()
            .flatMap(InterviewState::end)
            .map(InterviewEnd.TIME_LIMIT::equals)
            .orElse(false);
    if (limit) {
      return CallStatus.TIMEOUT;
    }
    return switch (Outcomes.ofCall(work.outcomes()).disposition()) {
      case COMPLETE, PARTIAL, REFUSAL, BREAK_OFF, LANGUAGE, WRONG_PERSON -> CallStatus.COMPLETED;
      default -> CallStatus.FAILED;
    };
  }

  /** {@return whether this talk step puts the person on the suppression list} */
  static boolean optsOut(InterviewStep step) {
    return step.facts().stream().anyMatch(InterviewFact.OptedOut.class::isInstance);
  }
}
