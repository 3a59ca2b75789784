package dev.callkit.examples;

import dev.callkit.CallSession;
import dev.callkit.progress.Attempt;
import dev.callkit.progress.CallRecord;
import dev.callkit.progress.TimelineEntry;
import java.time.Duration;
import java.util.List;

/**
 * What is left of a call when it is over.
 *
 * @param call the call
 * @param timeline what happened, in order
 */
record FinalRecord(CallRecord call, List<TimelineEntry> timeline) {
  FinalRecord {
    timeline = List.copyOf(timeline);
  }

  static FinalRecord of(CallSession session) {
    return new FinalRecord(session.snapshot(), session.events());
  }

  /** {@return how long people were connected, over all attempts} */
  Duration talkTime() {
    return call.attempts().stream()
        .map(FinalRecord::connected)
        .reduce(Duration.ZERO, Duration::plus);
  }

  private static Duration connected(Attempt attempt) {
    return attempt
        .duration()
        .or(
            () ->
                attempt
                    .answeredAt()
                    .flatMap(from -> attempt.endedAt().map(to -> Duration.between(from, to))))
        .orElse(Duration.ZERO);
  }
}
