package dev.callkit.interview;

import java.time.Duration;

/**
 * How long a talk may last, measured from the answer.
 *
 * @param warning from here no low-priority question is begun, and at most one more question
 * @param goodbye from here we thank and say goodbye, whatever is under way
 * @param end from here the call is cut
 */
public record InterviewLimits(Duration warning, Duration goodbye, Duration end) {
  /** The longest talk there may be. */
  public static final Duration LONGEST = Duration.ofSeconds(120);

  /** 96 s, 110 s and 120 s. */
  public static final InterviewLimits DEFAULT =
      new InterviewLimits(Duration.ofSeconds(96), Duration.ofSeconds(110), LONGEST);

  // From our word to the carrier's end of the call, which is what is charged.
  private static final Duration HANGING_UP = Duration.ofSeconds(3);
  private static final Duration LEAST = Duration.ofSeconds(1);

  /**
   * Checks the order.
   *
   * @throws IllegalArgumentException unless 0 &lt; warning &lt; goodbye &lt; end &lt;= 120 s
   */
  public InterviewLimits {
    boolean ordered =
        warning.compareTo(Duration.ZERO) > 0
            && warning.compareTo(goodbye) < 0
            && goodbye.compareTo(end) < 0
            && end.compareTo(LONGEST) <= 0;
    if (!ordered) {
      throw new IllegalArgumentException(
          "interview limits: expected 0 < warning < goodbye < end <= 120 s, got "
              + warning
              + ", "
              + goodbye
              + ", "
              + end);
    }
  }

  /**
   * {@return these limits, or earlier ones with the same distances, so that a talk is over within
   * {@code longest}, a moment for hanging up included; never less than 1, 2 and 3 s}
   */
  public InterviewLimits within(Duration longest) {
    Duration last = longest.minus(HANGING_UP);
    if (last.compareTo(end) >= 0) {
      return this;
    }
    Duration first = later(last.minus(end.minus(warning)), LEAST);
    Duration second = later(last.minus(end.minus(goodbye)), first.plus(LEAST));
    return new InterviewLimits(first, second, later(last, second.plus(LEAST)));
  }

  private static Duration later(Duration one, Duration other) {
    return one.compareTo(other) >= 0 ? one : other;
  }
}
