package dev.callkit.interview;

/**
 * One stretch of our own speech within an attempt.
 *
 * @param number from 1, in the order of speaking
 */
public record UtteranceId(int number) {
  /**
   * Checks the number.
   *
   * @throws IllegalArgumentException if it is below 1
   */
  public UtteranceId {
    if (number < 1) {
      throw new IllegalArgumentException("utterance: expected 1 or more, got " + number);
    }
  }

  @Override
  public String toString() {
    return Integer.toString(number);
  }
}
