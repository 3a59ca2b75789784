package dev.callkit.question;

import dev.callkit.Seeds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Catalogues of which it is known that everything can be asked as often as promised, because they
 * are made from a timetable in which it is.
 */
final class FeasiblePlans {
  static final int BUDGET = 90;
  private static final int CALLS = 12;
  private static final int[] INTERVALS = {1, 2, 3, 4, 6, 12};

  /**
   * A plan of 12 full calls, from which questions are taken until the load is at most this much of
   * the budget.
   */
  static List<Question> thinned(Random chance, double load) {
    List<Question> questions = full(chance);
    while (load(questions) > load) {
      questions.remove(chance.nextInt(questions.size()));
    }
    return questions;
  }

  private static List<Question> full(Random chance) {
    int[] room = new int[CALLS];
    Arrays.fill(room, BUDGET);
    List<Question> questions = new ArrayList<>();
    while (Arrays.stream(room).anyMatch(left -> left >= 5)) {
      // The frequent ones come first; gaps are filled with what is asked once in the whole plan.
      boolean early = questions.size() < 8;
      int n = early ? INTERVALS[chance.nextInt(INTERVALS.length)] : CALLS;
      int phase = chance.nextInt(n);
      int most = BUDGET;
      for (int call = phase; call < CALLS; call += n) {
        most = Math.min(most, room[call]);
      }
      int seconds = Math.min(most, 10 + chance.nextInt(40));
      // What would leave too little for another question takes the rest.
      seconds = most - seconds < 10 ? most : seconds;
      if (seconds < 5 || (early && n <= 2 && seconds > 40)) {
        continue;
      }
      for (int call = phase; call < CALLS; call += n) {
        room[call] -= seconds;
      }
      questions.add(question(chance, "q" + questions.size(), n, seconds));
    }
    return questions;
  }

  private static Question question(Random chance, String id, int n, int seconds) {
    return Shop.question(
        id,
        n,
        Seeds.pick(chance, Priority.values()),
        seconds,
        Seeds.pick(chance, "a", "b", "c", "d"));
  }

  /** Questions by chance, their times and intervals such that the load is about this much. */
  static List<Question> loaded(Random chance, int size, int rarest, double load) {
    List<Question> questions = new ArrayList<>();
    double[] rates = new double[size];
    for (int place = 0; place < size; place++) {
      Question question = question(chance, "q" + place, 1, 10 + chance.nextInt(35));
      questions.add(question);
      rates[place] = 0.2 + chance.nextDouble();
    }
    double seconds = 0;
    for (int place = 0; place < size; place++) {
      seconds += rates[place] * questions.get(place).time().toSeconds();
    }
    for (int place = 0; place < size; place++) {
      double everyNth = seconds / (load * BUDGET * rates[place]);
      int n = (int) Math.max(1, Math.min(rarest, Math.round(everyNth)));
      Question old = questions.get(place);
      questions.set(
          place,
          Shop.question(
              old.id().value(),
              n,
              old.priority(),
              (int) old.time().toSeconds(),
              old.topic().orElse("")));
    }
    return questions;
  }

  /** What is promised of the budget. */
  static double load(List<Question> questions) {
    return questions.stream()
            .mapToDouble(
                question -> (double) question.time().toSeconds() / question.frequency().everyNth())
            .sum()
        / BUDGET;
  }

  /** The same question, asked only of those who bought this. */
  static Question onlyFor(Question question, String category) {
    return Question.builder(question.id().value(), question.text(), question.kind())
        .every(question.frequency().everyNth())
        .priority(question.priority())
        .time(Duration.ofSeconds(question.time().toSeconds()))
        .topic(question.topic().orElse(""))
        .triggers(List.of(Trigger.Category.of(category)))
        .build();
  }

  private FeasiblePlans() {}
}
