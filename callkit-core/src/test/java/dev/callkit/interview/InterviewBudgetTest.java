package dev.callkit.interview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callkit.dialogue.Intent;
import dev.callkit.dialogue.Understanding;
import dev.callkit.question.AnswerKind;
import dev.callkit.question.Priority;
import dev.callkit.question.Question;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A talk that its call's budget does not pay for to the end: 33, 47 and 57 of 60 seconds. */
class InterviewBudgetTest {
  private static final Question FIRST = yesNo("first", 15);
  private static final Question SECOND = yesNo("second", 10);
  private static final Question THIRD = yesNo("third", 10);

  private static Question yesNo(String id, int seconds) {
    return Question.builder(id, "Stämmer det här påståendet, " + id + "?", new AnswerKind.YesNo())
        .priority(Priority.HIGH)
        .time(Duration.ofSeconds(seconds))
        .build();
  }

  private static Talk paidFor(int seconds, Question... questions) {
    return Talk.begun(questions).paidFor(seconds).yes();
  }

  @ParameterizedTest
  @CsvSource({
    // Paid for; warning, goodbye, end.
    "600, 96, 110, 120",
    "123, 96, 110, 120",
    "122, 95, 109, 119",
    "60, 33, 47, 57",
    "45, 18, 32, 42",
    "20, 1, 7, 17",
    "10, 1, 2, 7",
    "0, 1, 2, 3"
  })
  void theLimitsComeEarlierAndKeepTheirDistances(int paid, int warning, int goodbye, int end) {
    assertThat(InterviewLimits.DEFAULT.within(Duration.ofSeconds(paid)))
        .isEqualTo(
            new InterviewLimits(
                Duration.ofSeconds(warning), Duration.ofSeconds(goodbye), Duration.ofSeconds(end)));
  }

  @Test
  void itEndsPolitelyBeforeTheNextStretchAndKeepsWhatWasUnderWay() {
    Talk talk = paidFor(60, FIRST, SECOND).speaking("tja jag").speaking("tja jag vet inte");
    assertThat(talk.at(46.999).tick().last().lines()).isEmpty();
    talk.at(47).tick(Understanding.of(Intent.DONT_KNOW, 0.7, "vet inte"));
    assertThat(talk.said()).isEqualTo("BUDGET_UP");
    assertThat(talk.text())
        .isEqualTo("Tyvärr måste jag runda av här. Tack för dina svar, och ha en fin dag!");
    assertThat(talk.last().lines()).last().isInstanceOf(Line.HangUp.class);
    assertThat(talk.end()).contains(InterviewEnd.BUDGET);
    assertThat(talk.answers()).extracting(Answer::words).containsExactly("tja jag vet inte");
  }

  @Test
  void theLastQuestionIsAnnouncedEarlier() {
    Talk talk = paidFor(60, FIRST, SECOND, THIRD).at(34).answersYes();
    assertThat(talk.said()).isEqualTo("ACKNOWLEDGE LAST_QUESTION second");
    assertThat(talk.at(40).answersYes().said()).isEqualTo("ACKNOWLEDGE WRAP_UP");
    assertThat(talk.end()).as("it has come to its proper end").contains(InterviewEnd.FINISHED);
  }

  @Test
  void whatDoesNotFitAnyMoreIsNotBegun() {
    Talk talk = paidFor(60, FIRST, yesNo("long", 40)).at(20).answersYes();
    assertThat(talk.said()).isEqualTo("ACKNOWLEDGE WRAP_UP");
  }

  @Test
  void aBudgetThatShrinksInTheMiddleEndsItAtTheNextWord() {
    Talk talk = paidFor(120, FIRST, SECOND).at(50);
    talk.paidFor(60).answersYes();
    assertThat(talk.said()).isEqualTo("BUDGET_UP");
    assertThat(talk.answers()).hasSize(1);
  }

  @Test
  void pastItsEndNothingIsSaid() {
    Talk talk = paidFor(60, FIRST, SECOND).at(57).answersYes();
    assertThat(talk.last().lines()).containsExactly(new Line.HangUp());
    assertThat(talk.end()).contains(InterviewEnd.BUDGET);
  }

  @Test
  void theClockIsLookedAtWhenTheBudgetSays() {
    InterviewState talk = paidFor(60, FIRST).state();
    Instant answered = talk.answeredAt();
    assertThat(talk.nextLimit(answered)).contains(answered.plusSeconds(47));
    assertThat(talk.nextLimit(answered.plusSeconds(47))).contains(answered.plusSeconds(57));
  }

  @Test
  void aBudgetThatIsLongerThanTheTalkMayBeChangesNothing() {
    Talk talk = paidFor(600, FIRST).at(110).tick();
    assertThat(talk.end()).contains(InterviewEnd.TIME_LIMIT);
    assertThat(talk.said()).isEqualTo("TIME_UP");
  }

  @Test
  void itIsKeptWhateverHappensInTheTalk() {
    Talk talk = paidFor(60, FIRST, SECOND).answersYes().mumbles().silent();
    assertThat(talk.state().paidFor()).contains(Duration.ofSeconds(60));
    assertThat(talk.state().paidFor(Optional.empty()).limits()).isEqualTo(InterviewLimits.DEFAULT);
  }
}
