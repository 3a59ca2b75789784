package dev.callkit.openai;

import dev.callkit.cost.Money;
import dev.callkit.question.QuestionId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a model makes of a finished call. An opinion on texts, to be read and counted by people:
 * escape it where it is shown, as everything that comes from callers.
 *
 * @param summary one to three Swedish sentences, 1 to 400 characters
 * @param sentiment from the words and values, never from the voice; −1 displeased to 1 pleased
 * @param topics for each question, in the order in which they were answered: at most five topics of
 *     at most 40 characters; empty lists are left out
 * @param cost what it cost; empty if the model has no price in the table
 */
public record CallAnalysis(
    String summary, double sentiment, Map<QuestionId, List<String>> topics, Optional<Money> cost) {
  /** The longest summary, in characters. */
  public static final int MOST_SUMMARY = 400;

  /**
   * Copies the topics.
   *
   * @throws IllegalArgumentException if the summary is blank or too long, or the sentiment out of
   *     range
   */
  public CallAnalysis {
    if (summary.isBlank() || summary.length() > MOST_SUMMARY) {
      throw new IllegalArgumentException(
          "summary: expected 1 to " + MOST_SUMMARY + " characters, got " + summary.length());
    }
    if (!(sentiment >= -1 && sentiment <= 1)) {
      throw new IllegalArgumentException("sentiment: expected -1 to 1, got " + sentiment);
    }
    Map<QuestionId, List<String>> copy = new LinkedHashMap<>();
    topics.forEach((question, named) -> copy.put(question, List.copyOf(named)));
    topics = Collections.unmodifiableMap(copy);
  }

  /** Hides what was said. */
  @Override
  public String toString() {
    return "CallAnalysis[sentiment=" + sentiment + ", topics of " + topics.size() + " questions]";
  }
}
