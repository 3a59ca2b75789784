package dev.callkit.question;

import java.util.ArrayList;
import java.util.List;

/** The best set and, of equal ones, the lexicographically first: in two ways without any art. */
final class PlainPacking {

  /** Tries every subset. */
  static List<Integer> byTryingAll(int[] seconds, long[] values, int room) {
    long bestValue = -1;
    List<Integer> best = List.of();
    for (int subset = 0; subset < 1 << seconds.length; subset++) {
      int time = 0;
      long value = 0;
      for (int item = 0; item < seconds.length; item++) {
        if ((subset >> item & 1) == 1) {
          time += seconds[item];
          value += values[item];
        }
      }
      if (time <= room && value >= bestValue) {
        List<Integer> here = places(subset);
        if (value > bestValue || isBefore(here, best)) {
          bestValue = value;
          best = here;
        }
      }
    }
    return best;
  }

  private static List<Integer> places(int subset) {
    List<Integer> places = new ArrayList<>();
    for (int item = 0; subset >> item != 0; item++) {
      if ((subset >> item & 1) == 1) {
        places.add(item);
      }
    }
    return places;
  }

  /**
   * Of two sets, neither of which holds the other, the one that has the first place they differ.
   */
  private static boolean isBefore(List<Integer> one, List<Integer> other) {
    for (int place = 0; place < Math.min(one.size(), other.size()); place++) {
      if (!one.get(place).equals(other.get(place))) {
        return one.get(place) < other.get(place);
      }
    }
    return one.size() > other.size();
  }

  /** Fills the whole table, every item in it, then walks it from the first item on. */
  static List<Integer> byTable(int[] seconds, long[] values, int room) {
    long[][] best = new long[seconds.length + 1][room + 1];
    for (int item = seconds.length - 1; item >= 0; item--) {
      for (int left = 0; left <= room; left++) {
        best[item][left] = Math.max(best[item + 1][left], with(item, left, seconds, values, best));
      }
    }
    List<Integer> chosen = new ArrayList<>();
    int left = room;
    for (int item = 0; item < seconds.length; item++) {
      if (with(item, left, seconds, values, best) >= best[item + 1][left]) {
        chosen.add(item);
        left -= seconds[item];
      }
    }
    return chosen;
  }

  private static long with(int item, int left, int[] seconds, long[] values, long[][] best) {
    return seconds[item] > left ? -1 : values[item] + best[item + 1][left - seconds[item]];
  }

  private PlainPacking() {}
}
