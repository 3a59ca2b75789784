package dev.callkit.call;

/**
 * One try at a call. It is committed before the carrier is asked, and is in every address the
 * carrier calls back, so that even an answer that was lost can be matched.
 *
 * @param call the call tried
 * @param number which try, from 1
 */
public record AttemptId(CallId call, int number) {
  /**
   * Checks the number.
   *
   * @throws IllegalArgumentException if {@code number} is below 1
   */
  public AttemptId {
    if (number < 1) {
      throw new IllegalArgumentException("attempt number: expected 1 or more, got " + number);
    }
  }

  /**
   * Reads what {@link #toString()} wrote.
   *
   * @throws IllegalArgumentException if the text is not {@code business.call.number}
   */
  public static AttemptId parse(String text) {
    int dot = text.lastIndexOf('.');
    if (dot < 0) {
      throw new IllegalArgumentException("attemptId: expected business.call.number");
    }
    int number;
    try {
      number = Integer.parseInt(text.substring(dot + 1));
    } catch (NumberFormatException notANumber) {
      throw new IllegalArgumentException(
          "attemptId: expected a number after the last dot", notANumber);
    }
    return new AttemptId(CallId.parse(text.substring(0, dot)), number);
  }

  /** {@return {@code business.call.number}, safe as one segment of a URL path} */
  @Override
  public String toString() {
    return call + "." + number;
  }
}
