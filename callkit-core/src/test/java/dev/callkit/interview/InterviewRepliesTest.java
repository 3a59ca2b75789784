package dev.callkit.interview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callkit.dialogue.CallbackTime;
import dev.callkit.dialogue.DayPart;
import dev.callkit.dialogue.Heard;
import dev.callkit.dialogue.Intent;
import dev.callkit.dialogue.Understanding;
import dev.callkit.interview.Answer.Status;
import dev.callkit.interview.InterviewState.Step;
import dev.callkit.question.AnswerValue;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** Reprompts, probes, silence, waiting, repeating, callbacks and hang-ups. */
class InterviewRepliesTest {

  private static Talk asked() {
    return Talk.consented(Talk.RATING, Talk.YES_NO);
  }

  private static Duration patience(Talk talk) {
    return ((Line.Listen) talk.last().lines().get(talk.last().lines().size() - 1)).noInputAfter();
  }

  @Test
  void aQuestionIsRepromptedOnceWithAHintThenLeft() {
    Talk talk = asked().mumbles();
    assertThat(talk.text())
        .isEqualTo(
            "Ursäkta, det uppfattade jag inte riktigt. Hur nöjd var du med besöket? Svara gärna med"
                + " en siffra från ett till fem.");
    talk.hears("blå", Understanding.unclear());
    assertThat(talk.said()).isEqualTo("MOVE_ON found");
    assertThat(talk.answers()).hasSize(1);
    assertThat(talk.answers().get(0).status()).isEqualTo(Status.UNRESOLVED);
    assertThat(talk.answers().get(0).words()).isEqualTo("blå");
  }

  @Test
  void theCountOfUnclearRepliesBeginsAnewWithEachQuestion() {
    Talk talk = asked().mumbles().score(4).tells("personalen").mumbles();
    assertThat(talk.said()).isEqualTo("REPROMPT found+HINT");
  }

  @Test
  void aValueOutsideTheScaleIsUnclearAndNeverClipped() {
    Talk talk = asked().score(6);
    assertThat(talk.said()).isEqualTo("REPROMPT rating+HINT");
    assertThat(talk.answers()).isEmpty();
  }

  @Test
  void aFollowUpIsProbedOnceAndItsWordsAreKept() {
    Talk talk = asked().score(5).tells("så trevlig personal");
    assertThat(talk.said()).isEqualTo("ACKNOWLEDGE found");
    assertThat(talk.answers()).hasSize(1);
    assertThat(talk.answers().get(0).followUpWords()).contains("så trevlig personal");
    assertThat(talk.answersYes().end()).contains(InterviewEnd.FINISHED);
  }

  @Test
  void freeWordsGetMoreTimeThanAQuickReply() {
    assertThat(patience(asked().score(5))).isGreaterThan(patience(asked()));
    assertThat(patience(Talk.consented(Talk.LOW))).isEqualTo(patience(asked().score(5)));
  }

  @Test
  void theEnginesReactionIsSpokenInsteadOfThePlainThanks() {
    Understanding meant =
        Understanding.answer(new AnswerValue.Score(5), 0.9, "fem").acknowledging("Vad roligt!");
    assertThat(asked().hears("fem", meant).text()).startsWith("Vad roligt! Vad gjorde");
    Understanding rude =
        Understanding.answer(new AnswerValue.Score(5), 0.9, "fem").acknowledging("Varför 5?");
    assertThat(asked().hears("fem", rude).text()).startsWith("Tack. Vad gjorde");
  }

  @Test
  void twoSilencesInARowEndTheTalk() {
    Talk talk = asked().silent();
    assertThat(talk.said()).isEqualTo("STILL_THERE rating");
    talk.silent();
    assertThat(talk.said()).isEqualTo("NO_INPUT");
    assertThat(talk.end()).contains(InterviewEnd.NO_INPUT);
    assertThat(talk.answers().get(0).status()).isEqualTo(Status.NO_INPUT);
    assertThat(talk.answers().get(0).words()).isEmpty();
  }

  @Test
  void wordsBetweenTwoSilencesBeginTheCountAnew() {
    assertThat(asked().silent().mumbles().silent().said()).isEqualTo("STILL_THERE rating");
  }

  @Test
  void blankWordsAreSilence() {
    Heard blank = new Heard.Speech(" ", OptionalDouble.of(0.4), true, Optional.empty());
    Talk talk = asked();
    for (int times = 0; times < 2; times++) {
      talk.on(new InterviewEvent.Replied(talk.state().turn(), blank, Understanding.unclear()));
    }
    assertThat(talk.end()).contains(InterviewEnd.NO_INPUT);
  }

  @Test
  void whoAsksToWaitIsWaitedForAndAskedAgain() {
    Talk talk = asked().hears("vänta lite", Intent.HOLD);
    assertThat(talk.said()).isEqualTo("HOLD");
    assertThat(patience(talk)).isGreaterThanOrEqualTo(Duration.ofSeconds(15));
    assertThat(talk.mumbles().said()).isEqualTo("WELCOME_BACK rating");
    assertThat(talk.answers()).isEmpty();
  }

  @Test
  void aScaleAnsweredRightAfterAWaitIsAnAnswer() {
    assertThat(asked().hears("vänta", Intent.HOLD).score(3).answers()).hasSize(1);
  }

  @Test
  void aYesRightAfterAWaitIsNoAnswerToAYesNoQuestion() {
    Talk talk = Talk.consented(Talk.YES_NO).hears("vänta", Intent.HOLD).answersYes();
    assertThat(talk.said()).isEqualTo("WELCOME_BACK found");
    assertThat(talk.answersYes().end()).contains(InterviewEnd.FINISHED);
  }

  @Test
  void silenceWhileWaitingIsAskedAboutOnce() {
    Talk talk = asked().hears("vänta", Intent.HOLD).silent();
    assertThat(talk.said()).isEqualTo("STILL_THERE rating");
    assertThat(talk.silent().end()).contains(InterviewEnd.NO_INPUT);
  }

  @Test
  void waitingEndsSomeDay() {
    Talk talk = asked();
    for (int times = 0; times < 3; times++) {
      assertThat(talk.hears("vänta", Intent.HOLD).said()).isEqualTo("HOLD");
    }
    assertThat(talk.hears("vänta", Intent.HOLD).said()).isEqualTo("REPROMPT rating+HINT");
    assertThat(talk.hears("vänta", Intent.HOLD).said()).isEqualTo("MOVE_ON found");
  }

  @Test
  void aQuestionIsRepeatedTwiceWordForWord() {
    Talk talk = asked();
    for (int times = 0; times < 2; times++) {
      assertThat(talk.hears("hur sa", Intent.REPEAT).said()).isEqualTo("REPEAT rating");
    }
    assertThat(talk.hears("hur sa", Intent.REPEAT).said()).isEqualTo("REPROMPT rating+HINT");
    assertThat(talk.hears("hur sa", Intent.REPEAT).said()).isEqualTo("MOVE_ON found");
  }

  @Test
  void aNamedCallbackTimeIsConfirmedAtOnce() {
    CallbackTime when = CallbackTime.at(LocalDate.of(2026, 11, 24), LocalTime.of(17, 0));
    Talk talk = asked().later(when);
    assertThat(talk.text()).startsWith("Tack, jag antecknar i morgon klockan 17 och ringer");
    assertThat(talk.end()).contains(InterviewEnd.CALLBACK);
    assertThat(talk.state().callback()).contains(when);
    assertThat(talk.last().facts()).contains(new InterviewFact.CallbackAgreed(when));
  }

  @Test
  void aCallbackWithoutATimeIsAskedForOnceMoreThenKeptVague() {
    Talk talk = asked().later(CallbackTime.SOME_TIME);
    assertThat(talk.said()).isEqualTo("CALLBACK_ASK");
    assertThat(talk.mumbles().said()).isEqualTo("CALLBACK_AGAIN");
    assertThat(talk.mumbles().said()).isEqualTo("CALLBACK_LATER");
    assertThat(talk.state().callback()).contains(CallbackTime.SOME_TIME);
  }

  @Test
  void theHourMayBeNamedWhenAsked() {
    CallbackTime when = CallbackTime.on(LocalDate.of(2026, 11, 27), DayPart.FORENOON);
    Talk talk = asked().later(CallbackTime.SOME_TIME).later(when);
    assertThat(talk.text()).contains("på fredag förmiddag");
    assertThat(talk.state().callback()).contains(when);
  }

  @Test
  void twoSilencesWhenAskedForAnHourLeaveItVague() {
    Talk talk = asked().later(CallbackTime.SOME_TIME).silent().silent();
    assertThat(talk.end()).contains(InterviewEnd.CALLBACK);
  }

  @Test
  void whoHangsUpWhenAskedForAnHourIsStillRungLater() {
    Talk talk = Talk.begun(Talk.RATING).later(CallbackTime.SOME_TIME).hangsUp();
    assertThat(talk.end()).contains(InterviewEnd.CALLBACK);
    assertThat(talk.state().callback()).contains(CallbackTime.SOME_TIME);
    assertThat(talk.last().lines()).isEmpty();
  }

  @Test
  void hangingUpEndsTheTalkAtAnyStep() {
    assertThat(Talk.begun(Talk.RATING).hangsUp().end()).contains(InterviewEnd.HUNG_UP);
    assertThat(asked().hangsUp().end()).contains(InterviewEnd.HUNG_UP);
    assertThat(asked().score(4).hangsUp().end()).contains(InterviewEnd.HUNG_UP);
    assertThat(asked().score(4).hangsUp().answers()).hasSize(1);
  }

  @Test
  void whatWasBeingSaidAtAHangUpIsKept() {
    Talk talk = asked().speaking("en fyra");
    talk.hangsUp(Understanding.answer(new AnswerValue.Score(4), 0.8, "fyra"));
    assertThat(talk.answers().get(0).value()).contains(new AnswerValue.Score(4));
    assertThat(talk.last().lines()).isEmpty();
    assertThat(talk.last().facts()).noneMatch(InterviewFact.Said.class::isInstance);
  }

  @Test
  void aNeverAgainInTheLastWordsIsObeyed() {
    for (Talk talk : new Talk[] {Talk.begun(Talk.RATING), asked(), asked().score(4)}) {
      talk.speaking("ring aldrig mer");
      talk.hangsUp(Understanding.of(Intent.OPT_OUT, 1, "ring aldrig mer"));
      assertThat(talk.end()).contains(InterviewEnd.OPTED_OUT);
      assertThat(talk.last().facts()).contains(new InterviewFact.OptedOut());
      assertThat(talk.last().lines()).isEmpty();
    }
  }

  @Test
  void otherWishesInTheLastWordsAreObeyedToo() {
    Talk no = Talk.begun(Talk.RATING).speaking("nej tack");
    assertThat(no.hangsUp(Understanding.of(Intent.DENY, 1, "nej tack")).end())
        .contains(InterviewEnd.DECLINED);
    Talk wrong = Talk.begun(Talk.RATING).speaking("fel nummer");
    assertThat(wrong.hangsUp(Understanding.of(Intent.WRONG_PERSON, 1, "fel nummer")).end())
        .contains(InterviewEnd.WRONG_PERSON);
    Talk machine = Talk.begun(Talk.RATING).speaking("lämna ett meddelande");
    Understanding greeting = Understanding.of(Intent.VOICEMAIL, 1, "lämna ett meddelande");
    assertThat(machine.hangsUp(greeting).end()).contains(InterviewEnd.VOICEMAIL);
    Talk later = asked().speaking("ring senare");
    assertThat(later.hangsUp(Understanding.callLater(CallbackTime.SOME_TIME, 1, "ring")).end())
        .contains(InterviewEnd.CALLBACK);
    assertThat(later.answers()).isEmpty();
  }

  @Test
  void whoHasConsentedIsNotHungUpOnAsAVoicemail() {
    Talk talk = asked().hears("lämna ett meddelande efter tonen", Intent.VOICEMAIL);
    assertThat(talk.state().step()).isEqualTo(Step.QUESTION);
    assertThat(talk.said()).isEqualTo("REPROMPT rating+HINT");
  }

  @Test
  void optingOutIsAFactBeforeTheGoodbye() {
    Talk talk = asked().hears("ring aldrig mer", Intent.OPT_OUT);
    assertThat(talk.last().facts())
        .extracting(fact -> fact.getClass().getSimpleName())
        .containsExactly("Replied", "OptedOut", "Said", "Finished");
  }
}
