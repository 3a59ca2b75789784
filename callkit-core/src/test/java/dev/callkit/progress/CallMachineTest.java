package dev.callkit.progress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callkit.cost.Money;
import dev.callkit.dialogue.CallbackTime;
import dev.callkit.interview.Interview;
import dev.callkit.interview.InterviewState;
import dev.callkit.interview.InterviewStep;
import dev.callkit.interview.TalkStates;
import dev.callkit.outcome.Disposition;
import dev.callkit.question.Settlement.NotConducted;
import dev.callkit.telephony.AnsweredBy;
import dev.callkit.telephony.HangupCause;
import dev.callkit.telephony.LegEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Calls told from their request to their end. */
class CallMachineTest {
  private static Disposition disposition(Calls calls) {
    return calls.call().outcome().orElseThrow().disposition();
  }

  private static Calls broken() {
    return Calls.talking(TalkStates.hungUp(1, 4)).ends(HangupCause.NETWORK_FAILURE);
  }

  @Test
  void aCallThatGoesWell() {
    Calls calls = Calls.dialled();
    assertThat(calls.effects()).containsExactly(CallEffect.DIAL);
    assertThat(calls.attempt().phase()).isEqualTo(Attempt.Phase.PLACING);
    calls
        .take(new CallInput.Placed(1, Calls.CARRIER_CALL))
        .leg(new LegEvent.Ringing(Calls.START, Calls.LEG))
        .leg(new LegEvent.Answered(Calls.START, Calls.LEG, AnsweredBy.HUMAN))
        .talk(TalkStates.introduced());
    assertThat(calls.status()).isEqualTo(CallStatus.IN_PROGRESS);
    calls.talk(TalkStates.finished(2, 2)).ends(HangupCause.WE_HUNG_UP);
    assertThat(calls.status()).isEqualTo(CallStatus.COMPLETED);
    assertThat(disposition(calls)).isEqualTo(Disposition.COMPLETE);
    assertThat(calls.settlements()).containsExactly(Calls.conducted(TalkStates.finished(2, 2)));
    assertThat(calls.timeline())
        .containsExactly(
            "0:Selected",
            "1:AttemptStarted",
            "1:Placed",
            "1:Network",
            "1:Network",
            "1:Network",
            "1:AttemptEnded",
            "0:Closed");
  }

  @Test
  void whatTheTalkDidIsInTheTimeline() {
    InterviewStep opening = TalkStates.opening(Calls.PLAN, Calls.START);
    Calls calls = Calls.answered().talk(opening);
    assertThat(calls.last().entries())
        .extracting(TimelineEntry::event)
        .hasSize(opening.facts().size())
        .allMatch(CallEvent.Talk.class::isInstance);
    assertThat(calls.last().entries()).extracting(TimelineEntry::attempt).containsOnly(1);
  }

  @Test
  void whoDoesNotAnswerIsRungThreeTimesAndEachReservationIsGivenBack() {
    Calls calls = Calls.placed().ends(HangupCause.NO_ANSWER);
    assertThat(calls.status()).isEqualTo(CallStatus.INITIATED);
    assertThat(calls.call().wakeAt()).contains(Calls.START.plus(Duration.ofMinutes(15)));
    calls.whenDue().dial().take(new CallInput.Placed(2, Calls.CARRIER_CALL));
    calls.ends(HangupCause.BUSY).whenDue().dial();
    calls.take(new CallInput.Placed(3, Calls.CARRIER_CALL)).ends(HangupCause.NO_ANSWER);
    assertThat(calls.status()).isEqualTo(CallStatus.FAILED);
    assertThat(disposition(calls)).isEqualTo(Disposition.NO_ANSWER);
    assertThat(calls.settlements())
        .containsExactly(new NotConducted(), new NotConducted(), new NotConducted());
  }

  @Test
  void aRetryThatCallingHoursMovePastTheWindowIsNotMade() {
    // The evening before Christmas Eve; nobody may be rung before the 27th.
    Instant evening = Instant.parse("2026-12-23T18:50:00Z");
    Calls calls =
        Calls.acceptedAt(evening).dial().take(new CallInput.Placed(1, Calls.CARRIER_CALL));
    calls.ends(HangupCause.NO_ANSWER);
    assertThat(calls.status()).isEqualTo(CallStatus.FAILED);
  }

  @Test
  void aRetryAtNightComesInTheMorning() {
    Instant evening = Instant.parse("2026-11-23T18:55:00Z");
    Calls calls =
        Calls.acceptedAt(evening).dial().take(new CallInput.Placed(1, Calls.CARRIER_CALL));
    calls.ends(HangupCause.NO_ANSWER);
    assertThat(calls.call().wakeAt()).contains(Instant.parse("2026-11-24T08:00:00Z"));
  }

  @Test
  void aVoicemailIsHungUpOnAndTriedAgain() {
    Calls calls = Calls.placed();
    calls.leg(new LegEvent.Answered(Calls.START, Calls.LEG, AnsweredBy.MACHINE));
    assertThat(calls.effects()).containsExactly(CallEffect.HANG_UP);
    calls.ends(HangupCause.WE_HUNG_UP);
    assertThat(calls.status()).isEqualTo(CallStatus.INITIATED);
    assertThat(calls.attempt().outcome().orElseThrow().disposition())
        .isEqualTo(Disposition.VOICEMAIL);
  }

  @Test
  void aVoicemailFoundOutInTheIntroductionIsTriedAgainToo() {
    Calls calls = Calls.talking();
    calls.leg(new LegEvent.Detected(Calls.START, AnsweredBy.MACHINE));
    assertThat(calls.effects()).containsExactly(CallEffect.HANG_UP);
    calls.talk(TalkStates.hungUpBeforeConsent()).ends(HangupCause.WE_HUNG_UP);
    assertThat(calls.attempt().outcome().orElseThrow().disposition())
        .isEqualTo(Disposition.VOICEMAIL);
    assertThat(calls.status()).isEqualTo(CallStatus.INITIATED);
  }

  @Test
  void aMachineThatIsNotHungUpOnIsHungUpOnAgain() {
    Calls calls = Calls.placed();
    calls.leg(new LegEvent.Answered(Calls.START, Calls.LEG, AnsweredBy.MACHINE));
    assertThat(calls.call().wakeAt()).contains(Calls.START.plusSeconds(15));
    assertThat(calls.whenDue().wake().effects())
        .containsExactlyInAnyOrder(CallEffect.LOOK_UP, CallEffect.HANG_UP);
  }

  @Test
  void whoHasAgreedIsAPersonWhateverTheDetectorSays() {
    Calls calls = Calls.talking(TalkStates.goingOn(0, 2));
    calls.leg(new LegEvent.Detected(Calls.START, AnsweredBy.MACHINE));
    assertThat(calls.effects()).isEmpty();
    assertThat(calls.attempt().answeredBy()).isEqualTo(AnsweredBy.UNKNOWN);
  }

  @Test
  void aFaxIsNotRungAgain() {
    Calls calls = Calls.answered();
    calls.leg(new LegEvent.Detected(Calls.START, AnsweredBy.FAX)).ends(HangupCause.WE_HUNG_UP);
    assertThat(calls.status()).isEqualTo(CallStatus.FAILED);
    assertThat(disposition(calls)).isEqualTo(Disposition.FAX);
  }

  @Test
  void oneEndWinsAndLaterOnesOnlyAddFigures() {
    Calls calls = Calls.placed().ends(HangupCause.DISCONNECTED);
    CallRecord ended = calls.call();
    Money cost = Money.of("0.04", "USD");
    calls.leg(
        new LegEvent.Ended(
            Calls.START, HangupCause.BUSY, Optional.of(Duration.ZERO), Optional.of(cost)));
    assertThat(calls.status()).isEqualTo(CallStatus.FAILED);
    assertThat(calls.call().outcome()).isEqualTo(ended.outcome());
    assertThat(calls.attempt().cause()).contains(HangupCause.DISCONNECTED);
    assertThat(calls.attempt().cost()).contains(cost);
    assertThat(calls.last().entries()).isEmpty();
    assertThat(calls.settlements()).hasSize(1);
  }

  @Test
  void anEndThatComesBeforeTheDialsAnswerIsTheEnd() {
    Calls calls = Calls.dialled().ends(HangupCause.BUSY);
    assertThat(calls.call().wakeAt()).contains(Calls.START.plus(Duration.ofMinutes(2)));
    CallRecord before = calls.call();
    calls.take(new CallInput.Placed(1, Calls.CARRIER_CALL));
    assertThat(calls.changedNothing(before)).isTrue();
  }

  @Test
  void anAnswerBeforeTheDialsAnswerSettlesIt() {
    Calls calls = Calls.dialled();
    calls.leg(new LegEvent.Answered(Calls.START, Calls.LEG, AnsweredBy.UNKNOWN));
    assertThat(calls.status()).isEqualTo(CallStatus.CONNECTING);
    assertThat(calls.attempt().carrierCall()).contains(Calls.LEG);
    assertThat(calls.attempt().phase()).isEqualTo(Attempt.Phase.ANSWERED);
  }

  @Test
  void aRefusalEndsItForGood() {
    Calls calls = Calls.talking(TalkStates.declined()).ends(HangupCause.WE_HUNG_UP);
    assertThat(calls.status()).isEqualTo(CallStatus.COMPLETED);
    assertThat(disposition(calls)).isEqualTo(Disposition.REFUSAL);
    assertThat(calls.settlements()).containsExactly(new NotConducted());
  }

  @Test
  void aNeverAgainPutsThePersonOnTheListInTheStepThatHeardIt() {
    InterviewStep optedOut = Talks.optOut(TalkStates.introduced());
    Calls calls = Calls.talking().talk(optedOut);
    assertThat(calls.last().suppress()).isTrue();
    assertThat(calls.ends(HangupCause.NETWORK_FAILURE).status())
        .as("no technical end brings it back")
        .isEqualTo(CallStatus.COMPLETED);
  }

  @Test
  void whoHasFinishedIsNotRungAgainBecauseTheLineBrokeAtTheGoodbye() {
    Calls finished = Calls.talking(TalkStates.finished(2, 2)).ends(HangupCause.NETWORK_FAILURE);
    assertThat(finished.status()).isEqualTo(CallStatus.COMPLETED);
    assertThat(disposition(finished)).isEqualTo(Disposition.COMPLETE);
    Calls stopped = Calls.talking(TalkStates.stopped(1, 4)).ends(HangupCause.NETWORK_FAILURE);
    assertThat(stopped.status()).isEqualTo(CallStatus.COMPLETED);
    Calls optedOut = Calls.talking(TalkStates.optedOutInTheMiddle());
    assertThat(optedOut.ends(HangupCause.NETWORK_FAILURE).status()).isEqualTo(CallStatus.COMPLETED);
  }

  @Test
  void aLineThatBrokeIsRedialledOnceAndKeepsItsQuestions() {
    Calls calls = broken();
    assertThat(calls.status()).isEqualTo(CallStatus.INITIATED);
    assertThat(calls.call().wakeAt()).contains(Calls.START.plusSeconds(30));
    assertThat(calls.settlements()).as("kept open").isEmpty();
    assertThat(calls.keptUntil()).contains(Calls.START.plusSeconds(30).plus(Duration.ofDays(1)));
    calls.whenDue().dialAgain();
    assertThat(calls.attempt().redial()).isTrue();
    calls.talksAgain(TalkStates.hungUp(1, 4)).ends(HangupCause.NETWORK_FAILURE);
    assertThat(calls.status()).isEqualTo(CallStatus.FAILED);
    assertThat(calls.settlements()).containsExactly(Calls.conducted(TalkStates.hungUp(1, 4)));
  }

  @Test
  void whoWasHungUpOnByUsInTheMiddleIsRedialledAsAfterABreak() {
    Calls calls = Calls.talking(TalkStates.hungUp(1, 4)).ends(HangupCause.WE_HUNG_UP);
    assertThat(calls.status()).isEqualTo(CallStatus.INITIATED);
    assertThat(calls.call().wakeAt()).contains(Calls.START.plusSeconds(30));
    assertThat(calls.settlements()).as("kept open").isEmpty();
    calls.whenDue().dialAgain();
    assertThat(calls.attempt().redial()).isTrue();
    calls.talksAgain(TalkStates.hungUp(1, 4)).ends(HangupCause.WE_HUNG_UP);
    assertThat(calls.status().isFinal()).isTrue();
    assertThat(calls.settlements()).containsExactly(Calls.conducted(TalkStates.hungUp(1, 4)));
  }

  @Test
  void whoHungUpIsNotRungAgain() {
    Calls calls = Calls.talking(TalkStates.hungUp(1, 4)).ends(HangupCause.RESPONDENT_HUNG_UP);
    assertThat(disposition(calls)).isEqualTo(Disposition.BREAK_OFF);
    assertThat(calls.status()).isEqualTo(CallStatus.COMPLETED);
  }

  @Test
  void aRedialThatIsNotConsentedToStillSettlesWhatWasAsked() {
    Calls calls = broken().whenDue().dialAgain();
    calls.talksAgain(TalkStates.resumedAndDeclined(1, 4)).ends(HangupCause.WE_HUNG_UP);
    assertThat(calls.status()).isEqualTo(CallStatus.COMPLETED);
    assertThat(disposition(calls)).isEqualTo(Disposition.BREAK_OFF);
    assertThat(calls.settlements()).containsExactly(Calls.conducted(TalkStates.hungUp(1, 4)));
  }

  @Test
  void aRedialThatNobodyAnswersDoesNotGoOnForEver() {
    Calls calls = broken();
    int attempts = 1;
    while (!calls.status().isFinal()) {
      attempts++;
      calls.whenDue().dialAgain().take(new CallInput.Placed(attempts, Calls.CARRIER_CALL));
      calls.ends(HangupCause.NO_ANSWER);
    }
    assertThat(attempts).isEqualTo(4);
    assertThat(calls.settlements()).containsExactly(Calls.conducted(TalkStates.hungUp(1, 4)));
  }

  @Test
  void aCallbackComesWhenThePersonSaidAndKeepsTheTalk() {
    CallbackTime when = CallbackTime.at(LocalDate.of(2026, 11, 24), LocalTime.of(17, 0));
    Calls calls = Calls.talking(TalkStates.callbackInTheMiddle(when)).ends(HangupCause.WE_HUNG_UP);
    assertThat(calls.call().wakeAt()).contains(Instant.parse("2026-11-24T16:00:00Z"));
    assertThat(calls.settlements()).isEmpty();
    assertThat(calls.keptUntil()).contains(Instant.parse("2026-11-25T16:00:00Z"));
    assertThat(CallMachine.goesOn(calls.call())).isTrue();
    calls.whenDue().dialAgain();
    assertThat(calls.attempt().redial()).as("asked for, not broken").isFalse();
  }

  @Test
  void aCallbackAtNightIsMovedIntoTheCallingHours() {
    CallbackTime when = CallbackTime.at(LocalDate.of(2026, 11, 24), LocalTime.of(21, 0));
    Calls calls = Calls.talking(TalkStates.callback(when)).ends(HangupCause.WE_HUNG_UP);
    assertThat(calls.call().wakeAt()).contains(Instant.parse("2026-11-25T08:00:00Z"));
    assertThat(calls.settlements()).containsExactly(new NotConducted());
  }

  @Test
  void aRecordSaysNothingAboutThePerson() {
    Calls calls = Calls.talking(Interview.begin(Calls.PLAN, Calls.START).state());
    assertThat(calls.call().toString()).doesNotContain("zq", "701740605", "Anna");
    InterviewState talk = calls.call().talk().orElseThrow();
    assertThat(talk.toString()).doesNotContain("Anna", "Matboden");
  }
}
