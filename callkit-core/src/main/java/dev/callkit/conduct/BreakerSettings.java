package dev.callkit.conduct;

import java.time.Duration;

/**
 * When a carrier that fails again and again is left alone for a while.
 *
 * @param failures after how many failed requests to dial in a row, 1 or more
 * @param pause how long at first, more than 0; doubled each time a trial after it fails as well
 * @param longestPause how long at most, not less than {@code pause}
 */
public record BreakerSettings(int failures, Duration pause, Duration longestPause) {
  /** Five failures; 30 s at first, 5 min at most. */
  public static final BreakerSettings DEFAULT =
      new BreakerSettings(5, Duration.ofSeconds(30), Duration.ofMinutes(5));

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if one is out of range
   */
  public BreakerSettings {
    if (failures < 1) {
      throw new IllegalArgumentException("breaker failures: expected 1 or more, got " + failures);
    }
    if (pause.isNegative() || pause.isZero()) {
      throw new IllegalArgumentException("breaker pause: expected more than 0, got " + pause);
    }
    if (longestPause.compareTo(pause) < 0) {
      throw new IllegalArgumentException(
          "breaker longestPause: expected at least the pause of "
              + pause
              + ", got "
              + longestPause);
    }
  }
}
