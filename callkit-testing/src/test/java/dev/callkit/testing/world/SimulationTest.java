package dev.callkit.testing.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callkit.cost.Charge;
import dev.callkit.cost.Money;
import dev.callkit.cost.Tariff;
import dev.callkit.outcome.Disposition;
import dev.callkit.store.Pacing;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Seeded days on which everything goes wrong. More of them, or one again: {@code
 * -Dcallkit.seeds=1000 -Dcallkit.seed=7}.
 */
class SimulationTest {
  private static final int SEEDS = Integer.getInteger("callkit.seeds", 40);
  private static final int FIRST = Integer.getInteger("callkit.seed", 1);

  /** A long talk costs 0.21 USD; after an answering machine there is not enough for one. */
  static final Tariff TIGHT =
      Tariff.from(LocalDate.of(2026, 1, 1), "tight", "USD")
          .anyCarrier("+", Charge.perStartedMinute("0.05"), Charge.perSecond("0.05"), "0.005")
          .build();

  private static final Duration LEASE = Duration.ofSeconds(30);
  private static final People FRIENDLY = new People(0, 0, 0, 0, 0, 0);
  private static final People DECLINING = new People(0, 0, 0, 1, 0, 0);
  private static final People OPTING_OUT = new People(0, 0, 0, 0, 1, 0);
  private static final People NEVER_THERE = new People(1, 0, 0, 0, 0, 0);
  private static final People MACHINES = new People(0, 0, 1, 0, 0, 0);

  private static Simulation.Builder day(long seed) {
    return Simulation.builder().seed(seed).calls(100).tariff(TIGHT);
  }

  private static void holds(SimulationReport report) {
    assertThat(report.violated()).as(report.replay()).isEmpty();
    assertThat(report.invariants())
        .as("every sentence was looked at, seed %d", report.seed())
        .allMatch(each -> each.checks() > 0);
  }

  @Test
  void whateverGoesWrongTheSentencesHold() {
    for (int seed = FIRST; seed < FIRST + SEEDS; seed++) {
      holds(day(seed).carriers(1 + seed % 2).accidents(Accidents.EVERYTHING).build().run());
    }
  }

  @Test
  void theSameSeedIsTheSameDay() {
    Simulation day = day(3).accidents(Accidents.EVERYTHING).build();
    SimulationReport report = day.run();
    assertThat(day.run().digest()).isEqualTo(report.digest());
    assertThat(day(4).accidents(Accidents.EVERYTHING).build().run().digest())
        .isNotEqualTo(report.digest());
  }

  static Stream<Arguments> stories() {
    Accidents answersLost = Accidents.builder().answerLost(1).build();
    return Stream.of(
        Arguments.of("an interview", FRIENDLY, Accidents.NONE, Set.of(Disposition.COMPLETE)),
        Arguments.of("a no", DECLINING, Accidents.NONE, Set.of(Disposition.REFUSAL)),
        Arguments.of("never again", OPTING_OUT, Accidents.NONE, Set.of(Disposition.REFUSAL)),
        Arguments.of("nobody there", NEVER_THERE, Accidents.NONE, Set.of(Disposition.NO_ANSWER)),
        // Who took the report that a machine answered is dead, and the carrier says it once.
        Arguments.of(
            "a machine",
            MACHINES,
            Accidents.NONE,
            Set.of(Disposition.VOICEMAIL, Disposition.TECHNICAL)),
        Arguments.of(
            "every dial's answer lost", FRIENDLY, answersLost, Set.of(Disposition.COMPLETE)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("stories")
  void aNodeKilledAtAnyMomentChangesNothingForThePerson(
      String story, People people, Accidents accidents, Set<Disposition> expected) {
    List<SimulationReport> reports =
        Simulation.builder()
            .calls(1)
            .nodes(2)
            .lease(LEASE)
            .poll(Duration.ofSeconds(1))
            .people(people)
            .accidents(accidents)
            .build()
            .runKillingAtEachMoment();

    assertThat(reports).as("moments of %s", story).hasSizeGreaterThan(8);
    for (int moment = 0; moment < reports.size(); moment++) {
      SimulationReport report = reports.get(moment);
      assertThat(report.violated())
          .as("%s, killed at moment %d: %s", story, moment, report.replay())
          .isEmpty();
      assertThat(report.dispositions())
          .as("%s, killed at moment %d", story, moment)
          .hasSize(1)
          .allSatisfy((end, calls) -> assertThat(end).isIn(expected));
      assertThat(report.nodesKilled()).isEqualTo(moment == 0 ? 0 : 1);
      assertThat(report.lateness().worst())
          .as("%s, killed at moment %d: taken over within a lease and 5 s", story, moment)
          .isLessThanOrEqualTo(LEASE.plusSeconds(5));
    }
  }

  @Test
  void onABadDayNinetyNineOfAHundredWhoSaidYesComeToAProperEnd() {
    int consented = 0;
    int properly = 0;
    for (int seed = 1; seed <= 20; seed++) {
      SimulationReport report = day(seed).accidents(Accidents.BAD_DAY).build().run();
      holds(report);
      consented += report.consented();
      properly += report.endedProperly();
    }
    assertThat(consented).isGreaterThan(1000);
    assertThat(properly).isGreaterThanOrEqualTo((consented * 99 + 99) / 100);
  }

  @Test
  void fiveThousandAnHourAtTwoASecondAreRungWithinAMinute() {
    SimulationReport report =
        Simulation.builder()
            .calls(1500)
            .perHour(5000)
            .pacing(Pacing.UNLIMITED.callsPerSecond(2))
            .build()
            .run();
    assertThat(report.violated()).as(report.replay()).isEmpty();
    assertThat(report.cost()).as("without prices nobody knows").isEmpty();
    assertThat(report.lateness().p99()).isLessThan(Duration.ofMinutes(1));
    assertThat(report.lateness().punctual()).isEqualTo(report.lateness().dialled());
  }

  @Test
  void callsAreRungBySomebodyElseWhileTheCarrierIsAway() {
    Accidents outage =
        Accidents.builder().carrierAway(Duration.ofMinutes(20), Duration.ofMinutes(5)).build();
    SimulationReport alone = day(1).accidents(outage).build().run();
    SimulationReport both = day(1).carriers(2).accidents(outage).build().run();
    holds(alone);
    holds(both);
    assertThat(alone.lateness().p99()).isGreaterThan(Duration.ofMinutes(5));
    assertThat(both.lateness().p99()).isLessThan(Duration.ofMinutes(1));
  }

  @Test
  void aTightBudgetIsKeptAndCostsInterviews() {
    SimulationReport unlimited = Simulation.builder().seed(1).calls(100).build().run();
    SimulationReport tight = day(1).build().run();
    holds(tight);
    Money cost = tight.cost().orElseThrow();
    assertThat(cost.isMoreThan(Money.of("8", "USD"))).as("%s", cost).isTrue();
    assertThat(Money.of("25", "USD").isMoreThan(cost)).as("%s", cost).isTrue();
    assertThat(tight.attempts()).isLessThan(unlimited.attempts());
  }

  @Test
  void questionsAreAskedAsOftenAsPromisedWhateverGoesWrong() {
    SimulationReport report =
        Simulation.builder().calls(600).accidents(Accidents.EVERYTHING).build().run();
    report
        .questions()
        .forEach(
            (question, asked) ->
                assertThat((double) asked.reached())
                    .as("%s of %.0f", question, asked.promised())
                    .isBetween(asked.promised() * 0.85 - 2, asked.promised() * 1.05 + 2));
  }
}
