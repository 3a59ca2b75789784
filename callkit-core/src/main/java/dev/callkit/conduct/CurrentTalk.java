package dev.callkit.conduct;

import dev.callkit.call.AttemptId;
import dev.callkit.dialogue.Understanding;
import dev.callkit.interview.Interview;
import dev.callkit.interview.InterviewEvent;
import dev.callkit.interview.InterviewState;
import dev.callkit.interview.InterviewStep;
import dev.callkit.progress.Attempt;
import dev.callkit.progress.CallMachine;
import dev.callkit.progress.CallRecord;
import dev.callkit.progress.CallStatus;
import dev.callkit.store.CallStore;
import dev.callkit.telephony.AnsweredBy;
import dev.callkit.telephony.HangupCause;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a call's record says of the talk on its open line, and how that talk begins and ends. */
final class CurrentTalk {

  /** The talk of the open attempt: before it has begun, what is stored is an earlier one. */
  static Optional<InterviewState> of(CallRecord call) {
    return call.status() == CallStatus.IN_PROGRESS
        ? call.talk().map(talk -> talk.paidFor(paidFor(call)))
        : Optional.empty();
  }

  private static Optional<Duration> paidFor(CallRecord call) {
    return call.openAttempt().flatMap(attempt -> attempt.spending().paysFor());
  }

  static Optional<InterviewState> open(CallRecord call) {
    return of(call).filter(talk -> talk.end().isEmpty());
  }

  /** What is known of a talk before a reply is understood; the save decides what holds. */
  static Optional<InterviewState> stored(CallStore store, AttemptId attempt) {
    return store
        .find(attempt.call())
        .filter(call -> call.isOpen(attempt))
        .flatMap(CurrentTalk::open);
  }

  static boolean changes(CallRecord call, InterviewStep step) {
    return !call.talk().map(step.state()::equals).orElse(false);
  }

  static int attemptNumber(CallRecord call) {
    return call.openAttempt().map(Attempt::number).orElse(0);
  }

  static boolean isMachine(CallRecord call) {
    return call.openAttempt()
        .map(Attempt::answeredBy)
        .map(by -> by == AnsweredBy.MACHINE || by == AnsweredBy.FAX)
        .orElse(false);
  }

  static InterviewStep begin(CallRecord call, Instant now) {
    Optional<InterviewState> open = open(call);
    if (open.isPresent() && nothingHeardYet(open.get())) {
      // Most likely the carrier has asked twice; the same words fit a lost connection as well.
      return new InterviewStep(open.get(), open.get().lastLines(), List.of());
    }
    if (open.isPresent()) {
      return Interview.on(open.get(), new InterviewEvent.Reconnected(), now);
    }
    if (of(call).isPresent()) {
      // The goodbye has been said; a late connection hears the end of it again.
      InterviewState over = of(call).get();
      return new InterviewStep(over, over.lastLines(), List.of());
    }
    Instant answeredAt = call.openAttempt().flatMap(Attempt::answeredAt).orElse(now);
    InterviewStep first =
        CallMachine.goesOn(call)
            ? Interview.resume(call.talk().orElseThrow(), answeredAt)
            : Interview.begin(call.plan().orElseThrow(), answeredAt);
    return new InterviewStep(first.state().paidFor(paidFor(call)), first.lines(), first.facts());
  }

  private static boolean nothingHeardYet(InterviewState talk) {
    return talk.turn().number() == 1 && talk.pendingWords().isBlank();
  }

  static InterviewStep lastWords(
      InterviewState talk, HangupCause cause, Optional<Understanding> pending, Instant now) {
    if (cause == HangupCause.TIME_LIMIT) {
      InterviewStep limit = Interview.on(talk, new InterviewEvent.Tick(pending), now);
      if (limit.state().end().isPresent()) {
        return limit;
      }
    }
    return Interview.on(talk, new InterviewEvent.HungUp(pending), now);
  }

  private CurrentTalk() {}
}
