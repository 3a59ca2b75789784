package dev.callkit.twilio;

import dev.callkit.call.AttemptId;

/**
 * What this node knows of a call at Twilio, beyond what Twilio tells.
 *
 * @param attempt whose it is
 * @param hungUp whether we have asked for its end
 * @param machine whether a machine or a fax has been detected
 */
record KnownCall(AttemptId attempt, boolean hungUp, boolean machine) {
  KnownCall endedByUs() {
    return new KnownCall(attempt, true, machine);
  }

  KnownCall machineDetected() {
    return new KnownCall(attempt, hungUp, true);
  }
}
