package dev.callkit.interview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callkit.question.AnswerKind;
import dev.callkit.question.Priority;
import dev.callkit.question.Question;
import dev.callkit.question.QuestionId;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Two questions that are asked together or not at all, when the time of the talk runs short. */
class QuestionPairsTest {
  private static final Question FIRST = question("first", Priority.HIGH, 30);
  private static final Question TOP = question("top", Priority.HIGH, 20);
  private static final Question TWIN = question("twin", Priority.OPTIONAL, 20);
  private static final Question OTHER = question("other", Priority.MEDIUM, 20);

  private static Question question(String id, Priority priority, int seconds) {
    return Question.builder(id, "Stämmer det här påståendet, " + id + "?", new AnswerKind.YesNo())
        .priority(priority)
        .time(Duration.ofSeconds(seconds))
        .build();
  }

  private static Talk talk(Question... questions) {
    InterviewPlan plan = Talk.plan(questions);
    Map<QuestionId, QuestionId> partners = Map.of(TOP.id(), TWIN.id(), TWIN.id(), TOP.id());
    return Talk.begun(
            new InterviewPlan(
                plan.business(),
                plan.firstName(),
                plan.visit(),
                plan.zone(),
                plan.questions(),
                partners,
                plan.script(),
                plan.limits(),
                false))
        .yes();
  }

  @Test
  void aPairIsDroppedAsAWholeByItsHigherLevel() {
    // 50 s are left for 20 + 20 + 20: the medium one goes, not the optional half of the high pair.
    Talk talk = talk(FIRST, TOP, TWIN, OTHER).at(60).answersYes();
    assertThat(talk.said()).isEqualTo("ACKNOWLEDGE top");
    assertThat(talk.at(75).answersYes().said()).endsWith("twin");
    assertThat(talk.at(91).answersYes().said()).as("19 s for 20").endsWith("WRAP_UP");
  }

  @Test
  void whereNoneOfItFitsNeitherIsAsked() {
    Talk talk = talk(FIRST, TOP, TWIN).at(75).answersYes();
    assertThat(talk.said()).as("35 s are left for 40").isEqualTo("ACKNOWLEDGE WRAP_UP");
    assertThat(talk.state().asked()).containsExactly(FIRST.id());
  }

  @Test
  void aPairThatHasBegunIsFinished() {
    Talk talk = talk(FIRST, TOP, TWIN, OTHER).at(60).answersYes();
    // Of 15 s the second half needs 20; it is put all the same, and before the medium one.
    assertThat(talk.at(95).answersYes().said()).endsWith("twin");
  }

  @Test
  void afterTheWarningABegunPairsSecondHalfIsTheLastQuestion() {
    Talk talk = talk(FIRST, TOP, TWIN, OTHER).at(60).answersYes();
    assertThat(talk.at(97).answersYes().said()).isEqualTo("ACKNOWLEDGE LAST_QUESTION twin");
    assertThat(talk.at(103).answersYes().said()).endsWith("WRAP_UP");
  }

  @Test
  void afterTheWarningNoPairIsBegun() {
    Talk talk = talk(FIRST, TOP, TWIN, OTHER).at(97).answersYes();
    assertThat(talk.said()).isEqualTo("ACKNOWLEDGE LAST_QUESTION other");
  }
}
