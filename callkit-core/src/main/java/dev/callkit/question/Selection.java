package dev.callkit.question;

import java.util.List;

/**
 * What one customer is asked, and why.
 *
 * @param chosen the questions in asking order; empty if there is nothing to ask
 * @param verdicts one per question of the catalogue, in its order
 */
public record Selection(List<QuestionId> chosen, List<Verdict> verdicts) {
  /** Nothing chosen, nothing considered. */
  public static final Selection EMPTY = new Selection(List.of(), List.of());

  /** Copies the lists. */
  public Selection {
    chosen = List.copyOf(chosen);
    verdicts = List.copyOf(verdicts);
  }
}
