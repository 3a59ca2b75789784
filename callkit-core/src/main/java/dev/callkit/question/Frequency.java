package dev.callkit.question;

/**
 * How often a question is asked: every n-th customer it applies to.
 *
 * @param everyNth 1 (every customer) to 100
 */
public record Frequency(int everyNth) {
  /** The rarest frequency, every 100th customer. */
  public static final int RAREST = 100;

  /**
   * Checks the range.
   *
   * @throws IllegalArgumentException if {@code everyNth} is not 1 to 100
   */
  public Frequency {
    if (everyNth < 1 || everyNth > RAREST) {
      throw new IllegalArgumentException(
          "frequency: expected 1 to " + RAREST + " (ask every n-th customer), got " + everyNth);
    }
  }

  /** Every customer. */
  public static Frequency always() {
    return new Frequency(1);
  }

  /** Every {@code n}-th customer. */
  public static Frequency every(int n) {
    return new Frequency(n);
  }
}
