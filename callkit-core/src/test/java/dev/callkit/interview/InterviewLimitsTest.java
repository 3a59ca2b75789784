package dev.callkit.interview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callkit.dialogue.CallbackTime;
import dev.callkit.dialogue.Intent;
import dev.callkit.dialogue.Understanding;
import dev.callkit.question.AnswerKind;
import dev.callkit.question.AnswerValue;
import dev.callkit.question.Priority;
import dev.callkit.question.Question;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** 96, 110 and 120 seconds. */
class InterviewLimitsTest {
  private static final Question FIRST = yesNo("first", Priority.HIGH, 30);
  private static final Question MEDIUM = yesNo("medium", Priority.MEDIUM, 10);
  private static final Question LOW = yesNo("low", Priority.LOW, 10);
  private static final Question OPTIONAL = yesNo("optional", Priority.OPTIONAL, 10);

  private static Question yesNo(String id, Priority priority, int seconds) {
    return Question.builder(id, "Stämmer det här påståendet, " + id + "?", new AnswerKind.YesNo())
        .priority(priority)
        .time(Duration.ofSeconds(seconds))
        .build();
  }

  @Test
  void beforeTheWarningALowQuestionIsBegun() {
    Talk talk = Talk.consented(FIRST, LOW).at(95.999).answersYes();
    assertThat(talk.said()).isEqualTo("ACKNOWLEDGE low");
  }

  @Test
  void fromTheWarningOnNoLowQuestionIsBegun() {
    Talk talk = Talk.consented(FIRST, LOW, OPTIONAL).at(96).answersYes();
    assertThat(talk.said()).isEqualTo("ACKNOWLEDGE WRAP_UP");
    assertThat(talk.end()).contains(InterviewEnd.FINISHED);
  }

  @Test
  void theLastQuestionIsAnnouncedOnceAndIsTheLast() {
    Talk talk = Talk.consented(FIRST, LOW, MEDIUM, OPTIONAL).at(97).answersYes();
    assertThat(talk.said()).isEqualTo("ACKNOWLEDGE LAST_QUESTION medium");
    talk.at(99).mumbles();
    assertThat(talk.said()).isEqualTo("REPROMPT medium+HINT");
    talk.at(101).answersYes();
    assertThat(talk.said()).isEqualTo("ACKNOWLEDGE WRAP_UP");
  }

  @Test
  void theOnlyQuestionLeftNeedsNoAnnouncement() {
    Talk talk = Talk.consented(FIRST, MEDIUM).at(97).answersYes();
    assertThat(talk.said()).isEqualTo("ACKNOWLEDGE medium");
    assertThat(talk.at(99).answersYes().said()).isEqualTo("ACKNOWLEDGE WRAP_UP");
  }

  @Test
  void noQuestionIsBegunThatTheGoodbyeWouldCutOffAtOnce() {
    assertThat(Talk.consented(FIRST, MEDIUM).at(105).answersYes().said()).endsWith("medium");
    Talk tooLate = Talk.consented(FIRST, MEDIUM).at(105.001).answersYes();
    assertThat(tooLate.said()).isEqualTo("ACKNOWLEDGE WRAP_UP");
    assertThat(tooLate.state().asked()).containsExactly(FIRST.id());
  }

  @Test
  void whatDoesNotFitBeforeTheWarningIsDroppedFromTheLowestLevelUp() {
    Question medium = yesNo("long", Priority.MEDIUM, 40);
    Talk talk = Talk.consented(FIRST, OPTIONAL, LOW, medium, MEDIUM).at(60).answersYes();
    assertThat(talk.said()).as("50 s left for 10+10+40+10").isEqualTo("ACKNOWLEDGE long");
  }

  @Test
  void aCriticalQuestionIsBegunEvenIfItDoesNotFit() {
    Question critical = yesNo("critical", Priority.CRITICAL, 60);
    Talk talk = Talk.consented(FIRST, LOW, critical).at(70).answersYes();
    assertThat(talk.said()).isEqualTo("ACKNOWLEDGE critical");
  }

  @Test
  void atTheGoodbyeLimitAnAnswerUnderWayIsCutPolitelyAndItsWordsAreKept() {
    Talk talk = Talk.consented(FIRST, MEDIUM).speaking("tja jag").speaking("tja jag vet inte");
    assertThat(talk.at(109.999).tick().last().lines()).isEmpty();
    talk.at(110).tick(Understanding.of(Intent.DONT_KNOW, 0.7, "vet inte"));
    assertThat(talk.said()).isEqualTo("TIME_UP");
    assertThat(talk.last().lines()).last().isInstanceOf(Line.HangUp.class);
    assertThat(talk.end()).contains(InterviewEnd.TIME_LIMIT);
    assertThat(talk.answers()).hasSize(1);
    assertThat(talk.answers().get(0).status()).isEqualTo(Answer.Status.DONT_KNOW);
    assertThat(talk.answers().get(0).words()).isEqualTo("tja jag vet inte");
  }

  @Test
  void pendingWordsWithoutAMeaningAreKeptUnresolved() {
    Talk talk = Talk.consented(FIRST).speaking("alltså det är").at(112).tick();
    assertThat(talk.answers()).hasSize(1);
    assertThat(talk.answers().get(0).status()).isEqualTo(Answer.Status.UNRESOLVED);
    assertThat(talk.answers().get(0).words()).isEqualTo("alltså det är");
  }

  @Test
  void pendingWordsOfAFollowUpAreKeptWithTheAnswer() {
    Talk talk = Talk.consented(Talk.RATING).score(4).speaking("personalen var").at(110).tick();
    assertThat(talk.answers()).hasSize(1);
    assertThat(talk.answers().get(0).followUpWords()).contains("personalen var");
    assertThat(talk.answers().get(0).value()).contains(new AnswerValue.Score(4));
  }

  @Test
  void aValueThatPendingWordsDoNotSupportIsNotStored() {
    Talk talk = Talk.consented(Talk.RATING).speaking("nja");
    talk.at(110).tick(Understanding.answer(new AnswerValue.Score(5), 0.9, "fem"));
    assertThat(talk.answers().get(0).status()).isEqualTo(Answer.Status.UNRESOLVED);
    assertThat(talk.answers().get(0).value()).isEmpty();
  }

  @Test
  void anAnswerThatCompletesAfterTheLimitIsKeptAndFollowedByTheGoodbyeOnly() {
    Talk talk = Talk.consented(FIRST, MEDIUM).at(111).answersYes();
    assertThat(talk.said()).isEqualTo("TIME_UP");
    assertThat(talk.end()).contains(InterviewEnd.TIME_LIMIT);
    assertThat(talk.answers()).hasSize(1);
    assertThat(talk.state().asked()).containsExactly(FIRST.id());
    assertThat(talk.last().facts().stream().filter(InterviewFact.Said.class::isInstance))
        .as("words taken back were never said")
        .hasSize(1);
  }

  @Test
  void theLastAnswerAfterTheLimitStillEndsTheTalkAsFinished() {
    Talk talk = Talk.consented(FIRST).at(112).answersYes();
    assertThat(talk.end()).contains(InterviewEnd.FINISHED);
    assertThat(talk.said()).isEqualTo("ACKNOWLEDGE WRAP_UP");
  }

  @ParameterizedTest
  @CsvSource({"CONSENT", "QUESTION", "FOLLOW_UP"})
  void everyStepEndsAtTheGoodbyeLimit(InterviewState.Step step) {
    Talk talk = Talk.begun(Talk.RATING, Talk.YES_NO);
    if (step != InterviewState.Step.CONSENT) {
      talk.yes();
    }
    if (step == InterviewState.Step.FOLLOW_UP) {
      talk.score(3);
    }
    assertThat(talk.state().step()).isEqualTo(step);
    assertThat(talk.at(110).tick().said()).isEqualTo("TIME_UP");
    assertThat(talk.end()).contains(InterviewEnd.TIME_LIMIT);
  }

  @Test
  void whoWantedToBeRungLaterIsRungLaterEvenIfTheTimeRunsOutBeforeAnHourIsNamed() {
    Talk talk = Talk.consented(FIRST).later(CallbackTime.SOME_TIME).at(110).tick();
    assertThat(talk.said()).isEqualTo("CALLBACK_LATER");
    assertThat(talk.end()).contains(InterviewEnd.CALLBACK);
    assertThat(talk.state().callback()).contains(CallbackTime.SOME_TIME);
  }

  @Test
  void atTheEndTheCallIsCutWithoutAWord() {
    Talk talk = Talk.consented(FIRST).at(120).tick();
    assertThat(talk.last().lines()).containsExactly(new Line.HangUp());
    assertThat(talk.end()).contains(InterviewEnd.TIME_LIMIT);
  }

  @Test
  void pastTheEndEvenAGoodbyeIsNotSpoken() {
    Talk finished = Talk.consented(FIRST).at(121).answersYes();
    assertThat(finished.last().lines()).containsExactly(new Line.HangUp());
    assertThat(finished.end()).contains(InterviewEnd.FINISHED);

    Talk optedOut = Talk.consented(FIRST).speaking("ring aldrig mer");
    optedOut.at(125).tick(Understanding.of(Intent.OPT_OUT, 1, "ring aldrig mer"));
    assertThat(optedOut.last().lines()).containsExactly(new Line.HangUp());
    assertThat(optedOut.end()).contains(InterviewEnd.OPTED_OUT);
    assertThat(optedOut.last().facts()).contains(new InterviewFact.OptedOut());
  }

  @Test
  void aNeverAgainInPendingWordsIsObeyedAtTheLimit() {
    Talk talk = Talk.consented(FIRST).speaking("ring aldrig hit igen");
    talk.at(110).tick(Understanding.of(Intent.OPT_OUT, 1, "ring aldrig hit igen"));
    assertThat(talk.end()).contains(InterviewEnd.OPTED_OUT);
    assertThat(talk.said()).isEqualTo("OPTED_OUT");
    assertThat(talk.answers()).isEmpty();
  }

  @Test
  void theNextLimitIsTheGoodbyeThenTheEndThenNothing() {
    Talk talk = Talk.consented(FIRST);
    InterviewState state = talk.state();
    assertThat(state.nextLimit(Talk.ANSWERED)).contains(Talk.ANSWERED.plusSeconds(110));
    assertThat(state.nextLimit(Talk.ANSWERED.plusSeconds(110)))
        .contains(Talk.ANSWERED.plusSeconds(120));
    assertThat(state.nextLimit(Talk.ANSWERED.plusSeconds(120))).isEqualTo(Optional.empty());
    assertThat(talk.hangsUp().state().nextLimit(Talk.ANSWERED)).isEmpty();
  }

  @Test
  void aClockThatStepsBackMakesNoAnswerOlderThanItsQuestion() {
    Talk talk = Talk.consented(FIRST, MEDIUM).at(40).answersYes().at(20).answersYes();
    Answer second = talk.answers().get(1);
    assertThat(second.respondedAt()).isEqualTo(second.askedAt());
  }

  @Test
  void theMachineIsHeldToShorterLimitsToo() {
    InterviewLimits limits =
        new InterviewLimits(Duration.ofSeconds(48), Duration.ofSeconds(55), Duration.ofSeconds(60));
    InterviewPlan plan = Talk.plan(FIRST, LOW);
    Talk talk =
        Talk.begun(
                new InterviewPlan(
                    plan.business(),
                    plan.firstName(),
                    plan.visit(),
                    plan.zone(),
                    plan.questions(),
                    plan.partners(),
                    plan.script(),
                    limits,
                    false))
            .yes();
    assertThat(talk.at(48).answersYes().said()).isEqualTo("ACKNOWLEDGE WRAP_UP");
  }
}
