package dev.callkit.progress;

import dev.callkit.interview.InterviewFact;
import dev.callkit.interview.InterviewState;
import dev.callkit.interview.InterviewStep;
import dev.callkit.outcome.AttemptResult;
import dev.callkit.outcome.Outcomes;
import dev.callkit.progress.Attempt.Phase;
import dev.callkit.question.Selection;
import dev.callkit.telephony.AnsweredBy;
import dev.callkit.telephony.CarrierCallId;
import dev.callkit.telephony.DialSearch;
import dev.callkit.telephony.HangupCause;
import dev.callkit.telephony.LegEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The life of a call as a pure machine. Input that does not fit the call's state, such as a late
 * report about an attempt that is over, changes nothing; a final call never changes, except that
 * figures about an attempt that come late (cost, duration, the carrier's id) are added, and what
 * the host notes about it. A leg that turns out to ring after its attempt was given up is hung up.
 */
public final class CallMachine {
  // Reports may be this late before we ask the carrier ourselves.
  private static final Duration REPORT_MARGIN = Duration.ofSeconds(10);
  private static final Duration LOOK_UP_EVERY = Duration.ofSeconds(15);
  private static final Duration LOOK_UP_BOUND = Duration.ofMinutes(2);
  // A talk in which nothing has happened for so long may have ended without our being told.
  private static final Duration QUIET_TALK = Duration.ofSeconds(45);
  // From our goodbye to the carrier's end of the call.
  private static final Duration GOODBYE = Duration.ofSeconds(15);

  private final CallRules rules;
  private final Endings endings;
  private final Placing placing;

  /** A machine with one business's rules. */
  public CallMachine(CallRules rules) {
    this.rules = rules;
    this.endings = new Endings(rules);
    this.placing = new Placing(rules, endings, REPORT_MARGIN, LOOK_UP_BOUND);
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
    if (input instanceof CallInput.Spent spent) {
      return spent(call, spent, now);
    }
    Work work = new Work(call, now);
    if (input instanceof CallInput.Note note) {
      work.entry(new CallEvent.Noted(note.note()));
      return work.done();
    }
    stray(call, input).ifPresent(leg -> hangUpStray(work, leg));
    if (call.status().isFinal()) {
      return work.done();
    }
    if (input instanceof CallInput.Dial dial) {
      dial(work, dial);
    } else if (input instanceof CallInput.Postpone postpone) {
      if (waiting(call)) {
        work.entry(new CallEvent.Postponed(postpone.until()));
        work.wakeAt(postpone.until());
        work.lateness(call.lateness().postponedTo(postpone.until()));
        if (goesOn(call)) {
          work.settle(Endings.adjourned(postpone.until()));
        }
      }
    } else if (input instanceof CallInput.Wait moment) {
      if (waiting(call)) {
        work.wakeAt(moment.until());
        work.lateness(call.lateness().waitingFor(moment.cause()));
      }
    } else if (input instanceof CallInput.NothingToAsk nothing) {
      nothingToAsk(work, nothing.selection());
    } else if (input instanceof CallInput.Refuse refuse) {
      if (waiting(call) || isSearchedFor(call)) {
        Endings.refuse(work, refuse);
      }
    } else if (input instanceof CallInput.Placed placed) {
      onOpen(work, placed.attempt(), attempt -> placing.placed(work, attempt, placed.call().id()));
    } else if (input instanceof CallInput.DialFailed failed) {
      onOpen(work, failed.attempt(), attempt -> placing.failed(work, attempt, failed, chance));
    } else if (input instanceof CallInput.Searched searched) {
      onOpen(
          work, searched.attempt(), attempt -> placing.searched(work, attempt, searched, chance));
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

  /** The carrier's id of a leg that lives though its attempt, the latest, was given up unplaced. */
  private static Optional<CarrierCallId> stray(CallRecord call, CallInput input) {
    int latest = call.attempts().size();
    boolean givenUp =
        latest > 0
            && !call.attempts().get(latest - 1).isOpen()
            && call.attempts().get(latest - 1).carrierCall().isEmpty()
            && call.attempts().get(latest - 1).cause().orElse(HangupCause.CANCELED)
                == HangupCause.CANCELED;
    if (!givenUp) {
      return Optional.empty();
    }
    if (input instanceof CallInput.Placed placed && placed.attempt() == latest) {
      return Optional.of(placed.call().id());
    }
    if (input instanceof CallInput.Searched searched
        && searched.attempt() == latest
        && searched.found() instanceof DialSearch.Placed placed) {
      return Optional.of(placed.call().id());
    }
    if (input instanceof CallInput.Leg leg && leg.attempt() == latest) {
      if (leg.event() instanceof LegEvent.Ringing ringing) {
        return Optional.of(ringing.call());
      }
      if (leg.event() instanceof LegEvent.Answered answered) {
        return Optional.of(answered.call());
      }
    }
    return Optional.empty();
  }

  private static void hangUpStray(Work work, CarrierCallId leg) {
    List<Attempt> attempts = work.call().attempts();
    work.replace(attempts.get(attempts.size() - 1).carriedBy(leg));
    work.effect(CallEffect.HANG_UP);
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

  /** Whether the attempt was about to be dialled again, since it was proven not to be placed. */
  private static boolean isSearchedFor(CallRecord call) {
    return call.openAttempt().map(Attempt::phase).equals(Optional.of(Phase.UNKNOWN));
  }

  private void dial(Work work, CallInput.Dial dial) {
    if (!waiting(work.call())) {
      return;
    }
    boolean redial = dial.selection().isEmpty() && brokeInMidTalk(work.call());
    dial.selection().ifPresent(work::select);
    work.plan(dial.plan());
    work.startAttempt(dial, redial);
    work.wakeAt(work.now().plus(CallRules.DIAL_SETTLED));
    work.effect(CallEffect.DIAL);
  }

  /** Whether the latest attempt that reached a carrier is the one whose talk broke. */
  private static boolean brokeInMidTalk(CallRecord call) {
    return call.attempts().stream()
        .filter(attempt -> !attempt.passedOn())
        .reduce((earlier, later) -> later)
        .filter(latest -> latest.answeredAt().isPresent())
        .map(
            latest ->
                Outcomes.brokeInMidTalk(
                    new AttemptResult(
                        Optional.empty(),
                        latest.cause(),
                        latest.answeredBy(),
                        call.talk(),
                        latest
                            .endedAt()
                            .map(at -> Endings.letGo(call, latest.cause(), at))
                            .orElse(false))))
        .orElse(false);
  }

  private static void nothingToAsk(Work work, Selection selection) {
    if (waiting(work.call())) {
      work.select(selection);
      Endings.nothingToAsk(work);
    }
  }

  private void reported(Work work, Attempt attempt, LegEvent event) {
    work.entry(new CallEvent.Network(event));
    if (event instanceof LegEvent.Ringing ringing) {
      placing.placed(work, attempt, ringing.call());
      Attempt known = work.call().openAttempt().orElse(attempt);
      if (known.phase() == Phase.PLACED) {
        work.replace(known.in(Phase.RINGING));
      }
    } else if (event instanceof LegEvent.Answered answered) {
      placing.placed(work, attempt, answered.call());
      Attempt known = work.call().openAttempt().orElse(attempt);
      work.replace(known.answered(answered.at()));
      if (work.call().status() == CallStatus.CONNECTING) {
        work.wakeAt(work.now().plus(LOOK_UP_EVERY));
      }
      detected(work, answered.by());
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
      work.wakeAt(work.now().plus(GOODBYE));
    }
  }

  private void talked(Work work, Attempt attempt, InterviewStep step) {
    if (attempt.answeredAt().isEmpty()) {
      work.replace(attempt.answered(step.state().answeredAt()));
      work.lateness(work.call().lateness().dialled(attempt.startedAt()));
    }
    work.status(CallStatus.CONNECTING);
    work.status(CallStatus.IN_PROGRESS);
    work.talk(step);
    if (work.call().cancelRequested()) {
      work.effect(CallEffect.HANG_UP);
    }
    Instant now = work.now();
    work.wakeAt(
        toBeHungUp(work.call())
            ? now.plus(GOODBYE)
            : orItsLimit(step.state(), now, now.plus(QUIET_TALK)));
  }

  private static Instant orItsLimit(InterviewState talk, Instant now, Instant at) {
    return talk.nextLimit(now).filter(limit -> limit.isBefore(at)).orElse(at);
  }

  /** Whether nothing is to be said any more on the open leg. */
  private static boolean toBeHungUp(CallRecord call) {
    boolean machine =
        call.openAttempt()
            .map(Attempt::answeredBy)
            .filter(by -> by == AnsweredBy.MACHINE || by == AnsweredBy.FAX)
            .isPresent();
    boolean talkOver =
        call.status() == CallStatus.IN_PROGRESS
            && call.talk().flatMap(InterviewState::end).isPresent();
    return machine || talkOver || call.cancelRequested();
  }

  private static void cancel(Work work) {
    if (work.call().cancelRequested()) {
      return;
    }
    if (work.call().status() == CallStatus.IN_PROGRESS) {
      // What has been said stays; the end is what the carrier reports, and the last one.
      work.cancelRequested();
      work.wakeAt(work.now().plus(GOODBYE));
      work.effect(CallEffect.HANG_UP);
    } else {
      work.entry(new CallEvent.CancelRequested());
      Endings.cancel(work);
    }
  }

  private void wake(Work work, double chance) {
    CallRecord call = work.call();
    Instant now = work.now();
    if (call.wakeAt().map(now::isBefore).orElse(true) || call.openAttempt().isEmpty()) {
      return;
    }
    Attempt attempt = call.openAttempt().get();
    if (attempt.isUnsettled()) {
      placing.search(work, attempt, chance);
      return;
    }
    Instant due = expectedEnd(call, attempt);
    boolean inTalk = call.status() == CallStatus.IN_PROGRESS;
    if (now.isAfter(due.plus(LOOK_UP_BOUND))) {
      // The carrier has told nothing for so long that the leg cannot live any more.
      work.effect(CallEffect.HANG_UP);
      HangupCause silent = inTalk ? HangupCause.WE_HUNG_UP : HangupCause.NETWORK_FAILURE;
      Attempt last = inTalk ? attempt : attempt.untold(call.backstop());
      endings.ended(work, last, LegEvent.Ended.of(now, silent), chance);
      return;
    }
    Instant next =
        inTalk
            ? orItsLimit(call.talk().orElseThrow(), now, now.plus(LOOK_UP_EVERY))
            : now.plus(LOOK_UP_EVERY);
    work.wakeAt(now.isBefore(due) && due.isBefore(next) ? due : next);
    work.effect(CallEffect.LOOK_UP);
    if (toBeHungUp(call) || (inTalk && !now.isBefore(due))) {
      work.effect(CallEffect.HANG_UP);
    }
  }

  /** When this attempt should be over at the latest, if the carrier does as it is told. */
  private Instant expectedEnd(CallRecord call, Attempt attempt) {
    Optional<InterviewState> talk =
        call.status() == CallStatus.IN_PROGRESS ? call.talk() : Optional.empty();
    return talk.map(state -> state.answeredAt().plus(state.limits().end()))
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
      endings.ended(work, known.get(), end, chance);
    } else {
      work.replace(known.get().told().measured(end.duration(), end.cost()));
    }
    return work.done();
  }

  /** What is reported late of an attempt that is over is added as well. */
  private static CallStep spent(CallRecord call, CallInput.Spent spent, Instant now) {
    Work work = new Work(call, now);
    call.attempts().stream()
        .filter(attempt -> attempt.number() == spent.attempt())
        .findFirst()
        .ifPresent(
            attempt -> work.replace(attempt.spending(attempt.spending().onModel(spent.more()))));
    return work.done();
  }

  /** Whether the next attempt goes on with a talk that had begun, and keeps its questions. */
  public static boolean goesOn(CallRecord call) {
    return call.talk().map(InterviewState::begun).orElse(false);
  }

  /** {@return whether this talk step puts the person on the suppression list} */
  static boolean optsOut(InterviewStep step) {
    return step.facts().stream().anyMatch(InterviewFact.OptedOut.class::isInstance);
  }
}
