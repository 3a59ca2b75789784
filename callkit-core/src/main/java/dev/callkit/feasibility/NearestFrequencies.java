package dev.callkit.feasibility;

import dev.callkit.feasibility.Feasibility.Trial;
import dev.callkit.feasibility.FeasibilityReport.Reached;
import dev.callkit.feasibility.FeasibilityReport.Suggestion;
import dev.callkit.feasibility.FeasibilityReport.Verdict;
import dev.callkit.question.Catalogue;
import dev.callkit.question.Catalogue.Promise;
import dev.callkit.question.Frequency;
import dev.callkit.question.PairRule;
import dev.callkit.question.Question;
import dev.callkit.question.QuestionId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * Searches for the nearest frequencies that could be kept. First levels give way as they do in an
 * overload, a question of weight w to the part w / lambda of what it was promised, with a larger
 * and larger lambda until a dry run keeps everything; then each question is brought back, higher
 * levels first, as far as the dry run still does.
 */
final class NearestFrequencies {
  private static final int MOST_ROUNDS = 60;
  private static final int MOST_WEIGHT = 1000;
  private static final double MORE = 1.2;
  // Of small catalogues many dry runs are cheap; of large ones a few have to do.
  private static final int MOST_TRIALS = 150;
  private static final int FEWEST_TRIALS = 25;
  private static final int QUESTIONS_TIMES_TRIALS = 6_000;

  private final Catalogue catalogue;
  private final Function<Catalogue, Trial> dryRun;
  private final List<Promise> promises;
  private final int[] everyNth;
  private int trialsLeft;
  private double lambda;

  /**
   * Nothing searched yet.
   *
   * @param dryRun tries a catalogue out
   */
  NearestFrequencies(Catalogue catalogue, Function<Catalogue, Trial> dryRun) {
    this.catalogue = catalogue;
    this.dryRun = dryRun;
    this.promises = catalogue.promises();
    this.everyNth = promises.stream().mapToInt(Promise::everyNth).toArray();
    int affordable = QUESTIONS_TIMES_TRIALS / Math.max(1, promises.size());
    this.lambda = promises.stream().mapToInt(this::weight).min().orElse(1);
    this.trialsLeft = Math.max(FEWEST_TRIALS, Math.min(MOST_TRIALS, affordable));
  }

  /** {@return whether frequencies were found that can be kept} */
  boolean search(Trial asItStands) {
    Trial trial = asItStands;
    for (int round = 0; round < MOST_ROUNDS && !good(trial) && trialsLeft > 0; round++) {
      if (!relax(trial)) {
        break;
      }
      trial = retry();
    }
    if (!good(trial)) {
      return false;
    }
    tighten();
    return trial.feasible();
  }

  List<Suggestion> suggestions() {
    List<Suggestion> suggestions = new ArrayList<>();
    for (int place = 0; place < promises.size(); place++) {
      if (everyNth[place] != promises.get(place).everyNth()) {
        suggestions.add(new Suggestion(promises.get(place), everyNth[place]));
      }
    }
    return suggestions;
  }

  /** What is too long for any call no frequency can help; the rest is to be kept. */
  private static boolean good(Trial trial) {
    return trial.loadPerMille() <= FeasibilityReport.MOST_LOAD_PER_MILLE
        && trial.promises().stream().noneMatch(NearestFrequencies::missed);
  }

  private static boolean missed(Reached reached) {
    return reached.verdict() == Verdict.NOT_KEPT;
  }

  private Trial retry() {
    trialsLeft--;
    return dryRun.apply(withFrequencies());
  }

  /** Makes something rarer; false if nothing can be. */
  private boolean relax(Trial trial) {
    if (trial.promises().stream().noneMatch(NearestFrequencies::missed)) {
      return relaxLowest(trial);
    }
    lambda *= MORE;
    boolean relaxed = false;
    for (int place = 0; place < everyNth.length; place++) {
      Promise promise = promises.get(place);
      double part = lambda / weight(promise);
      int wanted = (int) Math.ceil(promise.everyNth() * Math.max(1, part));
      int newN = Math.max(everyNth[place], Math.min(Frequency.RAREST, wanted));
      relaxed |= newN != everyNth[place];
      everyNth[place] = newN;
    }
    // A small lambda may change nothing yet; it is at its end when all are as rare as can be.
    return relaxed || lambda < (double) MOST_WEIGHT * Frequency.RAREST;
  }

  private int weight(Promise promise) {
    return catalogue.tuning().weights().getOrDefault(promise.level(), promise.level().weight());
  }

  /**
   * Everything was reached, or is as rare as can be, and still it is too much: something gives way.
   * The lowest level in which one question alone can free the time that is missing, and in it the
   * question that loses the least by it; where none can, the lowest one gives all it has.
   */
  private boolean relaxLowest(Trial trial) {
    int chosen = -1;
    int rarest = -1;
    for (int place = 0; place < everyNth.length; place++) {
      if (everyNth[place] >= Frequency.RAREST
          || trial.promises().get(place).verdict() != Verdict.KEPT) {
        continue;
      }
      if (frees(trial, place, Frequency.RAREST) >= missing(trial)
          && (chosen < 0 || givesWayBefore(trial, place, chosen))) {
        chosen = place;
      }
      if (rarest < 0 || promises.get(place).level().compareTo(promises.get(rarest).level()) > 0) {
        rarest = place;
      }
    }
    if (chosen >= 0) {
      everyNth[chosen] = enough(trial, chosen);
    } else if (rarest >= 0) {
      everyNth[rarest] = Frequency.RAREST;
    }
    return rarest >= 0;
  }

  private static int missing(Trial trial) {
    return Math.max(1, trial.loadPerMille() - FeasibilityReport.MOST_LOAD_PER_MILLE);
  }

  /** How many thousandths of all talk time a question gives up at another frequency. */
  private double frees(Trial trial, int place, int newN) {
    Reached reached = trial.promises().get(place);
    double seconds = (double) reached.counted() * reached.seconds();
    return 1000 * (seconds / everyNth[place] - seconds / newN) / trial.availableSeconds();
  }

  /** The nearest frequency that frees what is missing. */
  private int enough(Trial trial, int place) {
    int newN = everyNth[place] + 1;
    while (newN < Frequency.RAREST && frees(trial, place, newN) < missing(trial)) {
      newN++;
    }
    return newN;
  }

  private boolean givesWayBefore(Trial trial, int place, int other) {
    int byLevel = promises.get(place).level().compareTo(promises.get(other).level());
    return byLevel > 0
        || (byLevel == 0
            && frees(trial, place, enough(trial, place))
                < frees(trial, other, enough(trial, other)));
  }

  /** Brings each back as near to what was wanted as everything is still kept. */
  private void tighten() {
    List<Integer> changed = new ArrayList<>();
    for (int place = 0; place < everyNth.length; place++) {
      if (everyNth[place] != promises.get(place).everyNth()) {
        changed.add(place);
      }
    }
    changed.sort(Comparator.comparing(place -> promises.get(place).level()));
    for (int place : changed) {
      int most = everyNth[place];
      int least = promises.get(place).everyNth();
      // The largest frequency that is kept lies in (least - 1, most]; halve until it is found.
      while (least < most && trialsLeft > 0) {
        int middle = (least + most) / 2;
        everyNth[place] = middle;
        if (good(retry())) {
          most = middle;
        } else {
          least = middle + 1;
        }
      }
      everyNth[place] = most;
    }
  }

  private Catalogue withFrequencies() {
    List<Question> questions = new ArrayList<>();
    for (Question question : catalogue.questions()) {
      int place = placeOf(question.id());
      questions.add(
          promises.get(place).questions().size() == 1 ? question.every(everyNth[place]) : question);
    }
    Catalogue.Builder trial =
        Catalogue.builder()
            .questions(questions)
            .start(catalogue.start())
            .tuning(catalogue.tuning());
    for (PairRule rule : catalogue.pairs()) {
      int place = placeOf(rule.first());
      boolean changed = everyNth[place] != promises.get(place).everyNth();
      trial.pair(
          rule instanceof PairRule.Bundling && changed
              ? new PairRule.Custom(rule.first(), rule.second(), Frequency.every(everyNth[place]))
              : rule);
    }
    return trial.build();
  }

  private int placeOf(QuestionId id) {
    for (int place = 0; place < promises.size(); place++) {
      if (promises.get(place).questions().contains(id)) {
        return place;
      }
    }
    throw new IllegalStateException("question " + id + ": expected in the catalogue");
  }
}
