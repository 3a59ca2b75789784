package dev.callkit.progress;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How punctually a number of calls were dialled.
 *
 * @param dialled how many were dialled; the others are left out
 * @param punctual how many of these within {@link Lateness#PROMISE}
 * @param median half of them were not later than this
 * @param p99 ninety-nine of a hundred were not later than this
 * @param worst the latest
 * @param causes how many waited for what; those that did not wait are left out
 */
public record LatenessReport(
    int dialled,
    int punctual,
    Duration median,
    Duration p99,
    Duration worst,
    Map<DelayCause, Integer> causes) {
  /** Copies the map. */
  public LatenessReport {
    causes = Collections.unmodifiableMap(new EnumMap<>(withAll(causes)));
  }

  private static Map<DelayCause, Integer> withAll(Map<DelayCause, Integer> causes) {
    Map<DelayCause, Integer> copy = new EnumMap<>(DelayCause.class);
    copy.putAll(causes);
    return copy;
  }

  /** Adds calls up; times are zero if none was dialled. */
  public static LatenessReport of(Collection<CallRecord> calls) {
    List<Duration> late = new ArrayList<>();
    int punctual = 0;
    Map<DelayCause, Integer> causes = new EnumMap<>(DelayCause.class);
    for (CallRecord call : calls) {
      Lateness lateness = call.lateness();
      lateness.late().ifPresent(late::add);
      punctual += lateness.punctual() ? 1 : 0;
      if (lateness.dialledAt().isPresent()) {
        lateness.cause().ifPresent(cause -> causes.merge(cause, 1, Integer::sum));
      }
    }
    Collections.sort(late);
    return new LatenessReport(
        late.size(), punctual, quantile(late, 50), quantile(late, 99), quantile(late, 100), causes);
  }

  /** The smallest that so many of a hundred do not pass. */
  private static Duration quantile(List<Duration> sorted, int percent) {
    return sorted.isEmpty()
        ? Duration.ZERO
        : sorted.get(Math.max(0, (sorted.size() * percent + 99) / 100 - 1));
  }
}
