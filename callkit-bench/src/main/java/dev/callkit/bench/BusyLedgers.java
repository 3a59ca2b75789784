package dev.callkit.bench;

import dev.callkit.call.BusinessId;
import dev.callkit.call.CallId;
import dev.callkit.question.AnswerKind;
import dev.callkit.question.Catalogue;
import dev.callkit.question.CustomerFacts;
import dev.callkit.question.PairRule;
import dev.callkit.question.Priority;
import dev.callkit.question.Question;
import dev.callkit.question.QuestionId;
import dev.callkit.question.QuestionLedger;
import dev.callkit.question.QuestionSelector;
import dev.callkit.question.SelectionRequest;
import dev.callkit.question.Settlement;
import dev.callkit.question.Trigger;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * A business that has been at work for a while: ledgers of moments that follow each other, 8 calls
 * in progress in each, and who comes next.
 */
final class BusyLedgers {
  private static final int BUDGET = 90;
  private static final int IN_PROGRESS = 8;
  private static final int WARM_UP = 1000;
  private static final int MOMENTS = 64;
  private static final double LOAD = 0.8;
  private static final Instant NOW = Instant.parse("2026-11-27T09:00:00Z");
  private static final LocalDate DAY = LocalDate.of(2026, 11, 27);
  private static final BusinessId STORE = new BusinessId("matboden");
  private static final List<Priority> LEVELS = List.of(Priority.values());
  private static final String[] THINGS = {"fisk", "frukt", "kött", "bröd"};

  /** How a call in progress will end. */
  record Ending(CallId call, Settlement settlement) {}

  /** A ledger, the request that comes upon it, and the call in it that ends next. */
  record Moment(QuestionLedger ledger, SelectionRequest next, Ending ending) {}

  final Catalogue catalogue;
  final List<Moment> moments = new ArrayList<>();

  /**
   * Serves customers until it is busy.
   *
   * @param size how many questions; up to about 250 of them load a call to 0.8, more are asked
   *     every 100th time and load it as they do
   * @param rules whether a third have triggers, a sixth pair rules, and customers a history
   */
  BusyLedgers(int size, boolean rules, QuestionSelector selector) {
    Random chance = new Random(size);
    catalogue = catalogue(chance, size, rules);
    QuestionLedger ledger = QuestionLedger.EMPTY;
    Deque<Ending> calls = new ArrayDeque<>();
    for (int number = 0; number < WARM_UP + MOMENTS; number++) {
      CallId call = new CallId(STORE, "call-" + number);
      CustomerFacts customer = rules ? customer(chance) : CustomerFacts.unknown(DAY);
      SelectionRequest request =
          new SelectionRequest(call, customer, false, Duration.ofSeconds(BUDGET), NOW);
      if (number >= WARM_UP) {
        moments.add(new Moment(ledger, request, calls.element()));
      }
      QuestionSelector.Reserved reserved = selector.select(catalogue, ledger, request);
      ledger = reserved.ledger();
      Set<QuestionId> asked = Set.copyOf(reserved.selection().chosen());
      calls.add(new Ending(call, new Settlement.Conducted(asked)));
      if (calls.size() > IN_PROGRESS) {
        Ending over = calls.remove();
        ledger = selector.settle(ledger, over.call(), over.settlement());
      }
    }
  }

  private static Catalogue catalogue(Random chance, int size, boolean rules) {
    int[] seconds = chance.ints(size, 10, 36).toArray();
    double[] rates = chance.doubles(size, 0.2, 1.2).toArray();
    double sum = 0;
    for (int place = 0; place < size; place++) {
      sum += seconds[place] * rates[place];
    }
    Catalogue.Builder builder = Catalogue.builder();
    List<Question> questions = new ArrayList<>();
    for (int place = 0; place < size; place++) {
      double everyNth = sum / (LOAD * BUDGET * rates[place]);
      Question.Builder question =
          Question.builder(
                  "q" + place, "Hur nöjd var du med besöket?", AnswerKind.Rating.ONE_TO_FIVE)
              .every((int) Math.max(1, Math.min(100, Math.round(everyNth))))
              .priority(LEVELS.get(chance.nextInt(LEVELS.size())))
              .topic("" + chance.nextInt(6))
              .time(Duration.ofSeconds(seconds[place]));
      if (rules && place % 3 == 0) {
        question.triggers(List.of(trigger(chance)));
      }
      questions.add(question.build());
    }
    builder.questions(questions);
    for (int place = 0; rules && place + 11 < size; place += 12) {
      QuestionId one = questions.get(place).id();
      QuestionId other = questions.get(place + 1).id();
      builder.pair(
          switch (chance.nextInt(4)) {
            case 0 -> new PairRule.Combine(one, other);
            case 1 -> new PairRule.Exclude(one, other);
            case 2 -> new PairRule.Prefer(one, other);
            default -> new PairRule.Alternate(one, other);
          });
    }
    return builder.build();
  }

  private static Trigger trigger(Random chance) {
    return switch (chance.nextInt(3)) {
      case 0 -> new Trigger.Category(Set.of(thing(chance)), Optional.of(Priority.HIGH));
      case 1 -> Trigger.Amount.atLeast(BigDecimal.valueOf(200));
      default -> Trigger.VisitTime.between(LocalTime.of(7, 0), LocalTime.of(16, 0));
    };
  }

  private static String thing(Random chance) {
    return THINGS[chance.nextInt(THINGS.length)];
  }

  private CustomerFacts customer(Random chance) {
    Map<QuestionId, Instant> history = new HashMap<>();
    for (int question = 0; question < 6; question++) {
      Question asked = catalogue.questions().get(chance.nextInt(catalogue.questions().size()));
      history.put(asked.id(), NOW.minus(Duration.ofDays(chance.nextInt(60))));
    }
    return CustomerFacts.unknown(DAY)
        .buying(Set.of(thing(chance), thing(chance) + "disk"))
        .paying(BigDecimal.valueOf(100 + chance.nextInt(200)))
        .visiting(DAY.atTime(6 + chance.nextInt(15), 30))
        .asked(history);
  }
}
