package dev.callkit.question;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What one customer is asked, and why.
 *
 * @param questions the chosen questions in asking order; empty if there is nothing to ask
 * @param verdicts one per question of the catalogue, in its order
 */
public record Selection(List<Chosen> questions, List<Verdict> verdicts) {
  /** Nothing chosen, nothing considered. */
  public static final Selection EMPTY = new Selection(List.of(), List.of());

  /** Copies the lists. */
  public Selection {
    questions = List.copyOf(questions);
    verdicts = List.copyOf(verdicts);
  }

  /** {@return the ids of the chosen questions, in asking order} */
  public List<QuestionId> chosen() {
    return questions.stream().map(Chosen::question).toList();
  }

  /**
   * A question as it is to be asked in this call.
   *
   * @param question which
   * @param level its level for this customer: its own, or a higher one that a trigger gives it
   * @param time how long asking and answering are planned to take, in whole seconds
   * @param partner the question it is asked together with or not at all; empty for none
   */
  public record Chosen(
      QuestionId question, Priority level, Duration time, Optional<QuestionId> partner) {}
}
