package dev.callkit.interview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callkit.dialogue.CallbackTime;
import dev.callkit.dialogue.Heard;
import dev.callkit.dialogue.Intent;
import dev.callkit.dialogue.Understanding;
import dev.callkit.interview.InterviewState.Step;
import dev.callkit.question.AnswerValue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Turns that come again or too early, and talks that are taken up again. */
class InterviewTurnsTest {
  private static final Instant AGAIN = Talk.ANSWERED.plus(Duration.ofMinutes(2));

  private static InterviewEvent yes(TurnId turn) {
    return new InterviewEvent.Replied(
        turn, Heard.speech("ja"), Understanding.of(Intent.AFFIRM, 0.9, "ja"));
  }

  @Test
  void aTurnThatComesAgainGetsTheSameLinesAndChangesNothing() {
    Talk talk = Talk.begun(Talk.YES_NO, Talk.RATING);
    TurnId first = talk.state().turn();
    talk.yes();
    InterviewState before = talk.state();
    List<Line> lines = talk.last().lines();
    talk.at(3).on(yes(first));
    assertThat(talk.last().lines()).isEqualTo(lines);
    assertThat(talk.last().facts()).isEmpty();
    assertThat(talk.state()).isEqualTo(before);
    assertThat(talk.answers()).as("a doubled yes answers no question").isEmpty();
  }

  @Test
  void theLastTurnOfATalkThatComesAgainGetsTheGoodbyeAgain() {
    Talk talk = Talk.begun(Talk.YES_NO);
    TurnId first = talk.state().turn();
    talk.no();
    List<Line> goodbye = talk.last().lines();
    assertThat(talk.on(yes(first)).last().lines()).isEqualTo(goodbye);
    assertThat(talk.end()).contains(InterviewEnd.DECLINED);
  }

  @Test
  void aReplyThatWasOvertakenHearsWhatWasSaidLast() {
    Talk talk = Talk.consented(Talk.RATING, Talk.YES_NO);
    TurnId listenedFor = talk.state().turn();
    talk.on(new InterviewEvent.Reconnected()).on(new InterviewEvent.Reconnected());
    InterviewState before = talk.state();
    talk.on(yes(listenedFor));
    assertThat(talk.said()).isEqualTo("RECONNECTED rating");
    assertThat(talk.state()).isEqualTo(before);
    assertThat(talk.last().facts()).isEmpty();
  }

  @Test
  void aTurnThatWasNeverListenedForChangesNothing() {
    Talk talk = Talk.begun(Talk.YES_NO);
    InterviewState before = talk.state();
    for (int number : new int[] {2, 3, 99}) {
      talk.on(yes(new TurnId(number)));
      assertThat(talk.state()).isEqualTo(before);
      assertThat(talk.last().lines()).isEmpty();
      assertThat(talk.last().facts()).isEmpty();
    }
  }

  @Test
  void wordsSoFarOfAnotherTurnAreNotTakenForThisOne() {
    Talk talk = Talk.consented(Talk.YES_NO);
    talk.on(new InterviewEvent.Speaking(new TurnId(1), Heard.partial("ja")));
    assertThat(talk.state().pendingWords()).isEmpty();
  }

  @Test
  void theWordsSoFarAreForgottenOnceTheTurnIsComplete() {
    Talk talk = Talk.consented(Talk.RATING).speaking("en fy").score(4);
    assertThat(talk.state().pendingWords()).isEmpty();
  }

  @Test
  void afterAShortLossTheSameQuestionIsPutAgain() {
    Talk talk = Talk.consented(Talk.RATING, Talk.YES_NO).on(new InterviewEvent.Reconnected());
    assertThat(talk.said()).isEqualTo("RECONNECTED rating");
    assertThat(talk.score(4).said()).isEqualTo("ACKNOWLEDGE rating+PROBE");
    assertThat(talk.on(new InterviewEvent.Reconnected()).said())
        .isEqualTo("RECONNECTED rating+PROBE");
  }

  @Test
  void aBrokenTalkGoesOnAtTheSameQuestionAfterANewIntroductionAndConsent() {
    Talk broken = Talk.consented(Talk.RATING, Talk.YES_NO).score(4).tells("personalen").hangsUp();
    Talk again = Talk.resumed(broken.state(), AGAIN);
    assertThat(again.said()).isEqualTo("GREETING+DISCLOSURE RESUME+CONSENT");
    assertThat(again.state().consented()).isFalse();
    assertThat(again.state().turn()).isEqualTo(new TurnId(1));
    assertThat(again.yes().said()).isEqualTo("THANKS_FOR_CONSENT found");
    assertThat(again.answersYes().end()).contains(InterviewEnd.FINISHED);
    assertThat(again.answers()).hasSize(2);
    assertThat(again.state().asked()).containsExactly(Talk.RATING.id(), Talk.YES_NO.id());
  }

  @Test
  void aNoToTheBrokenTalksRestIsANo() {
    Talk broken = Talk.consented(Talk.RATING, Talk.YES_NO).hangsUp();
    Talk again = Talk.resumed(broken.state(), AGAIN).no();
    assertThat(again.end()).contains(InterviewEnd.DECLINED);
  }

  @Test
  void theTimeCountsFromTheNewAnswer() {
    Talk broken = Talk.consented(Talk.RATING, Talk.YES_NO).at(100).hangsUp();
    Talk again = Talk.resumed(broken.state(), AGAIN).yes().at(80).score(3);
    assertThat(again.end()).isEmpty();
    assertThat(again.at(110).tick().end()).contains(InterviewEnd.TIME_LIMIT);
  }

  @Test
  void halfAnAnswerAtWhichTheLineBrokeIsAskedForAgain() {
    Talk broken = Talk.consented(Talk.RATING, Talk.YES_NO).speaking("jag skulle nog").hangsUp();
    assertThat(broken.answers()).hasSize(1);
    Talk again = Talk.resumed(broken.state(), AGAIN).yes();
    assertThat(again.said()).isEqualTo("THANKS_FOR_CONSENT rating");
    assertThat(again.score(4).answers()).hasSize(1);
  }

  @Test
  void aWholeAnswerAtWhichTheLineBrokeIsKept() {
    Talk broken = Talk.consented(Talk.RATING, Talk.YES_NO).speaking("en fyra");
    broken.hangsUp(Understanding.answer(new AnswerValue.Score(4), 0.9, "fyra"));
    assertThat(Talk.resumed(broken.state(), AGAIN).yes().said())
        .isEqualTo("THANKS_FOR_CONSENT found");
  }

  @Test
  void aQuestionThatWasLeftIsNotTakenUpAgain() {
    Talk broken = Talk.consented(Talk.RATING, Talk.YES_NO).mumbles().at(9).mumbles().hangsUp();
    assertThat(Talk.resumed(broken.state(), AGAIN).yes().said())
        .isEqualTo("THANKS_FOR_CONSENT found");
  }

  @Test
  void whoAskedToBeRungBackIsNotToldThatTheLineBroke() {
    Talk later =
        Talk.consented(Talk.RATING).later(CallbackTime.SOME_TIME).later(CallbackTime.SOME_TIME);
    assertThat(later.end()).contains(InterviewEnd.CALLBACK);
    Talk again = Talk.resumed(later.state(), AGAIN);
    assertThat(again.said()).isEqualTo("GREETING+DISCLOSURE RESUME_CALLBACK+CONSENT");
    assertThat(again.text())
        .contains("Du bad mig ringa tillbaka om ditt besök i dag.")
        .doesNotContain("bröts");
  }

  @Test
  void aTalkPutOffBeforeConsentIntroducesItselfInFull() {
    Talk later =
        Talk.begun(Talk.RATING).later(CallbackTime.SOME_TIME).later(CallbackTime.SOME_TIME);
    assertThat(Talk.resumed(later.state(), AGAIN).said())
        .isEqualTo("GREETING+DISCLOSURE REASON+CONSENT");
  }

  @Test
  void theLastPromptIsAllThatWasSaid() {
    Talk talk = Talk.consented(Talk.RATING);
    assertThat(talk.state().lastPrompt())
        .isEqualTo("Tack, vad snällt! Hur nöjd var du med besöket?");
    assertThat(talk.state().step()).isEqualTo(Step.QUESTION);
  }
}
