package dev.callkit.interview;

import dev.callkit.question.Question;
import dev.callkit.question.QuestionId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything a talk needs, fixed before it starts: a catalogue that is changed meanwhile does not
 * change what this person hears.
 *
 * @param business the business's name as it is spoken
 * @param firstName the respondent's; empty if not known
 * @param visit when the visit was
 * @param zone the respondent's clock
 * @param questions what is asked, in asking order, with levels and times as planned for this call
 * @param partners for each question that is asked together with another or not at all, the other
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
    Map<QuestionId, QuestionId> partners,
    Script script,
    InterviewLimits limits,
    boolean keysOnly) {
  /** Copies the collections. */
  public InterviewPlan {
    questions = List.copyOf(questions);
    partners = Map.copyOf(partners);
  }

  /** Hides the name. */
  @Override
  public String toString() {
    return "InterviewPlan[" + questions.size() + " questions, limits=" + limits + "]";
  }
}
