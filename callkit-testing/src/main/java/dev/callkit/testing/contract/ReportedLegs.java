package dev.callkit.testing.contract;

import dev.callkit.call.AttemptId;
import dev.callkit.telephony.LegEvent;
import dev.callkit.telephony.LegEvents;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Keeps what a carrier reports. Thread-safe. */
final class ReportedLegs implements LegEvents {
  private final Map<AttemptId, List<LegEvent>> byAttempt = new LinkedHashMap<>();

  @Override
  public synchronized void accept(AttemptId attempt, LegEvent event) {
    byAttempt.computeIfAbsent(attempt, any -> new ArrayList<>()).add(event);
  }

  synchronized List<LegEvent> of(AttemptId attempt) {
    return List.copyOf(byAttempt.getOrDefault(attempt, List.of()));
  }

  synchronized Set<AttemptId> attempts() {
    return Set.copyOf(byAttempt.keySet());
  }

  List<LegEvent.Ended> ends(AttemptId attempt) {
    return of(attempt).stream()
        .filter(LegEvent.Ended.class::isInstance)
        .map(LegEvent.Ended.class::cast)
        .toList();
  }
}
