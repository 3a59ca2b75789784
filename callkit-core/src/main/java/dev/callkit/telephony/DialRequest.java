package dev.callkit.telephony;

import dev.callkit.call.AttemptId;
import dev.callkit.call.PhoneNumber;
import java.time.Duration;

/**
 * Asks a carrier to ring somebody.
 *
 * @param attempt the try this is; the carrier adapter puts it into every address it is called back
 *     at
 * @param to whom to ring
 * @param ringTimeout how long to let it ring, 5 to 120 s
 * @param timeLimit the carrier's own backstop: the longest the call may last from answer
 */
public record DialRequest(
    AttemptId attempt, PhoneNumber to, Duration ringTimeout, Duration timeLimit) {
  /**
   * Checks the times.
   *
   * @throws IllegalArgumentException if the ring time is not 5 to 120 s or the limit is not
   *     positive
   */
  public DialRequest {
    if (ringTimeout.compareTo(Duration.ofSeconds(5)) < 0
        || ringTimeout.compareTo(Duration.ofSeconds(120)) > 0) {
      throw new IllegalArgumentException("ringTimeout: expected 5 to 120 s, got " + ringTimeout);
    }
    if (timeLimit.isNegative() || timeLimit.isZero()) {
      throw new IllegalArgumentException("timeLimit: expected more than 0, got " + timeLimit);
    }
  }
}
