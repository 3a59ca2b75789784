package dev.callkit.progress;

import dev.callkit.cost.Allowance;
import dev.callkit.cost.Money;
import dev.callkit.cost.Spending;
import dev.callkit.outcome.Outcome;
import dev.callkit.telephony.AnsweredBy;
import dev.callkit.telephony.CarrierCallId;
import dev.callkit.telephony.HangupCause;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One try.
 *
 * @param number from 1
 * @param provider the carrier that is asked
 * @param phase how far it is
 * @param startedAt when it was committed, before the carrier was asked
 * @param carrierCall the carrier's id; empty until it is known
 * @param answeredAt when somebody or something answered; empty before
 * @param answeredBy what detection said
 * @param endedAt when it was over; empty before
 * @param cause why the network ended it; empty if it was never told
 * @param duration how long it was connected; empty if the carrier did not say
 * @param spending what it may cost and has cost
 * @param outcome what it came to; present exactly in {@link Phase#ENDED}
 * @param redial whether it goes on with a talk whose connection broke
 * @param passedOn whether the carrier turned it away, certainly without dialling, and another try
 *     follows for which it does not count
 */
public record Attempt(
    int number,
    String provider,
    Phase phase,
    Instant startedAt,
    Optional<CarrierCallId> carrierCall,
    Optional<Instant> answeredAt,
    AnsweredBy answeredBy,
    Optional<Instant> endedAt,
    Optional<HangupCause> cause,
    Optional<Duration> duration,
    Spending spending,
    Optional<Outcome> outcome,
    boolean redial,
    boolean passedOn) {

  // Who is hung up on at the answer has begun a minute and a second all the same.
  private static final Duration BEGUN = Duration.ofSeconds(1);

  /** How far an attempt is. */
  public enum Phase {
    /** Committed; the carrier is being asked. */
    PLACING,
    /** The carrier's answer was lost: perhaps it rings. */
    UNKNOWN,
    /** The carrier has accepted it. */
    PLACED,
    /** It rings. */
    RINGING,
    /** Answered. */
    ANSWERED,
    /** Over. */
    ENDED
  }

  static Attempt start(
      int number, String provider, boolean redial, Optional<Allowance> allowance, Instant now) {
    return new Attempt(
        number,
        provider,
        Phase.PLACING,
        now,
        Optional.empty(),
        Optional.empty(),
        AnsweredBy.UNKNOWN,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Spending.within(allowance),
        Optional.empty(),
        redial,
        false);
  }

  /** {@return whether it is not over} */
  public boolean isOpen() {
    return phase != Phase.ENDED;
  }

  /** {@return whether it is not known if the carrier has it} */
  public boolean isUnsettled() {
    return phase == Phase.PLACING || phase == Phase.UNKNOWN;
  }

  Attempt in(Phase next) {
    return new Attempt(
        number,
        provider,
        next,
        startedAt,
        carrierCall,
        answeredAt,
        answeredBy,
        endedAt,
        cause,
        duration,
        spending,
        outcome,
        redial,
        passedOn);
  }

  Attempt carriedBy(CarrierCallId id) {
    return new Attempt(
        number,
        provider,
        phase,
        startedAt,
        Optional.of(id),
        answeredAt,
        answeredBy,
        endedAt,
        cause,
        duration,
        spending,
        outcome,
        redial,
        passedOn);
  }

  Attempt answered(Instant at) {
    return new Attempt(
        number,
        provider,
        Phase.ANSWERED,
        startedAt,
        carrierCall,
        Optional.of(answeredAt.orElse(at)),
        answeredBy,
        endedAt,
        cause,
        duration,
        spending,
        outcome,
        redial,
        passedOn);
  }

  Attempt detected(AnsweredBy by) {
    return new Attempt(
        number,
        provider,
        phase,
        startedAt,
        carrierCall,
        answeredAt,
        by,
        endedAt,
        cause,
        duration,
        spending,
        outcome,
        redial,
        passedOn);
  }

  Attempt ended(Instant at, Optional<HangupCause> why, Outcome result) {
    return new Attempt(
        number,
        provider,
        Phase.ENDED,
        startedAt,
        carrierCall,
        answeredAt,
        answeredBy,
        Optional.of(at),
        why,
        duration,
        spending,
        Optional.of(result),
        redial,
        passedOn);
  }

  /** {@return how long it was connected, as far as is known} */
  public Duration connected() {
    return duration
        .or(() -> answeredAt.flatMap(from -> endedAt.map(until -> Duration.between(from, until))))
        .filter(length -> !length.isNegative())
        .orElse(Duration.ZERO);
  }

  /**
   * {@return what it costs: as reported by the carrier and the engine, the rest by its rate; of one
   * that is not over, what is known; empty without a tariff or a report}
   */
  public Optional<Money> cost() {
    boolean placed = !isOpen() || carrierCall.isPresent() || answeredAt.isPresent();
    boolean noTime = answeredAt.isPresent() && connected().compareTo(BEGUN) < 0;
    return spending.total(placed, noTime ? BEGUN : connected());
  }

  Attempt measured(Optional<Duration> length, Optional<Money> charge) {
    return new Attempt(
        number,
        provider,
        phase,
        startedAt,
        carrierCall,
        answeredAt,
        answeredBy,
        endedAt,
        cause,
        length.or(() -> duration),
        charge.map(spending::charged).orElse(spending),
        outcome,
        redial,
        passedOn);
  }

  /** Nobody has said whether it was answered, so it counts as if it had been at once. */
  Attempt untold(Duration longest) {
    return answeredAt.isPresent() ? this : spending(spending.untold(longest));
  }

  /** The carrier has said how it ended. */
  Attempt told() {
    return spending(spending.told());
  }

  /** It was certainly not dialled, so nobody charges for it. */
  Attempt free() {
    return spending(spending.free());
  }

  Attempt spending(Spending known) {
    return new Attempt(
        number,
        provider,
        phase,
        startedAt,
        carrierCall,
        answeredAt,
        answeredBy,
        endedAt,
        cause,
        duration,
        known,
        outcome,
        redial,
        passedOn);
  }

  /** It was turned away, and is not a try that counts. */
  Attempt turnedAway() {
    return new Attempt(
        number,
        provider,
        phase,
        startedAt,
        carrierCall,
        answeredAt,
        answeredBy,
        endedAt,
        cause,
        duration,
        spending,
        outcome,
        redial,
        true);
  }
}
