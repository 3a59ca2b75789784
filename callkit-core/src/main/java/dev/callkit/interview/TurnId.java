package dev.callkit.interview;

/**
 * One turn of the respondent within an attempt. The same turn delivered again gets the stored reply
 * and changes nothing.
 *
 * @param number from 1, in the order of the listening
 */
public record TurnId(int number) {
  /**
   * Checks the number.
   *
   * @throws IllegalArgumentException if it is below 1
   */
  public TurnId {
    if (number < 1) {
      throw new IllegalArgumentException("turn: expected 1 or more, got " + number);
    }
  }

  TurnId next() {
    return new TurnId(number + 1);
  }

  @Override
  public String toString() {
    return Integer.toString(number);
  }
}
