package dev.callkit.progress;

import dev.callkit.interview.InterviewFact;
import dev.callkit.outcome.Outcome;
import dev.callkit.question.Selection;
import dev.callkit.telephony.CarrierCallId;
import dev.callkit.telephony.LegEvent;
import dev.callkit.telephony.TelephonyException;
import java.time.Instant;

/** One entry of a call's timeline. */
public sealed interface CallEvent {

  /**
   * The call was accepted.
   *
   * @param dialAt when it is due
   */
  record Requested(Instant dialAt) implements CallEvent {}

  /**
   * It may not be dialled yet.
   *
   * @param until when it is due now
   */
  record Postponed(Instant until) implements CallEvent {}

  /**
   * Questions were chosen and reserved.
   *
   * @param selection which, and why
   */
  record Selected(Selection selection) implements CallEvent {}

  /**
   * An attempt was committed, before the carrier was asked.
   *
   * @param provider which carrier
   */
  record AttemptStarted(String provider) implements CallEvent {}

  /**
   * The carrier has it.
   *
   * @param call its id there
   */
  record Placed(CarrierCallId call) implements CallEvent {}

  /**
   * The carrier did not take it, or its answer was lost.
   *
   * @param kind what went wrong
   */
  record DialFailed(TelephonyException.Kind kind) implements CallEvent {}

  /**
   * The network reported something.
   *
   * @param event what
   */
  record Network(LegEvent event) implements CallEvent {}

  /**
   * Something happened in the talk.
   *
   * @param fact what
   */
  record Talk(InterviewFact fact) implements CallEvent {}

  /**
   * An attempt is over.
   *
   * @param outcome what it came to
   */
  record AttemptEnded(Outcome outcome) implements CallEvent {}

  /**
   * It will be tried again.
   *
   * @param at when
   */
  record RetryPlanned(Instant at) implements CallEvent {}

  /**
   * The host wrote something down, perhaps after the call's end.
   *
   * @param note what
   */
  record Noted(HostNote note) implements CallEvent {}

  /** The host asked for its end. */
  record CancelRequested() implements CallEvent {}

  /**
   * The call is final.
   *
   * @param status its last status
   * @param outcome what it came to
   */
  record Closed(CallStatus status, Outcome outcome) implements CallEvent {}
}
