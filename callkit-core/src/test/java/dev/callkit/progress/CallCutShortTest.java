package dev.callkit.progress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callkit.interview.TalkStates;
import dev.callkit.outcome.Disposition;
import dev.callkit.outcome.Outcome;
import dev.callkit.question.Settlement.Conducted;
import dev.callkit.question.Settlement.NotConducted;
import dev.callkit.telephony.AnsweredBy;
import dev.callkit.telephony.HangupCause;
import dev.callkit.telephony.LegEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Limits, the watchdog, the host's cancel, and gates that close. */
class CallCutShortTest {
  private static Disposition disposition(Calls calls) {
    return calls.call().outcome().orElseThrow().disposition();
  }

  private static Calls broken() {
    return Calls.talking(TalkStates.hungUp(1, 4)).ends(HangupCause.NETWORK_FAILURE);
  }

  @Test
  void theWatchIsSetForEachStage() {
    Calls calls = Calls.dialled();
    assertThat(calls.call().wakeAt()).contains(Calls.START.plusSeconds(39));
    calls.take(new CallInput.Placed(1, Calls.CARRIER_CALL));
    assertThat(calls.call().wakeAt()).contains(Calls.START.plusSeconds(40));
    calls.leg(new LegEvent.Answered(Calls.START, Calls.LEG, AnsweredBy.UNKNOWN));
    assertThat(calls.call().wakeAt()).contains(Calls.START.plusSeconds(15));
    calls.talk(TalkStates.introduced());
    assertThat(calls.call().wakeAt()).contains(Calls.START.plusSeconds(45));
    calls.later(Duration.ofSeconds(80)).talk(TalkStates.goingOn(1, 2));
    assertThat(calls.call().wakeAt()).contains(Calls.START.plusSeconds(110));
    calls.talk(TalkStates.finished(2, 2));
    assertThat(calls.call().wakeAt()).contains(calls.now().plusSeconds(15));
  }

  @Test
  void theTimeLimitIsATimeout() {
    Calls polite = Calls.talking(TalkStates.timeUp(1, 2)).ends(HangupCause.WE_HUNG_UP);
    assertThat(polite.status()).isEqualTo(CallStatus.TIMEOUT);
    assertThat(disposition(polite)).isEqualTo(Disposition.PARTIAL);
    Calls carrier = Calls.talking(TalkStates.hungUp(1, 4)).ends(HangupCause.TIME_LIMIT);
    assertThat(carrier.status()).isEqualTo(CallStatus.TIMEOUT);
  }

  @Test
  void theWatchdogCutsATalkAtItsEnd() {
    Calls calls = Calls.talking(TalkStates.goingOn(1, 4));
    for (int seconds : List.of(45, 60, 75, 90, 105, 110)) {
      calls.whenDue().wake();
      assertThat(calls.now()).isEqualTo(Calls.START.plusSeconds(seconds));
      assertThat(calls.effects()).containsExactly(CallEffect.LOOK_UP);
    }
    calls.whenDue().wake();
    assertThat(calls.now()).isEqualTo(Calls.START.plusSeconds(120));
    assertThat(calls.effects()).containsExactlyInAnyOrder(CallEffect.LOOK_UP, CallEffect.HANG_UP);
    calls.ends(HangupCause.WE_HUNG_UP);
    assertThat(calls.status()).isEqualTo(CallStatus.TIMEOUT);
  }

  @Test
  void aGoodbyeThatDoesNotEndTheLegIsEndedByTheWatchdog() {
    Calls calls = Calls.talking(TalkStates.finished(2, 2)).whenDue().wake();
    assertThat(calls.effects()).containsExactlyInAnyOrder(CallEffect.LOOK_UP, CallEffect.HANG_UP);
  }

  @Test
  void aCarrierThatNeverTellsIsGivenUp() {
    for (Calls calls : List.of(Calls.placed(), Calls.answered(), Calls.talking())) {
      int wakes = 0;
      int attempts = calls.call().attempts().size();
      while (calls.attempt().isOpen()) {
        calls.whenDue().wake();
        assertThat(wakes++).isLessThan(30);
      }
      assertThat(calls.call().attempts()).hasSize(attempts);
      assertThat(calls.effects()).contains(CallEffect.HANG_UP);
    }
  }

  @Test
  void cancellingBeforeTheTalkEndsItAtOnce() {
    for (Calls calls : List.of(Calls.dialled(), Calls.placed(), Calls.answered())) {
      calls.cancel();
      assertThat(calls.status()).isEqualTo(CallStatus.CANCELLED);
      assertThat(calls.effects()).containsExactly(CallEffect.HANG_UP);
      assertThat(calls.settlements()).containsExactly(new NotConducted());
      assertThat(calls.call().outcome())
          .contains(new Outcome(Disposition.NOT_ATTEMPTED, "cancelled by the host"));
    }
  }

  @Test
  void cancellingBetweenAttemptsSettlesNothingTwice() {
    Calls calls = Calls.placed().ends(HangupCause.NO_ANSWER).cancel();
    assertThat(calls.status()).isEqualTo(CallStatus.CANCELLED);
    assertThat(calls.settlements()).containsExactly(new NotConducted());
    assertThat(Calls.accepted().cancel().settlements()).isEmpty();
  }

  @Test
  void cancellingWhileABrokenTalkWaitsSettlesWhatWasAsked() {
    Calls calls = broken().cancel();
    assertThat(calls.status()).isEqualTo(CallStatus.CANCELLED);
    assertThat(calls.settlements()).containsExactly(Calls.conducted(TalkStates.hungUp(1, 4)));
  }

  @Test
  void aCancelledTalkIsHungUpAndNeverRungAgain() {
    for (HangupCause cause : List.of(HangupCause.WE_HUNG_UP, HangupCause.NETWORK_FAILURE)) {
      Calls before = Calls.talking().cancel();
      assertThat(before.status()).isEqualTo(CallStatus.IN_PROGRESS);
      assertThat(before.effects()).containsExactly(CallEffect.HANG_UP);
      before.talk(TalkStates.hungUpBeforeConsent()).ends(cause);
      assertThat(before.status()).isEqualTo(CallStatus.FAILED);
      assertThat(disposition(before)).isEqualTo(Disposition.NOT_ATTEMPTED);

      Calls middle = Calls.talking(TalkStates.goingOn(1, 4)).cancel();
      middle.talk(TalkStates.hungUp(1, 4)).ends(cause);
      assertThat(middle.status().isFinal()).isTrue();
      assertThat(middle.settlements()).hasSize(1);
    }
  }

  @Test
  void aCancelledTalkThatIsNotHungUpIsHungUpAgain() {
    Calls calls = Calls.talking(TalkStates.goingOn(1, 4)).cancel();
    assertThat(calls.call().wakeAt()).contains(Calls.START.plusSeconds(15));
    assertThat(calls.talk(TalkStates.goingOn(2, 4)).effects()).contains(CallEffect.HANG_UP);
    assertThat(calls.whenDue().wake().effects()).contains(CallEffect.HANG_UP);
    CallRecord once = calls.call();
    assertThat(calls.cancel().changedNothing(once)).isTrue();
  }

  @Test
  void aGateThatClosesKeepsWhatEarlierAttemptsCameTo() {
    Outcome gate = new Outcome(Disposition.NOT_ATTEMPTED, "a gate");
    Calls calls =
        Calls.talking(TalkStates.hungUp(2, 4))
            .ends(HangupCause.NETWORK_FAILURE)
            .take(new CallInput.Refuse(gate, true));
    assertThat(calls.call().outcome()).contains(new Outcome(Disposition.PARTIAL, "a gate"));
    assertThat(calls.settlements()).containsExactly(Calls.conducted(TalkStates.hungUp(2, 4)));
  }

  @Test
  void nothingToAskCountsTheCustomerAndRingsNobody() {
    Calls calls = Calls.accepted().take(new CallInput.NothingToAsk(Calls.SELECTION));
    assertThat(calls.settlements()).containsExactly(new Conducted(java.util.Set.of()));
    assertThat(disposition(calls)).isEqualTo(Disposition.NOTHING_TO_ASK);
    assertThat(calls.call().attempts()).isEmpty();
    Calls retried = Calls.placed().ends(HangupCause.NO_ANSWER);
    retried.take(new CallInput.NothingToAsk(Calls.SELECTION));
    assertThat(disposition(retried)).isEqualTo(Disposition.NOTHING_TO_ASK);
  }

  @Test
  void postponingMovesTheTimeOnly() {
    Instant until = Calls.START.plusSeconds(600);
    Calls calls = Calls.accepted().take(new CallInput.Postpone(until));
    assertThat(calls.call().wakeAt()).contains(until);
    assertThat(calls.timeline()).containsExactly("0:Postponed");
  }
}
