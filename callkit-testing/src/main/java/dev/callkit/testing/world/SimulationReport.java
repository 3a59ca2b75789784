package dev.callkit.testing.world;

import dev.callkit.cost.Money;
import dev.callkit.outcome.Disposition;
import dev.callkit.outcome.ResponseRates;
import dev.callkit.progress.LatenessReport;
import dev.callkit.question.QuestionId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a simulated day came to.
 *
 * @param seed the seed that repeats it
 * @param calls how many were asked for
 * @param dispositions how many calls came to what, in the order of the standard
 * @param rates the standard's rates
 * @param consented how many people said yes
 * @param endedProperly how many of these came to an end that they or the interview chose
 * @param attempts how many attempts were made
 * @param lateness how punctually people were rung
 * @param questions how often each was to be asked and how often it was, over all businesses
 * @param cost what all calls cost by the tariff, and by what the engine reports; empty without a
 *     tariff
 * @param nodesKilled how many nodes were killed
 * @param invariants the sentences, and how often they were looked at
 * @param digest the same for two runs exactly if everything audible, and every step, was the same
 */
public record SimulationReport(
    long seed,
    int calls,
    Map<Disposition, Integer> dispositions,
    ResponseRates rates,
    int consented,
    int endedProperly,
    int attempts,
    LatenessReport lateness,
    Map<QuestionId, Asked> questions,
    Optional<Money> cost,
    int nodesKilled,
    List<Checked> invariants,
    String digest) {

  /**
   * How often a question was asked.
   *
   * @param promised customers who count, by its frequency
   * @param reached how often it was put
   */
  public record Asked(double promised, int reached) {}

  /**
   * A sentence that was checked.
   *
   * @param sentence the sentence
   * @param checks how often it was looked at
   * @param violations how often it was untrue
   * @param first where it was first untrue
   */
  public record Checked(String sentence, long checks, long violations, Optional<String> first) {}

  /** Copies the lists. */
  public SimulationReport {
    invariants = List.copyOf(invariants);
  }

  /** {@return what was untrue, and how to see it again; in a few lines} */
  public String replay() {
    StringBuilder text = new StringBuilder();
    for (Checked each : violated()) {
      text.append(each.sentence())
          .append(" Untrue ")
          .append(each.violations())
          .append(" times, first: ")
          .append(each.first().orElse(""))
          .append('\n');
    }
    return text + "Again: the same simulation with seed(" + seed + ")";
  }

  /** {@return the sentences that were untrue; empty if all held} */
  public List<Checked> violated() {
    return invariants.stream().filter(each -> each.violations() > 0).toList();
  }
}
