package dev.callkit.twilio;

import dev.callkit.call.PhoneNumber;
import java.time.Duration;
import java.util.Optional;

/**
 * A call to place.
 *
 * @param to whom to ring
 * @param from which of our numbers is shown
 * @param answerUrl what is asked when somebody answers
 * @param statusUrl where the network is reported
 * @param detectionUrl where the detector reports; empty to detect nothing
 * @param ringTimeout how long it rings
 * @param timeLimit how long it lasts at most
 */
record Placement(
    PhoneNumber to,
    PhoneNumber from,
    String answerUrl,
    String statusUrl,
    Optional<String> detectionUrl,
    Duration ringTimeout,
    Duration timeLimit) {

  /** Hides the numbers and addresses. */
  @Override
  public String toString() {
    return "Placement[" + ringTimeout + ", " + timeLimit + "]";
  }
}
