package dev.callkit.question;

import java.util.Arrays;
import java.util.BitSet;

/**
 * The 0/1 knapsack, exactly: which items fit into the room and are worth the most together; of
 * equally good sets the one that is lexicographically first in the order given.
 */
final class Knapsack {
  // Bits of a sort key: duration, value counted down, place. 7 + 35 + 21 fit into 63.
  private static final int PLACE_BITS = 21;
  private static final int VALUE_BITS = 35;
  private static final long VALUE_MASK = (1L << VALUE_BITS) - 1;
  private static final int FEW = 64;

  /**
   * {@return the places of the chosen items}
   *
   * @param seconds per item, 1 to 127
   * @param values per item, 1 to 2^35 - 1
   * @param count how many items there are, at most 2^21
   * @param room 0 to 127
   */
  static BitSet choose(int[] seconds, long[] values, int count, int room) {
    int all = 0;
    for (int item = 0; item < count && all <= room; item++) {
      all += seconds[item];
    }
    BitSet chosen = new BitSet(count);
    if (all <= room) {
      chosen.set(0, count);
      return chosen;
    }
    int[] items = worthLookingAt(seconds, values, count, room);
    // Two words of bits per item: is it in the best set of the items from it on, with c seconds?
    long[] taken = new long[2 * items.length];
    long[] best = new long[room + 1];
    for (int i = items.length - 1; i >= 0; i--) {
      int time = seconds[items[i]];
      long value = values[items[i]];
      // From above, so that best[c - time] is still that of the items after this one.
      for (int c = room; c >= time; c--) {
        long with = value + best[c - time];
        if (with >= best[c]) {
          best[c] = with;
          taken[2 * i + (c >> 6)] |= 1L << c;
        }
      }
    }
    int left = room;
    for (int i = 0; i < items.length; i++) {
      if ((taken[2 * i + (left >> 6)] & 1L << left) != 0) {
        chosen.set(items[i]);
        left -= seconds[items[i]];
      }
    }
    return chosen;
  }

  /**
   * Of the items of one duration only as many as fit into the room can be in a best set, and the
   * most valuable ones first. So a few hundred items enter the table, however many there are.
   */
  private static int[] worthLookingAt(int[] seconds, long[] values, int count, int room) {
    int[] kept = new int[count];
    int size = 0;
    if (count <= FEW) {
      for (int item = 0; item < count; item++) {
        if (seconds[item] <= room) {
          kept[size++] = item;
        }
      }
      return Arrays.copyOf(kept, size);
    }
    long[] keys = new long[count];
    int fitting = 0;
    for (int item = 0; item < count; item++) {
      if (seconds[item] <= room) {
        long worth = VALUE_MASK - values[item];
        keys[fitting++] =
            (long) seconds[item] << (VALUE_BITS + PLACE_BITS) | worth << PLACE_BITS | item;
      }
    }
    Arrays.sort(keys, 0, fitting);
    int time = 0;
    int roomFor = 0;
    for (int key = 0; key < fitting; key++) {
      int item = (int) (keys[key] & ((1L << PLACE_BITS) - 1));
      if (seconds[item] != time) {
        time = seconds[item];
        roomFor = room / time;
      }
      if (roomFor-- > 0) {
        kept[size++] = item;
      }
    }
    int[] items = Arrays.copyOf(kept, size);
    Arrays.sort(items);
    return items;
  }

  private Knapsack() {}
}
