package dev.callkit.testing.simulation;

import dev.callkit.call.AttemptId;

/**
 * Hears what is audible on the simulated lines. For each attempt things come one at a time and in
 * their order, on a thread of the carrier; attempts mix. {@link Audible.Over} comes exactly once
 * and last. A listener must not block.
 */
@FunctionalInterface
public interface CarrierListener {
  /** Hears nothing. */
  CarrierListener NONE = (attempt, sound) -> {};

  /**
   * Something was heard.
   *
   * @param attempt on whose line
   * @param sound what
   */
  void heard(AttemptId attempt, Audible sound);
}
