package dev.callkit.question;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How long a question has really taken, from its first word to the end of the answer. The last 15
 * are kept; what is missing of them counts as the estimate. Planned is the 11th smallest: it rises
 * after five longer answers, falls after eleven shorter ones, and four outliers do not move it.
 */
public final class MeasuredTimes {
  /** Nothing measured yet. */
  public static final MeasuredTimes NONE = new MeasuredTimes(List.of());

  /** How many measurements are kept. */
  public static final int KEPT = 15;

  private static final int PLANNED_RANK = 10;

  private final List<Integer> seconds;
  private final int[] sorted;

  private MeasuredTimes(List<Integer> seconds) {
    this.seconds = seconds;
    this.sorted = seconds.stream().mapToInt(Integer::intValue).sorted().toArray();
  }

  /**
   * Takes what was stored.
   *
   * @param seconds the latest measurements in whole seconds, oldest first; of more than 15 the
   *     oldest are left out, and each is moved into 5 to 120
   */
  public static MeasuredTimes of(List<Integer> seconds) {
    int skipped = Math.max(0, seconds.size() - KEPT);
    return new MeasuredTimes(
        seconds.subList(skipped, seconds.size()).stream().map(MeasuredTimes::clamped).toList());
  }

  private static int clamped(int seconds) {
    return Math.max(
        (int) Question.SHORTEST_TIME.toSeconds(),
        Math.min((int) Question.LONGEST_TIME.toSeconds(), seconds));
  }

  /** {@return these and one more, rounded up to whole seconds} */
  public MeasuredTimes and(Duration took) {
    long whole = took.plusNanos(999_999_999).toSeconds();
    List<Integer> more = new ArrayList<>(seconds);
    more.add((int) Math.min(Integer.MAX_VALUE, whole));
    return of(more);
  }

  /** {@return the measurements in whole seconds, oldest first; at most 15} */
  public List<Integer> seconds() {
    return seconds;
  }

  /**
   * {@return the time to plan with, 5 to 120 s}
   *
   * @param estimate what to plan with as long as little has been measured, in whole seconds
   */
  public Duration planned(Duration estimate) {
    return Duration.ofSeconds(planned((int) estimate.toSeconds()));
  }

  /** {@return the time to plan with, in whole seconds, 5 to 120} */
  int planned(int estimate) {
    if (sorted.length == 0) {
      return estimate;
    }
    int estimates = KEPT - sorted.length;
    int below = Arrays.binarySearch(sorted, estimate);
    int shorter = below < 0 ? -below - 1 : firstOf(below);
    if (PLANNED_RANK < shorter) {
      return sorted[PLANNED_RANK];
    }
    return PLANNED_RANK < shorter + estimates ? estimate : sorted[PLANNED_RANK - estimates];
  }

  /** The first of the equal measurements around a place. */
  private int firstOf(int place) {
    int first = place;
    while (first > 0 && sorted[first - 1] == sorted[place]) {
      first--;
    }
    return first;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof MeasuredTimes times && times.seconds.equals(seconds);
  }

  @Override
  public int hashCode() {
    return seconds.hashCode();
  }

  @Override
  public String toString() {
    return "MeasuredTimes" + seconds;
  }
}
