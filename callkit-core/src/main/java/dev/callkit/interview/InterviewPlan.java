package dev.callkit.interview;

import dev.callkit.question.Question;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * Everything a talk needs, fixed before it starts: a catalogue that is changed meanwhile does not
 * change what this person hears.
 *
 * @param business the business's name as it is spoken
 * @param firstName the respondent's; empty if not known
 * @param visit when the visit was
 * @param zone the respondent's clock
 * @param questions what is asked, in asking order
 * @param script the words around the questions
 * @param limits how long it may last
 * @param keysOnly whether the carrier hears keys only, so that they are explained
 */
public record InterviewPlan(
    String business,
    Optional<String> firstName,
    Instant visit,
    ZoneId zone,
    List<Question> questions,
    Script script,
    InterviewLimits limits,
    boolean keysOnly) {
  /** Copies the questions. */
  public InterviewPlan {
    questions = List.copyOf(questions);
  }

  /** Hides the name. */
  @Override
  public String toString() {
    return "InterviewPlan[" + questions.size() + " questions, limits=" + limits + "]";
  }
}
