package dev.callkit.progress;

import dev.callkit.call.AttemptId;
import dev.callkit.call.CallId;
import dev.callkit.call.CallRequest;
import dev.callkit.cost.Money;
import dev.callkit.interview.Answer;
import dev.callkit.interview.InterviewLimits;
import dev.callkit.interview.InterviewPlan;
import dev.callkit.interview.InterviewState;
import dev.callkit.outcome.Outcome;
import dev.callkit.question.Selection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One call as it is stored: everything that is needed to go on with it on another machine.
 *
 * @param id its id
 * @param request what was asked for
 * @param status how far it is
 * @param version counts the saves, from 0 when it has not been saved; the fencing token
 * @param requestedAt when it was requested
 * @param wakeAt the next instant at which somebody must look at it; empty exactly when it is final
 * @param attempts every try, in order
 * @param selection what is asked and why, as decided for the latest attempt
 * @param plan the talk as planned for the latest attempt; empty before the first
 * @param talk the latest talk; empty before the first
 * @param cancelRequested whether the host has asked for the end of a talk that goes on
 * @param lateness how punctually it was first dialled
 * @param outcome what the call came to; present exactly when it is final
 * @param endedAt when it became final
 */
public record CallRecord(
    CallId id,
    CallRequest request,
    CallStatus status,
    long version,
    Instant requestedAt,
    Optional<Instant> wakeAt,
    List<Attempt> attempts,
    Selection selection,
    Optional<InterviewPlan> plan,
    Optional<InterviewState> talk,
    boolean cancelRequested,
    Lateness lateness,
    Optional<Outcome> outcome,
    Optional<Instant> endedAt) {
  private static final Duration BEHIND_THE_LIMIT = Duration.ofSeconds(10);

  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException if a final call has a wake-up time or lacks an outcome, or the
   *     other way round
   */
  public CallRecord {
    attempts = List.copyOf(attempts);
    if (status.isFinal() == wakeAt.isPresent() || status.isFinal() != outcome.isPresent()) {
      throw new IllegalArgumentException(
          "call " + id + ": expected wakeAt before and outcome after its end, in " + status);
    }
  }

  /** A call that has been accepted and not yet stored. */
  public static CallRecord accepted(
      CallId id, CallRequest request, Instant requestedAt, Instant dialAt) {
    return new CallRecord(
        id,
        request,
        CallStatus.INITIATED,
        0,
        requestedAt,
        Optional.of(dialAt),
        List.of(),
        Selection.EMPTY,
        Optional.empty(),
        Optional.empty(),
        false,
        Lateness.due(dialAt),
        Optional.empty(),
        Optional.empty());
  }

  /** {@return the same call as saved under this version; for stores} */
  public CallRecord saved(long newVersion) {
    return new CallRecord(
        id,
        request,
        status,
        newVersion,
        requestedAt,
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

  /** {@return the attempt that is not over, if there is one} */
  public Optional<Attempt> openAttempt() {
    return attempts.isEmpty()
        ? Optional.empty()
        : Optional.of(attempts.get(attempts.size() - 1)).filter(Attempt::isOpen);
  }

  /** {@return whether {@code attempt} is this call's attempt that is not over} */
  public boolean isOpen(AttemptId attempt) {
    return attempt.call().equals(id)
        && openAttempt().map(open -> open.number() == attempt.number()).orElse(false);
  }

  /**
   * {@return what all attempts together have cost, as far as is known; empty if nothing is known,
   * or if it is known in different currencies}
   */
  public Optional<Money> cost() {
    List<Money> known = attempts.stream().flatMap(each -> each.cost().stream()).toList();
    boolean oneCurrency = known.stream().map(Money::currency).distinct().count() <= 1;
    return oneCurrency ? known.stream().reduce(Money::plus) : Optional.empty();
  }

  /**
   * {@return how long the carrier may keep a line of the latest attempt connected: a little longer
   * than the talk may last, because it is the backstop and not the clock, and no longer than the
   * budget pays for}
   */
  public Duration backstop() {
    InterviewLimits limits = plan.map(InterviewPlan::limits).orElse(InterviewLimits.DEFAULT);
    Duration behind = limits.end().plus(BEHIND_THE_LIMIT);
    return openAttempt()
        .flatMap(attempt -> attempt.spending().allowance())
        .flatMap(money -> money.paysFor(Optional.empty()))
        .filter(paid -> paid.compareTo(behind) < 0)
        .orElse(behind);
  }

  /** {@return what the questions obtained, in the order they were put} */
  public List<Answer> answers() {
    return talk.map(InterviewState::answers).orElse(List.of());
  }
}
