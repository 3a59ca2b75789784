package dev.callkit.progress;

import dev.callkit.interview.InterviewPlan;
import dev.callkit.interview.InterviewState;
import dev.callkit.interview.InterviewStep;
import dev.callkit.outcome.Outcome;
import dev.callkit.question.Selection;
import dev.callkit.question.Settlement;
import dev.callkit.telephony.HangupCause;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/** One step of a call while it is worked out. Refuses transitions that are not legal. */
final class Work {
  private final CallRecord before;
  private final Instant now;
  private CallStatus status;
  private Optional<Instant> wakeAt;
  private final List<Attempt> attempts;
  private Selection selection;
  private Optional<InterviewPlan> plan;
  private Optional<InterviewState> talk;
  private boolean cancelRequested;
  private Lateness lateness;
  private Optional<Outcome> outcome;
  private Optional<Instant> endedAt;

  private final List<TimelineEntry> entries = new ArrayList<>();
  private final EnumSet<CallEffect> effects = EnumSet.noneOf(CallEffect.class);
  private Optional<Settlement> settlement = Optional.empty();
  private boolean suppress;

  Work(CallRecord before, Instant now) {
    this.before = before;
    this.now = now;
    this.status = before.status();
    this.wakeAt = before.wakeAt();
    this.attempts = new ArrayList<>(before.attempts());
    this.selection = before.selection();
    this.plan = before.plan();
    this.talk = before.talk();
    this.cancelRequested = before.cancelRequested();
    this.lateness = before.lateness();
    this.outcome = before.outcome();
    this.endedAt = before.endedAt();
  }

  /** {@return the call as it stands in the middle of the step} */
  CallRecord call() {
    return new CallRecord(
        before.id(),
        before.request(),
        status,
        before.version(),
        before.requestedAt(),
        wakeAt,
        attempts,
        selection,
        plan,
        talk,
        cancelRequested,
        lateness,
        outcome,
        endedAt);
  }

  Instant now() {
    return now;
  }

  List<Outcome> outcomes() {
    return attempts.stream().flatMap(attempt -> attempt.outcome().stream()).toList();
  }

  void entry(CallEvent event) {
    boolean ofCall =
        event instanceof CallEvent.Closed
            || event instanceof CallEvent.CancelRequested
            || event instanceof CallEvent.Noted
            || event instanceof CallEvent.Postponed
            || event instanceof CallEvent.Selected
            || attempts.isEmpty();
    entries.add(new TimelineEntry(now, ofCall ? 0 : attempts.size(), event));
  }

  void effect(CallEffect effect) {
    effects.add(effect);
  }

  void wakeAt(Instant at) {
    wakeAt = Optional.of(at);
  }

  void status(CallStatus next) {
    if (next == status) {
      return;
    }
    if (!status.successors().contains(next)) {
      // On the way to a talk, being there already is no transition back.
      if (next == CallStatus.CONNECTING && status == CallStatus.IN_PROGRESS) {
        return;
      }
      throw new IllegalStateException(
          "call " + before.id() + ": no way from " + status + " to " + next);
    }
    status = next;
  }

  void select(Selection chosen) {
    selection = chosen;
    entry(new CallEvent.Selected(chosen));
  }

  void plan(InterviewPlan planned) {
    plan = Optional.of(planned);
  }

  void lateness(Lateness changed) {
    lateness = changed;
  }

  void startAttempt(CallInput.Dial dial, boolean redial) {
    attempts.add(
        Attempt.start(attempts.size() + 1, dial.provider(), redial, dial.allowance(), now));
    entry(new CallEvent.AttemptStarted(dial.provider()));
  }

  void replace(Attempt changed) {
    attempts.set(changed.number() - 1, changed);
  }

  void endAttempt(Attempt attempt, Instant at, Optional<HangupCause> cause, Outcome result) {
    replace(attempt.ended(at, cause, result));
    entry(new CallEvent.AttemptEnded(result));
  }

  void talk(InterviewStep step) {
    talk = Optional.of(step.state());
    suppress |= CallMachine.optsOut(step);
    step.facts().forEach(fact -> entry(new CallEvent.Talk(fact)));
  }

  void cancelRequested() {
    cancelRequested = true;
    entry(new CallEvent.CancelRequested());
  }

  void settle(Settlement how) {
    settlement = Optional.of(how);
  }

  void close(CallStatus last, Outcome result) {
    status(last);
    wakeAt = Optional.empty();
    outcome = Optional.of(result);
    endedAt = Optional.of(now);
    entry(new CallEvent.Closed(last, result));
  }

  CallStep done() {
    return new CallStep(call(), entries, settlement, suppress, effects);
  }
}
