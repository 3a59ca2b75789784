package dev.callkit.progress;

import dev.callkit.business.Business;
import dev.callkit.intake.IntakePolicy;
import dev.callkit.intake.IntakeResult;
import dev.callkit.interview.InterviewState;
import dev.callkit.outcome.AttemptResult;
import dev.callkit.outcome.Disposition;
import dev.callkit.outcome.Outcomes;
import dev.callkit.outcome.RetryPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a business has settled about the life of its calls.
 *
 * @param outcomes how dispositions are derived
 * @param retry when to try again
 * @param intake the calling hours that every retry is moved into
 * @param ringTimeout how long it rings, 5 to 120 s
 */
public record CallRules(
    Outcomes outcomes, RetryPolicy retry, IntakePolicy intake, Duration ringTimeout) {
  /** How long it rings unless a host says otherwise. */
  public static final Duration DEFAULT_RING_TIMEOUT = Duration.ofSeconds(30);

  /**
   * How late after its decision a dial may begin. Who is later, such as a node that stood still,
   * does not dial at all: by then others may be about to find out what became of it.
   */
  public static final Duration DIAL_WITHIN = Duration.ofSeconds(4);

  /** How long the carrier may take over a dial, by rule 10 of its port. */
  public static final Duration DIAL_TAKES = Duration.ofSeconds(30);

  /** How far apart the clocks of nodes may be, so that none looks while another still dials. */
  public static final Duration CLOCKS_APART = Duration.ofSeconds(5);

  /**
   * How long after its decision the carrier is asked what became of a dial of which nothing has
   * been heard; nothing of it may be on its way then.
   */
  static final Duration DIAL_SETTLED = DIAL_WITHIN.plus(DIAL_TAKES).plus(CLOCKS_APART);

  /** The defaults, for a business that is no longer known. */
  public static final CallRules DEFAULT =
      new CallRules(
          Outcomes.DEFAULT, RetryPolicy.DEFAULT, IntakePolicy.DEFAULT, DEFAULT_RING_TIMEOUT);

  /** The rules of one business. */
  public static CallRules of(Business business) {
    return new CallRules(
        Outcomes.DEFAULT, business.retry(), business.intake(), DEFAULT_RING_TIMEOUT);
  }

  /** {@return when the next attempt is due, inside calling hours, or empty if there is none} */
  Optional<Instant> retryAt(CallRecord call, AttemptResult result, Instant now, double chance) {
    List<Disposition> ends =
        call.attempts().stream()
            .filter(attempt -> !attempt.passedOn())
            .flatMap(attempt -> attempt.outcome().stream())
            .map(outcome -> outcome.disposition())
            .toList();
    int redials =
        (int)
            call.attempts().stream()
                .filter(attempt -> attempt.redial() && !attempt.passedOn())
                .count();
    RetryPolicy.Situation situation =
        new RetryPolicy.Situation(
            ends,
            call.requestedAt(),
            now,
            call.request().respondent().zone(),
            result.talk().flatMap(InterviewState::callback),
            Outcomes.brokeInMidTalk(result),
            redials,
            chance);
    // A line that broke in mid-talk is redialled at once, however late it has become: the person
    // is on the phone and expects it.
    Optional<Instant> wanted = retry.next(situation);
    if (situation.brokeInMidTalk()) {
      return wanted;
    }
    boolean agreed = ends.get(ends.size() - 1) == Disposition.CALLBACK;
    // A night or a holiday may lie between; the window holds for when it really rings.
    Instant last = call.requestedAt().plus(agreed ? retry.callbackWindow() : retry.window());
    return wanted.flatMap(at -> dialAt(call, at, false)).filter(at -> at.isBefore(last));
  }

  /**
   * {@return whether an attempt that was certainly not placed may still be dialled at {@code now}}
   */
  boolean mayDial(CallRecord call, Attempt attempt, Instant now) {
    return attempt.redial()
        || dialAt(call, now, attempt.number() == 1).filter(at -> !at.isAfter(now)).isPresent();
  }

  private Optional<Instant> dialAt(CallRecord call, Instant wanted, boolean first) {
    return intake.atDial(call.request(), wanted, first) instanceof IntakeResult.Accepted accepted
        ? Optional.of(accepted.dialAt())
        : Optional.empty();
  }
}
