package dev.callkit.examples.server.browser;

import dev.callkit.call.AttemptId;
import dev.callkit.call.PhoneNumber;
import dev.callkit.telephony.CarrierCall;
import dev.callkit.telephony.CarrierCallId;
import dev.callkit.telephony.DialRequest;
import dev.callkit.telephony.HangupCause;
import dev.callkit.telephony.LegEvent;
import dev.callkit.telephony.LegStatus;
import dev.callkit.telephony.LegStatus.Phase;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * How one call to a page stands. Immutable; each method that says what happens next gives empty
 * where it cannot happen any more.
 *
 * @param attempt which attempt
 * @param number whom it rings
 * @param phase how far it is
 * @param timeLimit how long it may last from the answer
 * @param dueAt when it ends by itself
 * @param dueCause why it ends then
 * @param answeredAt when the page answered
 * @param end how it ended
 * @param version grows with every change
 */
record PhoneLine(
    AttemptId attempt,
    PhoneNumber number,
    Phase phase,
    Duration timeLimit,
    Instant dueAt,
    HangupCause dueCause,
    Optional<Instant> answeredAt,
    Optional<LegEvent.Ended> end,
    long version) {
  private static final String ID = "browser-";

  /** A line that begins to ring. */
  static PhoneLine ringing(DialRequest request, Instant now) {
    return new PhoneLine(
        request.attempt(),
        request.to(),
        Phase.RINGING,
        request.timeLimit(),
        now.plus(request.ringTimeout()),
        HangupCause.NO_ANSWER,
        Optional.empty(),
        Optional.empty(),
        1);
  }

  /** {@return the attempt that a carrier's id of ours is about; empty if it is none of ours} */
  static Optional<AttemptId> attempt(CarrierCallId id) {
    if (!id.value().startsWith(ID)) {
      return Optional.empty();
    }
    try {
      return Optional.of(AttemptId.parse(id.value().substring(ID.length())));
    } catch (IllegalArgumentException none) {
      return Optional.empty();
    }
  }

  CarrierCall call() {
    return new CarrierCall(new CarrierCallId(ID + attempt), BrowserPhones.NAME);
  }

  LegStatus status() {
    return new LegStatus(phase, end);
  }

  boolean isRinging() {
    return phase == Phase.RINGING;
  }

  boolean isOver() {
    return phase == Phase.ENDED;
  }

  Optional<PhoneLine> answered(Instant now) {
    return phase == Phase.RINGING
        ? Optional.of(talking(Optional.of(now), now.plus(timeLimit), HangupCause.TIME_LIMIT))
        : Optional.empty();
  }

  /** The page is gone; it may come back until then. */
  Optional<PhoneLine> lost(Instant until) {
    boolean sooner = phase == Phase.TALKING && until.isBefore(dueAt);
    return sooner
        ? Optional.of(talking(answeredAt, until, HangupCause.NETWORK_FAILURE))
        : Optional.empty();
  }

  /** The page has come back. */
  Optional<PhoneLine> found() {
    boolean wasLost = phase == Phase.TALKING && dueCause == HangupCause.NETWORK_FAILURE;
    return wasLost
        ? answeredAt.map(from -> talking(answeredAt, from.plus(timeLimit), HangupCause.TIME_LIMIT))
        : Optional.empty();
  }

  private PhoneLine talking(Optional<Instant> since, Instant until, HangupCause why) {
    return new PhoneLine(
        attempt,
        number,
        Phase.TALKING,
        timeLimit,
        until,
        why,
        since,
        Optional.empty(),
        version + 1);
  }

  Optional<PhoneLine> ended(HangupCause cause, Instant now) {
    return isOver()
        ? Optional.empty()
        : Optional.of(over(LegEvent.Ended.of(now, cause)).versioned(version + 1));
  }

  /** {@return the same line with this end, and with how long it had lasted} */
  PhoneLine over(LegEvent.Ended how) {
    Instant at = how.at();
    Optional<Duration> lasted =
        answeredAt.map(from -> at.isBefore(from) ? Duration.ZERO : Duration.between(from, at));
    return new PhoneLine(
        attempt,
        number,
        Phase.ENDED,
        timeLimit,
        dueAt,
        dueCause,
        answeredAt,
        Optional.of(new LegEvent.Ended(at, how.cause(), lasted, Optional.empty())),
        version);
  }

  private PhoneLine versioned(long next) {
    return new PhoneLine(attempt, number, phase, timeLimit, dueAt, dueCause, answeredAt, end, next);
  }

  /** {@return the same line with its times in whole units} */
  PhoneLine to(ChronoUnit unit) {
    PhoneLine whole =
        new PhoneLine(
            attempt,
            number,
            phase,
            timeLimit,
            dueAt.truncatedTo(unit),
            dueCause,
            answeredAt.map(at -> at.truncatedTo(unit)),
            Optional.empty(),
            version);
    return end.map(how -> whole.over(LegEvent.Ended.of(how.at().truncatedTo(unit), how.cause())))
        .orElse(whole);
  }
}
