package dev.callkit.twilio;

import dev.callkit.call.AttemptId;
import java.time.Duration;
import java.util.Optional;

/**
 * Which call at Twilio belongs to which attempt, for the latest calls of this node. Only a help:
 * what matters stands in the addresses or is asked of Twilio.
 */
final class CallMemory {
  private static final int MOST = 20_000;

  private final Recent<String, KnownCall> bySid = new Recent<>(MOST);
  private final Recent<AttemptId, String> byAttempt = new Recent<>(MOST);

  /** This call has been placed for this attempt, or says so with a signature. */
  void belongs(String sid, AttemptId attempt) {
    bySid.add(sid, KnownCall.of(attempt));
    byAttempt.add(attempt, sid);
  }

  Optional<KnownCall> of(String sid) {
    return bySid.get(sid);
  }

  Optional<String> sidOf(AttemptId attempt) {
    return byAttempt.get(attempt);
  }

  void hangingUp(String sid) {
    bySid.get(sid).ifPresent(known -> bySid.put(sid, known.endedByUs()));
  }

  /** Twilio ends this call after so long by itself. */
  void limited(String sid, Duration longest) {
    bySid.get(sid).ifPresent(known -> bySid.put(sid, known.limitedTo(longest)));
  }

  void machine(String sid) {
    bySid.get(sid).ifPresent(known -> bySid.put(sid, known.machineDetected()));
  }
}
