package dev.callkit.question;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callkit.Seeds;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The packing alone, against plain searches that leave nothing out. */
class KnapsackTest {

  private static List<Integer> chosen(int[] seconds, long[] values, int room) {
    return Knapsack.choose(seconds, values, seconds.length, room).stream().boxed().toList();
  }

  @Test
  void aFewItemsArePackedAsByTryingAll() {
    Seeds.each(
        1,
        3000,
        chance -> {
          int[] seconds = chance.ints(chance.nextInt(13), 5, 61).toArray();
          // Few different values: many sets are equally good.
          long[] values = chance.longs(seconds.length, 1, 2 + chance.nextInt(40)).toArray();
          int room = chance.nextInt(128);
          assertThat(chosen(seconds, values, room))
              .isEqualTo(PlainPacking.byTryingAll(seconds, values, room))
              .isEqualTo(PlainPacking.byTable(seconds, values, room));
        });
  }

  @Test
  void leavingOutTheHopelessOnesChangesNothingNotEvenAmongEqualSets() {
    Seeds.each(
        1,
        400,
        chance -> {
          int size = 50 + chance.nextInt(600);
          int longest = 6 + chance.nextInt(116);
          int[] seconds = chance.ints(size, 5, longest).toArray();
          long most = chance.nextBoolean() ? 2 + chance.nextInt(9) : 12_000_000_000L;
          long[] values = chance.longs(size, 1, most).toArray();
          int room = chance.nextInt(128);
          assertThat(chosen(seconds, values, room))
              .isEqualTo(PlainPacking.byTable(seconds, values, room));
        });
  }

  @Test
  void theLargestUrgenciesStillFit() {
    long most = (100_000_000L + 10_000) * 120;
    int[] seconds = new int[100];
    long[] values = new long[100];
    for (int item = 0; item < 100; item++) {
      seconds[item] = 120 - item % 2;
      values[item] = most - 99 + item;
    }
    assertThat(chosen(seconds, values, 120)).containsExactly(99);
  }

  @Test
  void withoutRoomOrItemsNothingIsChosen() {
    assertThat(chosen(new int[] {5, 5}, new long[] {1, 1}, 4)).isEmpty();
    assertThat(chosen(new int[0], new long[0], 90)).isEmpty();
    assertThat(chosen(new int[] {5}, new long[] {1}, 5)).containsExactly(0);
  }
}
