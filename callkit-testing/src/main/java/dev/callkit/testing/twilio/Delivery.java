package dev.callkit.testing.twilio;

import java.time.Duration;

/**
 * How a status callback reaches the host.
 *
 * @param copies how often; 0 if it is lost
 * @param late how long it is under way before the first copy arrives; 0 or more
 */
public record Delivery(int copies, Duration late) {
  /** Once and at once. */
  public static final Delivery PLAIN = new Delivery(1, Duration.ZERO);

  /** Never. */
  public static final Delivery LOST = new Delivery(0, Duration.ZERO);

  /** Twice. */
  public static final Delivery TWICE = new Delivery(2, Duration.ZERO);

  /**
   * Checks the figures.
   *
   * @throws IllegalArgumentException if one is negative
   */
  public Delivery {
    if (copies < 0 || late.isNegative()) {
      throw new IllegalArgumentException("delivery: expected 0 or more copies and delay");
    }
  }

  /** Once, after this long. */
  public static Delivery after(Duration late) {
    return new Delivery(1, late);
  }
}
