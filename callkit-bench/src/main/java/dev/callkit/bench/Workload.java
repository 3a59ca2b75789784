package dev.callkit.bench;

import dev.callkit.question.AnswerKind;
import dev.callkit.question.CustomerFacts;
import dev.callkit.question.Priority;
import dev.callkit.question.Question;
import dev.callkit.question.Trigger;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * A business's questions and the customers who come, one after the other and then again.
 *
 * @param questions all of them, asked within 90 s a call
 * @param customers at least one
 */
record Workload(List<Question> questions, List<CustomerFacts> customers) {
  static final int BUDGET = 90;
  private static final List<Priority> LEVELS = List.of(Priority.values());
  private static final LocalDate DAY = LocalDate.of(2026, 11, 27);
  private static final List<CustomerFacts> ANYBODY = List.of(CustomerFacts.unknown(DAY));
  private static final List<String> BURSTS = List.of("fisk", "frukt", "kött");

  /** A question as it is drawn, before its time is known. */
  private record Draft(int everyNth, Priority level, String topic, boolean onlyFish) {}

  /** Twenty questions, all levels alike, intervals out of these. */
  static Workload mixed(Random chance, double load, int... intervals) {
    return of(chance, mix(chance, 20, load, 0, intervals), load, ANYBODY);
  }

  /** Three for nearly everyone, forty for every hundredth, all of any length. */
  static Workload rare(Random chance, double load) {
    List<Draft> drafts = new ArrayList<>();
    drafts.add(new Draft(1, Priority.CRITICAL, "a", false));
    drafts.add(new Draft(2, Priority.HIGH, "b", false));
    drafts.add(new Draft(3, Priority.MEDIUM, "c", false));
    for (int number = 0; number < 40; number++) {
      drafts.add(new Draft(100, level(number), "" + chance.nextInt(5), false));
    }
    return of(chance, drafts, load, ANYBODY);
  }

  /** The same, the three of 30 s each, so that every other call has room for any of the forty. */
  static Workload rareWithRoom(Random chance, double load) {
    List<Draft> drafts = new ArrayList<>();
    for (int number = 0; number < 40; number++) {
      drafts.add(new Draft(100, level(number), "" + chance.nextInt(5), false));
    }
    // The frequent ones take 55 s a call.
    double left = load - 55.0 / BUDGET;
    List<Question> questions = new ArrayList<>(of(chance, drafts, left, ANYBODY).questions());
    questions.add(question("often", new Draft(1, Priority.CRITICAL, "a", false), 30));
    questions.add(question("second", new Draft(2, Priority.HIGH, "b", false), 30));
    questions.add(question("third", new Draft(3, Priority.MEDIUM, "c", false), 30));
    return new Workload(questions, ANYBODY);
  }

  /** A third of the questions are for those who bought fish; they come in bursts. */
  static Workload bursts(Random chance, double load) {
    List<CustomerFacts> customers = new ArrayList<>();
    while (customers.size() < 6000) {
      Set<String> bought = Set.of(BURSTS.get(chance.nextInt(BURSTS.size())));
      for (int left = 5 + chance.nextInt(60); left > 0; left--) {
        customers.add(CustomerFacts.unknown(DAY).buying(bought));
      }
    }
    List<Draft> drafts = mix(chance, 20, load, 3, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20);
    return of(chance, drafts, load, customers);
  }

  /** Nine questions that fill four calls to the second. */
  static Workload exactlyFull() {
    int[] seconds = {60, 30, 45, 45, 50, 40, 30, 30, 30};
    String levels = "CMHLMOLCO";
    List<Question> questions = new ArrayList<>();
    for (int place = 0; place < seconds.length; place++) {
      Priority level = LEVELS.get("CHMLO".indexOf(levels.charAt(place)));
      Draft draft = new Draft(4, level, "" + "aabbccddd".charAt(place), false);
      questions.add(question("" + (char) ('A' + place), draft, seconds[place]));
    }
    return new Workload(questions, ANYBODY);
  }

  private static Priority level(int number) {
    return LEVELS.get(number % LEVELS.size());
  }

  private static List<Draft> mix(
      Random chance, int size, double load, int everyOneForFish, int... intervals) {
    while (true) {
      List<Draft> drafts = new ArrayList<>();
      double rate = 0;
      for (int number = 0; number < size; number++) {
        int n = intervals[chance.nextInt(intervals.length)];
        boolean fish = everyOneForFish > 0 && number % everyOneForFish == 0;
        drafts.add(new Draft(n, level(number), "" + chance.nextInt(5), fish));
        rate += (fish ? 1.0 / BURSTS.size() : 1) / n;
      }
      // With times of 22 s on average it is nearly the load already.
      if (Math.abs(rate * 22 / (load * BUDGET) - 1) < 0.2) {
        return drafts;
      }
    }
  }

  /** Gives the drafts times: by chance, then a second more or less here and there. */
  private static Workload of(
      Random chance, List<Draft> drafts, double load, List<CustomerFacts> customers) {
    int[] seconds = chance.ints(drafts.size(), 10, 35).toArray();
    Workload drawn = with(drafts, seconds, customers);
    for (int tries = 0; tries < 20_000 && Math.abs(drawn.load() - load) > 0.002; tries++) {
      int place = chance.nextInt(seconds.length);
      int more = drawn.load() < load ? 1 : -1;
      seconds[place] = Math.max(8, Math.min(45, seconds[place] + more));
      drawn = with(drafts, seconds, customers);
    }
    return drawn;
  }

  private static Workload with(List<Draft> drafts, int[] seconds, List<CustomerFacts> customers) {
    List<Question> questions = new ArrayList<>();
    for (int place = 0; place < seconds.length; place++) {
      questions.add(question("q" + place, drafts.get(place), seconds[place]));
    }
    return new Workload(questions, customers);
  }

  private static Question question(String id, Draft draft, int seconds) {
    return Question.builder(id, "Hur nöjd var du med besöket?", AnswerKind.Rating.ONE_TO_FIVE)
        .every(draft.everyNth())
        .priority(draft.level())
        .topic(draft.topic())
        .triggers(draft.onlyFish() ? List.of(Trigger.Category.of("fisk")) : List.of())
        .time(Duration.ofSeconds(seconds))
        .build();
  }

  /** {@return what is promised of the budget, by the customers that come} */
  double load() {
    double seconds = 0;
    for (Question question : questions) {
      double applies =
          question.triggers().isEmpty()
              ? 1
              : (double) customers.stream().filter(question::concerns).count() / customers.size();
      seconds += applies * question.time().toSeconds() / question.frequency().everyNth();
    }
    return seconds / BUDGET;
  }
}
