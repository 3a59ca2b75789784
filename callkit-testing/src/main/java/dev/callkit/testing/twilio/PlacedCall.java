package dev.callkit.testing.twilio;

import java.time.Instant;
import java.util.Optional;

/**
 * What the local Twilio's book says of a call.
 *
 * @param sid its id, {@code CA…}
 * @param to who was rung
 * @param from the number that was shown
 * @param url what is asked when somebody answers
 * @param status such as {@code in-progress}
 * @param rang whether the telephone has rung
 * @param createdAt when it was placed
 * @param endedAt when it was over; empty before
 */
public record PlacedCall(
    String sid,
    String to,
    String from,
    String url,
    String status,
    boolean rang,
    Instant createdAt,
    Optional<Instant> endedAt) {

  /** {@return whether it is over} */
  public boolean isOver() {
    return endedAt.isPresent();
  }

  /** Hides the numbers and the address. */
  @Override
  public String toString() {
    return "PlacedCall[" + sid + ", " + status + "]";
  }
}
