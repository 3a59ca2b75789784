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
 * Searches for the nearest frequencies that could be kept: first everything that was not reached is
 * given the pace it did reach, and lower levels go on giving way until a dry run keeps everything;
 * then each is brought back, higher levels first, as far as the dry run still does.
 */
final class NearestFrequencies {
  private static final int MOST_ROUNDS = 30;
  // Of small catalogues many dry runs are cheap; of large ones a few have to do.
  private static final int MOST_TRIALS = 150;
  private static final int FEWEST_TRIALS = 25;
  private static final int QUESTIONS_TIMES_TRIALS = 6_000;

  private final Catalogue catalogue;
  private final Function<Catalogue, Trial> dryRun;
  private final List<Promise> promises;
  private final int[] everyNth;
  private int trialsLeft;

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
    boolean relaxed = false;
    for (int place = 0; place < everyNth.length; place++) {
      Reached reached = trial.promises().get(place);
      if (missed(reached) && everyNth[place] < Frequency.RAREST) {
        double pace = reached.reachedNth().orElse((double) Frequency.RAREST);
        everyNth[place] = rarer(everyNth[place], (int) Math.ceil(pace));
        relaxed = true;
      }
    }
    return relaxed || relaxLowest(trial);
  }

  /** All are kept, or as rare as can be, and still it is too much: the lowest level gives way. */
  private boolean relaxLowest(Trial trial) {
    int lowest = -1;
    for (int place = 0; place < everyNth.length; place++) {
      if (everyNth[place] < Frequency.RAREST
          && trial.promises().get(place).verdict() == Verdict.KEPT
          && (lowest < 0 || givesWayBefore(trial, place, lowest))) {
        lowest = place;
      }
    }
    if (lowest < 0) {
      return false;
    }
    int tooMuch = trial.loadPerMille() - FeasibilityReport.MOST_LOAD_PER_MILLE;
    int step = Math.max(1, everyNth[lowest] * Math.max(0, tooMuch) / 1000);
    everyNth[lowest] = rarer(everyNth[lowest], everyNth[lowest] + step);
    return true;
  }

  private boolean givesWayBefore(Trial trial, int place, int other) {
    int byLevel = promises.get(place).level().compareTo(promises.get(other).level());
    return byLevel > 0 || (byLevel == 0 && need(trial, place) > need(trial, other));
  }

  private double need(Trial trial, int place) {
    Reached reached = trial.promises().get(place);
    return (double) reached.counted() * reached.seconds() / everyNth[place];
  }

  private static int rarer(int now, int wanted) {
    return Math.min(Frequency.RAREST, Math.max(now + 1, wanted));
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
