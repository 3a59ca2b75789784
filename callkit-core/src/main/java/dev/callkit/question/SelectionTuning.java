package dev.callkit.question;

import java.util.EnumMap;
import java.util.Map;

/**
 * The numbers of the selection. The defaults are what was measured (docs/question-selection.md);
 * few businesses have a reason to change them.
 *
 * @param weights how much an owed turn of each level weighs, 1 to 1,000, never less for a higher
 *     level
 * @param carry how much urgency a question keeps after it has been asked, 1 to 1,000: older missed
 *     turns are forgiven
 * @param relatedHundredths how much more urgent a question on the topic of the first one counts, in
 *     hundredths, 0 to 10,000
 */
public record SelectionTuning(Map<Priority, Integer> weights, int carry, int relatedHundredths) {
  /** Weights 16, 8, 4, 2, 1; carry 16; related 2.00. */
  public static final SelectionTuning DEFAULT = new SelectionTuning(defaultWeights(), 16, 200);

  /**
   * Above this load, in thousandths of the time budget, exact frequencies are not promised: 950.
   * Load is what the questions that apply need per call on average, time by frequency.
   */
  public static final int MOST_PROMISED_LOAD_PER_MILLE = 950;

  /**
   * Checks and copies.
   *
   * @throws IllegalArgumentException if a level has no weight, a number is out of range, or a
   *     higher level weighs less than a lower one
   */
  public SelectionTuning {
    int above = 1000;
    for (Priority level : Priority.values()) {
      int weight = weights.getOrDefault(level, 0);
      if (weight < 1 || weight > above) {
        throw new IllegalArgumentException(
            "weight of " + level + ": expected 1 to " + above + ", got " + weight);
      }
      above = weight;
    }
    if (carry < 1 || carry > 1000) {
      throw new IllegalArgumentException("carry: expected 1 to 1000, got " + carry);
    }
    if (relatedHundredths < 0 || relatedHundredths > 10_000) {
      throw new IllegalArgumentException(
          "relatedHundredths: expected 0 to 10000, got " + relatedHundredths);
    }
    weights = Map.copyOf(weights);
  }

  private static Map<Priority, Integer> defaultWeights() {
    Map<Priority, Integer> weights = new EnumMap<>(Priority.class);
    for (Priority level : Priority.values()) {
      weights.put(level, level.weight());
    }
    return weights;
  }

  int weight(Priority level) {
    return weights.getOrDefault(level, level.weight());
  }
}
