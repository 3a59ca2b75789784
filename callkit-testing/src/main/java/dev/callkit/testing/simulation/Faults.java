package dev.callkit.testing.simulation;

import java.time.Duration;

/**
 * What goes wrong between a carrier and us; every one of them happens with real carriers.
 *
 * @param webhooksTwice whether each report of the network and each complete reply comes a second
 *     time, 700 ms after the first; the answer to the second one is not used again. The connection
 *     comes once: a second one means that the first was lost
 * @param endTwice whether the end is reported twice
 * @param late how long after the fact the network's reports arrive; 0 or more
 * @param endLost whether the end is never reported; looking the call up still tells it
 * @param dialAnswerLost whether a call is placed but {@code dial} says that its outcome is unknown
 */
public record Faults(
    boolean webhooksTwice,
    boolean endTwice,
    Duration late,
    boolean endLost,
    boolean dialAnswerLost) {
  /** A carrier that behaves. */
  public static final Faults NONE = new Faults(false, false, Duration.ZERO, false, false);

  /**
   * Checks the delay.
   *
   * @throws IllegalArgumentException if it is negative
   */
  public Faults {
    if (late.isNegative()) {
      throw new IllegalArgumentException("late: expected 0 or more, got " + late);
    }
  }

  /** {@return the same faults, and everything is delivered twice} */
  public Faults withWebhooksTwice() {
    return new Faults(true, endTwice, late, endLost, dialAnswerLost);
  }

  /** {@return the same faults, and the end is reported twice} */
  public Faults withEndTwice() {
    return new Faults(webhooksTwice, true, late, endLost, dialAnswerLost);
  }

  /** {@return the same faults, and the network's reports are this late} */
  public Faults withReportsLate(Duration delay) {
    return new Faults(webhooksTwice, endTwice, delay, endLost, dialAnswerLost);
  }

  /** {@return the same faults, and the end is never reported} */
  public Faults withEndLost() {
    return new Faults(webhooksTwice, endTwice, late, true, dialAnswerLost);
  }

  /** {@return the same faults, and the answer to {@code dial} is lost} */
  public Faults withDialAnswerLost() {
    return new Faults(webhooksTwice, endTwice, late, endLost, true);
  }
}
