package dev.callkit.testing.simulation;

import dev.callkit.telephony.AnsweredBy;
import dev.callkit.telephony.HangupCause;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

/** How a ringing telephone is met. */
public sealed interface Pickup {

  /**
   * Somebody or something answers, unless it has stopped ringing by then.
   *
   * @param after how long it rings before, 0 or more
   * @param by what answers; carriers that detect machines report this
   */
  record Answers(Duration after, AnsweredBy by) implements Pickup {
    /**
     * Checks the time.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public Answers {
      notNegative(after);
    }
  }

  /** It rings until the ring time is over. */
  record NoAnswer() implements Pickup {}

  /**
   * The person sees it ring and presses it away, unless it has stopped ringing by then.
   *
   * @param after how long it rings before, 0 or more
   */
  record Declines(Duration after) implements Pickup {
    /**
     * Checks the time.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public Declines {
      notNegative(after);
    }
  }

  /**
   * It never rings.
   *
   * @param cause why: busy, number invalid, disconnected, unreachable, blocked or network failure
   */
  record NotReached(HangupCause cause) implements Pickup {
    private static final Set<HangupCause> CAUSES =
        EnumSet.of(
            HangupCause.BUSY,
            HangupCause.NUMBER_INVALID,
            HangupCause.DISCONNECTED,
            HangupCause.UNREACHABLE,
            HangupCause.BLOCKED,
            HangupCause.NETWORK_FAILURE);

    /**
     * Checks the cause.
     *
     * @throws IllegalArgumentException if it is one for which it must have rung
     */
    public NotReached {
      if (!CAUSES.contains(cause)) {
        throw new IllegalArgumentException("cause: expected one of " + CAUSES + ", got " + cause);
      }
    }
  }

  /** A person answers after this long. */
  static Pickup personAfter(Duration ringing) {
    return new Answers(ringing, AnsweredBy.HUMAN);
  }

  /** A voicemail answers after this long. */
  static Pickup machineAfter(Duration ringing) {
    return new Answers(ringing, AnsweredBy.MACHINE);
  }

  private static void notNegative(Duration after) {
    if (after.isNegative()) {
      throw new IllegalArgumentException("after: expected 0 or more, got " + after);
    }
  }
}
