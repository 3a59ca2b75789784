package dev.callkit.progress;

import dev.callkit.cost.Allowance;
import dev.callkit.cost.Money;
import dev.callkit.interview.InterviewPlan;
import dev.callkit.interview.InterviewStep;
import dev.callkit.outcome.Outcome;
import dev.callkit.question.Selection;
import dev.callkit.telephony.CarrierCall;
import dev.callkit.telephony.DialSearch;
import dev.callkit.telephony.LegEvent;
import dev.callkit.telephony.TelephonyException;
import java.time.Instant;
import java.util.Optional;

/** What can happen to a call. Inputs about an attempt carry its number; others are ignored. */
public sealed interface CallInput {

  /**
   * The gates are open and there is something to ask: start an attempt.
   *
   * @param provider the carrier to ask
   * @param selection what was newly reserved; empty if an earlier talk goes on
   * @param plan the talk
   * @param allowance what it may cost; empty if nothing is known of prices
   */
  record Dial(
      String provider,
      Optional<Selection> selection,
      InterviewPlan plan,
      Optional<Allowance> allowance)
      implements CallInput {

    /** An attempt of whose price nothing is known. */
    public Dial(String provider, Optional<Selection> selection, InterviewPlan plan) {
      this(provider, selection, plan, Optional.empty());
    }
  }

  /**
   * It may not be dialled yet.
   *
   * @param until when it may
   */
  record Postpone(Instant until) implements CallInput {}

  /**
   * It is to be looked at again in a moment, for want of room and not of permission.
   *
   * @param until when
   * @param cause what it waits for
   */
  record Wait(Instant until, DelayCause cause) implements CallInput {}

  /**
   * There is nothing to ask this customer.
   *
   * @param selection the verdicts that say why
   */
  record NothingToAsk(Selection selection) implements CallInput {}

  /**
   * A gate has closed for good: before an attempt, or before one that was proven not to be placed
   * is dialled again.
   *
   * @param outcome what the call came to
   * @param suppressed whether the person never wants to be rung
   */
  record Refuse(Outcome outcome, boolean suppressed) implements CallInput {}

  /**
   * The carrier has accepted the attempt.
   *
   * @param attempt its number
   * @param call the carrier's call
   */
  record Placed(int attempt, CarrierCall call) implements CallInput {}

  /**
   * The carrier did not take the attempt, or its answer was lost.
   *
   * @param attempt its number
   * @param kind what went wrong
   * @param wakeAtThen the call's {@code wakeAt} when the carrier was asked to dial: if it has moved
   *     since, somebody searches for the attempt or dials it again, and this dial counts no more
   * @param again when to try again without this counting as a try, because another carrier can be
   *     asked or this one has said when to come back; empty if it counts
   */
  record DialFailed(
      int attempt,
      TelephonyException.Kind kind,
      Optional<Instant> wakeAtThen,
      Optional<Instant> again)
      implements CallInput {}

  /**
   * The carrier was asked what became of the attempt.
   *
   * @param attempt its number
   * @param found what it said
   * @param wakeAtThen the call's {@code wakeAt} when the carrier was asked: if it has moved since,
   *     the attempt may have been dialled again, and only "placed" still proves anything
   */
  record Searched(int attempt, DialSearch found, Optional<Instant> wakeAtThen)
      implements CallInput {}

  /**
   * The network reported something.
   *
   * @param attempt its number
   * @param event what
   */
  record Leg(int attempt, LegEvent event) implements CallInput {}

  /**
   * The talk has moved.
   *
   * @param attempt its number
   * @param step where to
   */
  record Talk(int attempt, InterviewStep step) implements CallInput {}

  /**
   * The dialogue engine has cost something.
   *
   * @param attempt in which attempt, open or over
   * @param more how much more
   */
  record Spent(int attempt, Money more) implements CallInput {}

  /**
   * The host writes something down.
   *
   * @param note what
   */
  record Note(HostNote note) implements CallInput {}

  /** The host wants it to end. */
  record Cancel() implements CallInput {}

  /** Its time to be looked at has come. */
  record Wake() implements CallInput {}
}
