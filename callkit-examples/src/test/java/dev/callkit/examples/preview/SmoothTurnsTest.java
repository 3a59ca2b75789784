package dev.callkit.examples.preview;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SmoothTurnsTest {
  private static int[] turns(int number, int... shares) {
    SmoothTurns turns = new SmoothTurns(shares);
    return IntStream.range(0, number).map(turn -> turns.next()).toArray();
  }

  @Test
  void everyoneHasTheirShareSpreadEvenly() {
    assertThat(turns(8, 3, 1)).containsExactly(0, 0, 1, 0, 0, 0, 1, 0);
    assertThat(turns(7, 5, 1, 1)).containsExactly(0, 0, 1, 0, 2, 0, 0);
  }

  @Test
  void equalSharesTakeTurns() {
    assertThat(turns(6, 1, 1, 1)).containsExactly(0, 1, 2, 0, 1, 2);
    assertThat(turns(4, 1000, 1000)).containsExactly(0, 1, 0, 1);
  }

  @Test
  void oneAloneHasEveryTurn() {
    assertThat(turns(3, 7)).containsExactly(0, 0, 0);
  }

  @Test
  void nobodyIsEverFarFromTheirShare() {
    int[] shares = {7, 4, 2, 1};
    int[] turns = turns(140, shares);
    int[] had = new int[shares.length];
    for (int turn = 0; turn < turns.length; turn++) {
      had[turns[turn]]++;
      for (int place = 0; place < shares.length; place++) {
        assertThat(Math.abs(had[place] - (turn + 1) * shares[place] / 14.0)).isLessThan(1.5);
      }
    }
    assertThat(had).containsExactly(70, 40, 20, 10);
  }
}
