package dev.callkit.progress;

import dev.callkit.interview.Answer;
import dev.callkit.interview.InterviewEnd;
import dev.callkit.interview.InterviewState;
import dev.callkit.outcome.AttemptResult;
import dev.callkit.outcome.Disposition;
import dev.callkit.outcome.Outcome;
import dev.callkit.outcome.Outcomes;
import dev.callkit.question.QuestionId;
import dev.callkit.question.Settlement;
import dev.callkit.telephony.AnsweredBy;
import dev.callkit.telephony.HangupCause;
import dev.callkit.telephony.LegEvent;
import dev.callkit.telephony.TelephonyException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How an attempt ends and what follows: another attempt, or the call's last status. */
final class Endings {
  // Every node may be down for a night before a talk that was put off loses its questions.
  private static final Duration GRACE = Duration.ofDays(1);

  private final CallRules rules;

  Endings(CallRules rules) {
    this.rules = rules;
  }

  /** The network has ended it, or is taken to have. */
  void ended(Work work, Attempt attempt, LegEvent.Ended end, double chance) {
    CallRecord call = work.call();
    boolean talked = call.status() == CallStatus.IN_PROGRESS;
    work.lateness(work.call().lateness().dialled(attempt.startedAt()));
    Attempt measured = attempt.measured(end.duration(), end.cost());
    AttemptResult result =
        new AttemptResult(
            Optional.empty(),
            Optional.of(end.cause()),
            measured.answeredBy(),
            talked ? call.talk() : Optional.empty(),
            talked && letGo(call, Optional.of(end.cause()), end.at()));
    finish(work, measured, end.at(), result, chance);
  }

  /** It was not placed, or it will never be known whether it was. */
  void notPlaced(Work work, Attempt attempt, TelephonyException.Kind kind, double chance) {
    AttemptResult result =
        new AttemptResult(
            Optional.of(kind), Optional.empty(), AnsweredBy.UNKNOWN, Optional.empty(), false);
    Lateness lateness = work.call().lateness();
    work.lateness(
        kind == TelephonyException.Kind.OUTCOME_UNKNOWN
            ? lateness.dialled(attempt.startedAt())
            : lateness.waitingFor(DelayCause.TURNED_AWAY));
    Attempt charged =
        kind == TelephonyException.Kind.OUTCOME_UNKNOWN
            ? attempt.untold(work.call().backstop())
            : attempt.free();
    finish(work, charged, work.now(), result, chance);
  }

  /** A carrier turned it away for certain; this was no try, and another one follows. */
  void passedOn(Work work, Attempt attempt, TelephonyException.Kind kind, Instant again) {
    AttemptResult result =
        new AttemptResult(
            Optional.of(kind), Optional.empty(), AnsweredBy.UNKNOWN, Optional.empty(), false);
    work.endAttempt(
        attempt.turnedAway().free(),
        work.now(),
        Optional.empty(),
        rules.outcomes().ofAttempt(result));
    work.lateness(work.call().lateness().waitingFor(DelayCause.TURNED_AWAY));
    again(work, again);
  }

  private static void again(Work work, Instant at) {
    work.settle(CallMachine.goesOn(work.call()) ? adjourned(at) : new Settlement.NotConducted());
    work.entry(new CallEvent.RetryPlanned(at));
    work.status(CallStatus.INITIATED);
    work.wakeAt(at);
  }

  /**
   * Whether we hung up on a talk that was going on, before its limit and without being asked to.
   */
  static boolean letGo(CallRecord call, Optional<HangupCause> cause, Instant at) {
    return cause.equals(Optional.of(HangupCause.WE_HUNG_UP))
        && !call.cancelRequested()
        && call.talk()
            .filter(talk -> talk.end().orElse(InterviewEnd.HUNG_UP) == InterviewEnd.HUNG_UP)
            .map(talk -> at.isBefore(talk.answeredAt().plus(talk.limits().end())))
            .orElse(false);
  }

  private void finish(Work work, Attempt attempt, Instant at, AttemptResult result, double chance) {
    work.endAttempt(attempt, at, result.cause(), outcome(work.call(), result));
    Optional<Instant> again =
        work.call().cancelRequested()
            ? Optional.empty()
            : rules.retryAt(work.call(), result, work.now(), chance);
    if (again.isPresent()) {
      again(work, again.get());
      return;
    }
    work.settle(settlement(work.call()));
    work.close(lastStatus(work, result, at), Outcomes.ofCall(work.outcomes()));
  }

  private Outcome outcome(CallRecord call, AttemptResult result) {
    Outcome derived = rules.outcomes().ofAttempt(result);
    return call.cancelRequested() && derived.disposition() == Disposition.TECHNICAL
        ? cancelled(Disposition.NOT_ATTEMPTED)
        : derived;
  }

  private static CallStatus lastStatus(Work work, AttemptResult result, Instant at) {
    if (work.call().status() != CallStatus.IN_PROGRESS) {
      return CallStatus.FAILED;
    }
    if (result.talk().map(talk -> limitEnded(talk, result, at)).orElse(false)) {
      return CallStatus.TIMEOUT;
    }
    return switch (Outcomes.ofCall(work.outcomes()).disposition()) {
      case COMPLETE, PARTIAL, REFUSAL, BREAK_OFF, LANGUAGE, WRONG_PERSON -> CallStatus.COMPLETED;
      default -> CallStatus.FAILED;
    };
  }

  /** Whether the talk's own limit, the watchdog or the carrier's backstop ended it. */
  private static boolean limitEnded(InterviewState talk, AttemptResult result, Instant at) {
    InterviewEnd end = talk.end().orElse(InterviewEnd.HUNG_UP);
    if (end != InterviewEnd.HUNG_UP) {
      return end == InterviewEnd.TIME_LIMIT;
    }
    boolean watchdog =
        result.cause().equals(Optional.of(HangupCause.WE_HUNG_UP))
            && !at.isBefore(talk.answeredAt().plus(talk.limits().end()));
    return watchdog || result.cause().equals(Optional.of(HangupCause.TIME_LIMIT));
  }

  /** The host takes the call back before the talk. */
  static void cancel(Work work) {
    Optional<Attempt> open = work.call().openAttempt();
    boolean reserved = open.isPresent() || CallMachine.goesOn(work.call());
    open.ifPresent(
        attempt -> {
          work.endAttempt(
              attempt,
              work.now(),
              Optional.of(HangupCause.CANCELED),
              cancelled(Disposition.NOT_ATTEMPTED));
          work.effect(CallEffect.HANG_UP);
        });
    if (reserved) {
      work.settle(settlement(work.call()));
    }
    work.close(CallStatus.CANCELLED, cancelled(Outcomes.ofCall(work.outcomes()).disposition()));
  }

  private static Outcome cancelled(Disposition disposition) {
    return new Outcome(disposition, "cancelled by the host");
  }

  /** No further attempt is made, by a gate's decision; what earlier ones came to still counts. */
  static void refuse(Work work, CallInput.Refuse refuse) {
    Optional<Attempt> open = work.call().openAttempt();
    boolean reserved = open.isPresent() || CallMachine.goesOn(work.call());
    // It was about to be dialled again, because it was proven not to have been.
    open.map(Attempt::free)
        .ifPresent(
            attempt ->
                work.endAttempt(
                    attempt, work.now(), Optional.of(HangupCause.CANCELED), refuse.outcome()));
    if (reserved) {
      work.settle(settlement(work.call()));
    }
    work.close(
        refuse.suppressed() ? CallStatus.CANCELLED : CallStatus.FAILED,
        new Outcome(withEarlier(work, refuse.outcome()), refuse.outcome().rule()));
  }

  /** There is no question for this customer, who was there and counts, though not rung. */
  static void nothingToAsk(Work work) {
    Outcome nothing =
        new Outcome(Disposition.NOTHING_TO_ASK, "no question was due for this customer");
    work.settle(
        CallMachine.goesOn(work.call())
            ? settlement(work.call())
            : new Settlement.Conducted(Set.of()));
    work.close(CallStatus.FAILED, new Outcome(withEarlier(work, nothing), nothing.rule()));
  }

  private static Disposition withEarlier(Work work, Outcome now) {
    List<Outcome> all = new ArrayList<>();
    all.add(now);
    all.addAll(work.outcomes());
    return Outcomes.ofCall(all).disposition();
  }

  private static Settlement settlement(CallRecord call) {
    return call.talk()
        .filter(InterviewState::begun)
        .<Settlement>map(talk -> new Settlement.Conducted(talk.asked(), took(talk)))
        .orElseGet(Settlement.NotConducted::new);
  }

  /** How long the questions took that were really answered. */
  private static Map<QuestionId, Duration> took(InterviewState talk) {
    Map<QuestionId, Duration> took = new LinkedHashMap<>();
    for (Answer answer : talk.answers()) {
      if (answer.status() == Answer.Status.ANSWERED) {
        took.put(answer.question(), answer.took());
      }
    }
    return took;
  }

  /** The talk goes on at {@code at}, and keeps its questions until then. */
  static Settlement adjourned(Instant at) {
    return new Settlement.Adjourned(at.plus(GRACE));
  }
}
