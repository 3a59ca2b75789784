package dev.callkit.openai;

/**
 * Tokens that one request took, as the service counts them.
 *
 * @param input all that were read, cached ones included; 0 or more
 * @param cached those of them that were known already; 0 to {@code input}
 * @param output all that were written, thoughts included; 0 or more
 */
public record Usage(long input, long cached, long output) {
  /** Nothing. */
  public static final Usage NONE = new Usage(0, 0, 0);

  /**
   * Checks the counts.
   *
   * @throws IllegalArgumentException if one is out of range
   */
  public Usage {
    if (input < 0 || output < 0 || cached < 0 || cached > input) {
      throw new IllegalArgumentException(
          "usage: expected 0 <= cached <= input and 0 <= output, got "
              + cached
              + ", "
              + input
              + ", "
              + output);
    }
  }

  /** {@return all tokens, read and written} */
  public long total() {
    return input + output;
  }

  /** {@return the sum} */
  public Usage plus(Usage more) {
    return new Usage(input + more.input, cached + more.cached, output + more.output);
  }
}
