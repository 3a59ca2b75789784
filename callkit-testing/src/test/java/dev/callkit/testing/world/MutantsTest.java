package dev.callkit.testing.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is broken on purpose makes a sentence untrue within a few seeds. */
class MutantsTest {
  private static final int MOST_SEEDS = 20;
  private static final People WITH_OPT_OUTS = new People(0.1, 0.05, 0.05, 0.1, 0.3, 0.1);

  /** As much goes wrong as otherwise, and half of what the network reports does not arrive. */
  private static final Accidents MUCH_IS_LOST =
      Accidents.builder()
          .requestFails(0.05)
          .requestLost(0.03)
          .answerLost(0.3)
          .webhookLost(0.5)
          .webhookTwice(0.2)
          .webhookLate(0.2)
          .webhookForged(0.05)
          .connectionLost(0.15)
          .engineFails(0.1)
          .engineLies(0.1)
          .storeFails(0.01)
          .storeForgetsToSay(0.01)
          .saveConflicts(0.3)
          .storeAway(Duration.ofSeconds(20), Duration.ofMinutes(15))
          .nodeKilledEvery(Duration.ofMinutes(5))
          .build();

  static Stream<Arguments> mutants() {
    return Stream.of(
        Arguments.of(
            "a store without versions", Mutant.store(BrokenStore.NoVersions::new), "Every "),
        Arguments.of(
            "a store that forgets opt-outs",
            Mutant.store(BrokenStore.ForgetsOptOuts::new),
            "Nobody who asked"),
        Arguments.of(
            "a store that drops entries",
            Mutant.store(BrokenStore.DropsEntries::new),
            "Every answer that was"),
        Arguments.of(
            "a store that mixes businesses",
            Mutant.store(BrokenStore.MixesBusinesses::new),
            "A business sees"),
        Arguments.of(
            "a store that loses settlements",
            Mutant.store(BrokenStore.LosesLedgers::new),
            "Every reservation"),
        Arguments.of(
            "a store that forgets costs",
            Mutant.store(BrokenStore.ForgetsCosts::new),
            "No call costs more"),
        Arguments.of(
            "an adapter that dials again",
            Mutant.carrier(BrokenAdapter.DialsAgain::new),
            "No attempt rings twice"),
        Arguments.of(
            "an adapter that finds nothing",
            Mutant.carrier(BrokenAdapter.FindsNothing::new),
            "No attempt rings twice"),
        Arguments.of(
            "an adapter that never hangs up",
            Mutant.carrier(BrokenAdapter.NeverHangsUp::new),
            "No call outlives"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("mutants")
  void whatIsBrokenIsNoticed(String what, Mutant mutant, String sentence) {
    Set<String> untrue = new TreeSet<>();
    for (int seed = 1; seed <= MOST_SEEDS && !noticed(untrue, sentence); seed++) {
      SimulationReport report =
          Simulation.builder()
              .seed(seed)
              .calls(60)
              .people(WITH_OPT_OUTS)
              .accidents(MUCH_IS_LOST)
              .tariff(SimulationTest.TIGHT)
              .mutant(mutant)
              .build()
              .run();
      report.violated().forEach(each -> untrue.add(each.sentence()));
    }
    assertThat(untrue).as("%s makes untrue: %s…", what, sentence).anyMatch(sentence(sentence));
  }

  private static boolean noticed(Set<String> untrue, String sentence) {
    return untrue.stream().anyMatch(sentence(sentence));
  }

  private static Predicate<String> sentence(String beginning) {
    return each -> each.startsWith(beginning);
  }

  @Test
  void nothingIsNoticedWhereNothingIsBroken() {
    for (int seed = 1; seed <= MOST_SEEDS; seed++) {
      SimulationReport report =
          Simulation.builder()
              .seed(seed)
              .calls(60)
              .people(WITH_OPT_OUTS)
              .accidents(MUCH_IS_LOST)
              .tariff(SimulationTest.TIGHT)
              .build()
              .run();
      assertThat(report.violated()).as(report.replay()).isEmpty();
    }
  }
}
