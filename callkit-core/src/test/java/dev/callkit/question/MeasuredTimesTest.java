package dev.callkit.question;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MeasuredTimesTest {
  private static final QuestionSelector SELECTOR = QuestionSelector.owedTurns();

  private static Question question(String id, int n) {
    return Shop.question(id, n, Priority.MEDIUM, 40, id);
  }

  @Test
  void measuredTimesArePlannedWithButNeverMakeAQuestionImpossible() {
    Question long40 = question("A", 1);
    QuestionLedger slow =
        QuestionLedger.of(
            List.of(),
            List.of(),
            Map.of(long40.id(), MeasuredTimes.of(Collections.nCopies(15, 110))),
            Map.of());
    Selection selection =
        SELECTOR.select(new Catalogue(List.of(long40)), slow, Shop.request(1, 90)).selection();
    assertThat(selection.chosen()).as("or it would never be measured again").hasSize(1);
    Selection two =
        SELECTOR
            .select(new Catalogue(List.of(long40, question("B", 1))), slow, Shop.request(1, 90))
            .selection();
    assertThat(two.chosen()).as("it takes the whole budget").hasSize(1);
  }

  @Test
  void fifteenMeasurementsAreKeptEachBetweenFiveAndAHundredAndTwentySeconds() {
    MeasuredTimes times = MeasuredTimes.NONE;
    for (int second = 1; second <= 200; second += 10) {
      times = times.and(Duration.ofSeconds(second));
    }
    assertThat(times.seconds())
        .containsExactly(51, 61, 71, 81, 91, 101, 111, 120, 120, 120, 120, 120, 120, 120, 120);
    assertThat(MeasuredTimes.NONE.and(Duration.ofMillis(1)).seconds()).containsExactly(5);
    assertThat(times.planned(Duration.ofSeconds(30))).isEqualTo(Duration.ofSeconds(120));
  }

  @Test
  void theEleventhSmallestOfFifteenIsPlannedWhateverTheEstimate() {
    Random chance = new Random(7);
    for (int round = 0; round < 5_000; round++) {
      int estimate = 5 + chance.nextInt(116);
      MeasuredTimes times = MeasuredTimes.NONE;
      int[] ring = new int[15];
      Arrays.fill(ring, estimate);
      int answers = chance.nextInt(25);
      for (int answer = 0; answer < answers; answer++) {
        int took = 5 + chance.nextInt(chance.nextBoolean() ? 10 : 116);
        ring[answer % 15] = took;
        times = times.and(Duration.ofSeconds(took));
      }
      int[] sorted = ring.clone();
      Arrays.sort(sorted);
      assertThat(times.planned(estimate)).as("round %d", round).isEqualTo(sorted[10]);
    }
  }
}
