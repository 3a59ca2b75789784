package dev.callkit.telephony;

import dev.callkit.cost.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What the network reports of an attempt. Events come in any order, late, and more than once; each
 * carries the time at which it happened, by the carrier if it tells, else by our clock.
 */
public sealed interface LegEvent {

  /** {@return when it happened} */
  Instant at();

  /**
   * The telephone rings.
   *
   * @param at when
   * @param call the carrier's id; settles an attempt whose dial answer was lost
   */
  record Ringing(Instant at, CarrierCallId call) implements LegEvent {}

  /**
   * Somebody or something answered.
   *
   * @param at when
   * @param call the carrier's id
   * @param by what answered, if detection has already said
   */
  record Answered(Instant at, CarrierCallId call, AnsweredBy by) implements LegEvent {}

  /**
   * Detection finished after the answer.
   *
   * @param at when
   * @param by what answered
   */
  record Detected(Instant at, AnsweredBy by) implements LegEvent {}

  /**
   * The leg is over. The first one wins; later ones only add cost and duration.
   *
   * @param at when
   * @param cause why
   * @param duration how long from answer; empty if never answered or not told
   * @param cost what the carrier charges for the connection; empty until it is known
   */
  record Ended(Instant at, HangupCause cause, Optional<Duration> duration, Optional<Money> cost)
      implements LegEvent {
    /** An end without figures. */
    public static Ended of(Instant at, HangupCause cause) {
      return new Ended(at, cause, Optional.empty(), Optional.empty());
    }
  }
}
