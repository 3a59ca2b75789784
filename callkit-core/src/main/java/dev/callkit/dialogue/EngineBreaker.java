package dev.callkit.dialogue;

import java.time.Duration;
import java.time.Instant;

/**
 * Leaves an engine alone that has failed again and again, so that nobody waits for a deadline that
 * will pass. After a pause one exchange tries it; if that fails as well, the next pause is twice as
 * long. Thread-safe.
 */
final class EngineBreaker {
  static final int FAILURES = 5;
  static final Duration PAUSE = Duration.ofSeconds(10);
  static final Duration LONGEST_PAUSE = Duration.ofMinutes(2);

  private int failures;
  private boolean trying;
  private Duration pause = PAUSE;
  private Instant openUntil = Instant.MIN;

  /** Whether an engine may be asked. Whoever may says afterwards what came of it, exactly once. */
  enum Permit {
    /** It may not. */
    REFUSED,
    /** It may. */
    ASK,
    /** It may, alone, to see whether it works again. */
    TRY
  }

  synchronized Permit permit(Instant now) {
    if (failures < FAILURES) {
      return Permit.ASK;
    }
    if (trying || now.isBefore(openUntil)) {
      return Permit.REFUSED;
    }
    trying = true;
    return Permit.TRY;
  }

  synchronized void answered() {
    failures = 0;
    trying = false;
    pause = PAUSE;
  }

  /** {@return for how long this failure has it left alone; zero for one that changes nothing} */
  synchronized Duration failed(Permit permit, Instant now) {
    if (permit == Permit.TRY) {
      trying = false;
      Duration twice = pause.multipliedBy(2);
      pause = twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE;
    } else if (failures >= FAILURES || ++failures < FAILURES) {
      // One of many, or asked before it was left alone.
      return Duration.ZERO;
    }
    openUntil = now.plus(pause);
    return pause;
  }

  /** Nobody waited for the end; it tells nothing. */
  synchronized void gaveUp(Permit permit) {
    trying &= permit != Permit.TRY;
  }
}
