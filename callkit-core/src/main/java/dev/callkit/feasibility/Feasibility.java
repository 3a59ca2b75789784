package dev.callkit.feasibility;

import dev.callkit.feasibility.FeasibilityReport.KindOfCustomer;
import dev.callkit.feasibility.FeasibilityReport.Reached;
import dev.callkit.feasibility.FeasibilityReport.Suggestion;
import dev.callkit.feasibility.FeasibilityReport.Verdict;
import dev.callkit.question.Catalogue;
import dev.callkit.question.Catalogue.Promise;
import dev.callkit.question.CustomerFacts;
import dev.callkit.question.Question;
import dev.callkit.question.QuestionId;
import dev.callkit.question.QuestionLedger;
import dev.callkit.question.SelectionRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Studies whether a catalogue's promises can be kept. Pure: the same catalogue, times, customers
 * and budget give the same report. Takes some milliseconds per question, so it is nothing to do
 * during a call.
 */
public final class Feasibility {
  /** How many synthetic customers are served unless somebody says otherwise. */
  public static final int DEFAULT_CUSTOMERS = 4_000;

  private final QuestionLedger times;
  private final List<CustomerFacts> customers;
  private final Duration budget;

  /**
   * A study with the times that have been measured so far.
   *
   * @param times a ledger whose measured times are planned with; {@link QuestionLedger#EMPTY} for
   *     the estimates
   * @param mix which customers come
   * @param customers how many of them are served, 100 to 100,000
   * @param budget talk time for questions, 10 to 120 s
   * @throws IllegalArgumentException if a number is out of range
   */
  public Feasibility(QuestionLedger times, CustomerMix mix, int customers, Duration budget) {
    if (customers < 100 || customers > 100_000) {
      throw new IllegalArgumentException("customers: expected 100 to 100000, got " + customers);
    }
    if (budget.compareTo(SelectionRequest.SHORTEST_BUDGET) < 0
        || budget.compareTo(SelectionRequest.LONGEST_BUDGET) > 0) {
      throw new IllegalArgumentException("time budget: expected 10 to 120 s, got " + budget);
    }
    this.times = times;
    this.customers = mix.first(customers);
    this.budget = budget;
  }

  /** A study with estimated times, {@value #DEFAULT_CUSTOMERS} customers and the usual budget. */
  public Feasibility(CustomerMix mix) {
    this(QuestionLedger.EMPTY, mix, DEFAULT_CUSTOMERS, SelectionRequest.DEFAULT_BUDGET);
  }

  /**
   * {@return the report on a catalogue as it stands, after one dry run and without suggestions: for
   * somebody who waits; it says of a catalogue that cannot be kept that it is not mended}
   */
  public FeasibilityReport asItStands(Catalogue catalogue) {
    Trial trial = trial(catalogue);
    return report(catalogue, trial, List.of(), trial.feasible());
  }

  /** {@return the report on a catalogue} */
  public FeasibilityReport of(Catalogue catalogue) {
    Trial trial = trial(catalogue);
    List<Suggestion> suggestions = new ArrayList<>();
    boolean mended = trial.feasible();
    if (!mended) {
      NearestFrequencies nearest = new NearestFrequencies(catalogue, this::trial);
      mended = nearest.search(trial);
      suggestions.addAll(nearest.suggestions());
    }
    return report(catalogue, trial, suggestions, mended);
  }

  private FeasibilityReport report(
      Catalogue catalogue, Trial trial, List<Suggestion> suggestions, boolean mended) {
    return new FeasibilityReport(
        (int) budget.toSeconds(),
        customers.size(),
        trial.loadPerMille(),
        kinds(catalogue),
        trial.promises(),
        suggestions,
        trial.feasible(),
        mended,
        catalogue.warnings());
  }

  private Trial trial(Catalogue catalogue) {
    DryRun run = DryRun.of(catalogue, times, customers, budget);
    List<Reached> promises = new ArrayList<>();
    double needed = 0;
    for (Promise promise : catalogue.promises()) {
      QuestionId first = promise.questions().get(0);
      int seconds = seconds(catalogue, promise);
      int counted = run.counted(first);
      int asked = run.asked(first);
      Verdict verdict = verdict(promise, seconds, counted, asked);
      promises.add(new Reached(promise, seconds, counted, asked, verdict));
      needed += (double) counted * seconds / promise.everyNth();
    }
    double available = (double) customers.size() * budget.toSeconds();
    return new Trial(promises, perMille(needed, available), available);
  }

  private Verdict verdict(Promise promise, int seconds, int counted, int asked) {
    if (counted == 0) {
      return Verdict.NEVER_APPLIED;
    }
    if (seconds > budget.toSeconds()) {
      return Verdict.TOO_LONG;
    }
    // A turn may just be waiting when the last customer has been served, and one more behind it.
    double due = (double) counted / promise.everyNth();
    return asked + 2 >= 0.99 * due ? Verdict.KEPT : Verdict.NOT_KEPT;
  }

  private int seconds(Catalogue catalogue, Promise promise) {
    int seconds = 0;
    int estimated = 0;
    for (QuestionId id : promise.questions()) {
      Question question = catalogue.find(id).orElseThrow();
      estimated += (int) question.time().toSeconds();
      seconds += (int) times.measured(id).planned(question.time()).toSeconds();
    }
    int most = (int) budget.toSeconds();
    // As the selection plans: what would fit as estimated stays possible.
    return seconds > most && estimated <= most ? most : seconds;
  }

  private List<KindOfCustomer> kinds(Catalogue catalogue) {
    Map<BitSet, Integer> counts = new LinkedHashMap<>();
    Map<BitSet, CustomerFacts> examples = new LinkedHashMap<>();
    List<Promise> promises = catalogue.promises();
    for (CustomerFacts customer : customers) {
      BitSet applicable = new BitSet(promises.size());
      for (int place = 0; place < promises.size(); place++) {
        applicable.set(place, applies(catalogue, promises.get(place), customer));
      }
      counts.merge(applicable, 1, Integer::sum);
      examples.putIfAbsent(applicable, customer);
    }
    double[] needed = new double[promises.size()];
    for (int place = 0; place < needed.length; place++) {
      Promise promise = promises.get(place);
      needed[place] = (double) seconds(catalogue, promise) / promise.everyNth();
    }
    List<KindOfCustomer> kinds = new ArrayList<>();
    counts.forEach(
        (applicable, count) ->
            kinds.add(
                new KindOfCustomer(
                    examples.getOrDefault(applicable, customers.get(0)),
                    perMille(count, customers.size()),
                    perMille(
                        applicable.stream().mapToDouble(place -> needed[place]).sum(),
                        (double) budget.toSeconds()))));
    kinds.sort(Comparator.comparingInt(KindOfCustomer::loadPerMille).reversed());
    return kinds;
  }

  private static boolean applies(Catalogue catalogue, Promise promise, CustomerFacts customer) {
    return promise.questions().stream()
        .flatMap(id -> catalogue.find(id).stream())
        .allMatch(
            question ->
                question.enabled()
                    && question.period().contains(customer.day())
                    && question.concerns(customer));
  }

  private static int perMille(double part, double whole) {
    return (int) Math.round(1000 * part / whole);
  }

  /**
   * What one dry run came to.
   *
   * @param promises in catalogue order
   * @param loadPerMille how much of all talk time is needed
   * @param availableSeconds all talk time
   */
  record Trial(List<Reached> promises, int loadPerMille, double availableSeconds) {
    boolean allKept() {
      return promises.stream()
          .noneMatch(
              reached ->
                  reached.verdict() == Verdict.NOT_KEPT || reached.verdict() == Verdict.TOO_LONG);
    }

    boolean feasible() {
      return allKept() && loadPerMille <= FeasibilityReport.MOST_LOAD_PER_MILLE;
    }
  }
}
