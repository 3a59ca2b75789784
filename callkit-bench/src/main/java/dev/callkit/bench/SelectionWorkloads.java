package dev.callkit.bench;

import dev.callkit.call.BusinessId;
import dev.callkit.call.CallId;
import dev.callkit.question.Catalogue;
import dev.callkit.question.CustomerFacts;
import dev.callkit.question.Priority;
import dev.callkit.question.Question;
import dev.callkit.question.QuestionId;
import dev.callkit.question.QuestionLedger;
import dev.callkit.question.QuestionSelector;
import dev.callkit.question.SelectionRequest;
import dev.callkit.question.SelectionTuning;
import dev.callkit.question.Settlement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/**
 * Compares ways to select by what becomes of promises: each workload is drawn a few times, by seeds
 * that are printed, and served for some thousand calls. Prints a table in Markdown: the mean share
 * of promised asks per level from the highest on, the worst question's share, and how many
 * questions were never asked in the second half. Above them: what share the worst question could
 * get at best.
 */
public final class SelectionWorkloads {
  private static final int CALLS = 20_000;
  private static final int SEEDS = 10;
  private static final double FEASIBLE = 0.9995;
  private static final Instant NOW = Instant.parse("2026-11-27T09:00:00Z");
  private static final BusinessId STORE = new BusinessId("matboden");

  /** A way to select: a fresh selector for so many questions, and the numbers it is tuned by. */
  private record Way(String name, SelectionTuning tuning, IntFunction<QuestionSelector> selector) {}

  private static final List<Way> WAYS =
      List.of(
          way("k mod N, priority, greedy, at most 3", size -> new Rival.Modulo(3)),
          way("modulo with carry-over", Rival.CarryOver::new),
          way("earliest deadline", Rival.EarliestDeadline::new),
          new Way(
              "owed turns, carry 1000",
              new SelectionTuning(
                  SelectionTuning.DEFAULT.weights(),
                  1000,
                  SelectionTuning.DEFAULT.relatedHundredths()),
              size -> QuestionSelector.owedTurns()),
          way("owed turns", size -> QuestionSelector.owedTurns()));

  private static Way way(String name, IntFunction<QuestionSelector> selector) {
    return new Way(name, SelectionTuning.DEFAULT, selector);
  }

  /** What questions came to with one selector, over all draws of a workload. */
  private static final class Tally {
    private final Map<Priority, DoubleSummaryStatistics> shares = new EnumMap<>(Priority.class);
    private int starved;

    void add(Question question, double share, boolean askedLately) {
      shares
          .computeIfAbsent(question.priority(), level -> new DoubleSummaryStatistics())
          .accept(share);
      starved += askedLately ? 0 : 1;
    }

    @Override
    public String toString() {
      DoubleSummaryStatistics all = new DoubleSummaryStatistics();
      shares.values().forEach(all::combine);
      return shares.values().stream()
              .map(level -> String.format(Locale.ROOT, "%.2f", level.getAverage()))
              .collect(Collectors.joining("/"))
          + String.format(Locale.ROOT, " | %.2f | ", all.getMin())
          + (starved == 0 ? "none" : starved + " of " + all.getCount());
    }
  }

  /** A workload: its name, how often it is drawn, and how. */
  private record Draw(String name, int seeds, Function<Random, Workload> from) {}

  private static final List<Draw> DRAWS =
      List.of(
          new Draw(
              "20 mixed, load 0.9",
              SEEDS,
              chance -> Workload.mixed(chance, 0.9, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20)),
          new Draw(
              "overload 1.5",
              SEEDS,
              chance -> Workload.mixed(chance, 1.5, 1, 2, 3, 4, 5, 6, 8, 10, 20)),
          new Draw("overload 3", SEEDS, chance -> Workload.mixed(chance, 3, 1, 1, 2, 2, 3, 4, 5)),
          new Draw(
              "3 frequent + 40 with N = 100, load 0.75, room for all",
              SEEDS,
              chance -> Workload.rareWithRoom(chance, 0.75)),
          new Draw(
              "3 frequent + 40 with N = 100, load 0.75, of any length",
              SEEDS,
              chance -> Workload.rare(chance, 0.75)),
          new Draw("triggers in bursts, load 0.9", SEEDS, chance -> Workload.bursts(chance, 0.9)),
          new Draw("load exactly 1.00, perfect packings", 1, chance -> Workload.exactlyFull()));

  /** Serves the calls, each conducted and settled before the next. */
  private static void serve(Workload workload, Way way, Tally tally) {
    List<Question> questions = workload.questions();
    Catalogue catalogue = Catalogue.builder().questions(questions).tuning(way.tuning()).build();
    QuestionSelector selector = way.selector().apply(questions.size());
    QuestionLedger ledger = QuestionLedger.EMPTY;
    Map<QuestionId, Integer> asked = new HashMap<>();
    Set<QuestionId> askedLately = new HashSet<>();
    Map<QuestionId, Integer> applied = new HashMap<>();
    for (int number = 0; number < CALLS; number++) {
      CustomerFacts customer = workload.customers().get(number % workload.customers().size());
      CallId call = new CallId(STORE, "call-" + number);
      QuestionSelector.Reserved reserved =
          selector.select(
              catalogue,
              ledger,
              new SelectionRequest(
                  call, customer, false, Duration.ofSeconds(Workload.BUDGET), NOW));
      List<QuestionId> chosen = reserved.selection().chosen();
      ledger =
          selector.settle(reserved.ledger(), call, new Settlement.Conducted(Set.copyOf(chosen)));
      chosen.forEach(question -> asked.merge(question, 1, Integer::sum));
      if (number >= CALLS / 2) {
        askedLately.addAll(chosen);
      }
      for (Question question : questions) {
        if (question.concerns(customer)) {
          applied.merge(question.id(), 1, Integer::sum);
        }
      }
    }
    for (Question question : questions) {
      double promised =
          (double) applied.getOrDefault(question.id(), 0) / question.frequency().everyNth();
      tally.add(
          question,
          asked.getOrDefault(question.id(), 0) / promised,
          askedLately.contains(question.id()));
    }
  }

  /** Runs all of it, in a minute or two. */
  public static void main(String[] args) {
    System.out.println(
        CALLS + " calls of " + Workload.BUDGET + " s each; drawn with seeds 1 to " + SEEDS + "\n");
    System.out.println("| workload | way to select | share per level | worst | starved |");
    System.out.println("|---|---|---|---|---|");
    for (Draw draw : DRAWS) {
      List<Workload> drawn = new ArrayList<>();
      List<Workload> feasible = new ArrayList<>();
      double reachable = 1;
      for (int seed = 1; seed <= draw.seeds(); seed++) {
        Workload workload = draw.from().apply(new Random(seed));
        double worst = Reachable.worstShare(workload);
        reachable = Math.min(reachable, worst);
        drawn.add(workload);
        if (worst > FEASIBLE) {
          feasible.add(workload);
        }
      }
      System.out.printf(
          Locale.ROOT,
          "| %s | whoever chooses: %d of %d draws feasible | | at best %.2f | |%n",
          draw.name(),
          feasible.size(),
          drawn.size(),
          reachable);
      print("", drawn);
      if (!feasible.isEmpty() && feasible.size() < drawn.size()) {
        print(", feasible draws only", feasible);
      }
    }
  }

  private static void print(String which, List<Workload> workloads) {
    for (Way way : WAYS) {
      Tally tally = new Tally();
      workloads.forEach(workload -> serve(workload, way, tally));
      System.out.println("| | " + way.name() + which + " | " + tally + " |");
    }
  }

  private SelectionWorkloads() {}
}
