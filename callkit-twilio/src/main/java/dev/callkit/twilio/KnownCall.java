package dev.callkit.twilio;

import dev.callkit.call.AttemptId;
import java.time.Duration;
import java.util.Optional;

/**
 * What this node knows of a call at Twilio, beyond what Twilio tells.
 *
 * @param attempt whose it is
 * @param hungUp whether we have asked for its end
 * @param machine whether a machine or a fax has been detected
 * @param timeLimit how long Twilio was told to let it last; empty if another node has told it
 */
record KnownCall(AttemptId attempt, boolean hungUp, boolean machine, Optional<Duration> timeLimit) {
  static KnownCall of(AttemptId attempt) {
    return new KnownCall(attempt, false, false, Optional.empty());
  }

  KnownCall endedByUs() {
    return new KnownCall(attempt, true, machine, timeLimit);
  }

  KnownCall machineDetected() {
    return new KnownCall(attempt, hungUp, true, timeLimit);
  }

  KnownCall limitedTo(Duration longest) {
    return new KnownCall(attempt, hungUp, machine, Optional.of(longest));
  }
}
