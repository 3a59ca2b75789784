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
}
