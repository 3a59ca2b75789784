package dev.callkit.telephony;

import java.util.Optional;

/**
 * The carrier's own view of a call, for the watchdog.
 *
 * @param phase how far it is
 * @param end how it ended, if it has
 */
public record LegStatus(Phase phase, Optional<LegEvent.Ended> end) {

  /** How far a leg is. */
  public enum Phase {
    /** Waiting to be dialled. */
    QUEUED,
    /** Ringing. */
    RINGING,
    /** Answered and going on. */
    TALKING,
    /** Over. */
    ENDED
  }

  /**
   * Checks that an end belongs to the phase.
   *
   * @throws IllegalArgumentException if there is an end without the phase {@code ENDED}, or the
   *     other way round
   */
  public LegStatus {
    if (end.isPresent() != (phase == Phase.ENDED)) {
      throw new IllegalArgumentException("end: expected exactly in phase ENDED, got " + phase);
    }
  }
}
