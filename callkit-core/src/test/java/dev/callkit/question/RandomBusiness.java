package dev.callkit.question;

import static dev.callkit.Seeds.pick;

import dev.callkit.question.Reservation.Take;
import dev.callkit.question.Settlement.Adjourned;
import dev.callkit.question.Settlement.Conducted;
import dev.callkit.question.Settlement.NotConducted;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** Businesses, customers and ends of calls by seeded chance: everything a catalogue can say. */
final class RandomBusiness {
  private static final Priority[] LEVELS = Priority.values();
  private static final String[] THINGS = {"fisk", "frukt", "kött"};

  /** Up to {@code most} questions with rules for up to a third of them. */
  static Catalogue catalogue(Random chance, int most) {
    return catalogue(chance, 1 + chance.nextInt(most), 100, true);
  }

  static Catalogue catalogue(Random chance, int size, int rarest, boolean rules) {
    List<Question> questions = new ArrayList<>();
    for (int place = 0; place < size; place++) {
      questions.add(question(chance, "q" + place, rarest));
    }
    Catalogue.Builder builder =
        Catalogue.builder()
            .questions(questions)
            .start(pick(chance, StartingPhase.values()))
            .tuning(chance.nextBoolean() ? SelectionTuning.DEFAULT : tuning(chance));
    return rules ? withRules(chance, questions, builder) : builder.build();
  }

  static Question question(Random chance, String id, int rarest) {
    // Half of them frequent, so that much is due at once.
    int n = 1 + chance.nextInt(chance.nextBoolean() ? Math.min(4, rarest) : rarest);
    Question.Builder question =
        Question.builder(
                id,
                "Vad tycker du om " + id + " hos oss?",
                chance.nextInt(8) == 0 ? new AnswerKind.FreeText() : Shop.YES_NO)
            .every(n)
            .priority(pick(chance, LEVELS))
            .time(Duration.ofSeconds(5 + chance.nextInt(chance.nextInt(3) == 0 ? 56 : 20)))
            .cooldown(Duration.ofDays(pick(chance, 0, 1, 30)))
            .enabled(chance.nextInt(12) > 0);
    if (chance.nextBoolean()) {
      question.topic(pick(chance, "a", "b", "c"));
    }
    if (chance.nextInt(4) == 0) {
      question.departments(Set.of(pick(chance, THINGS), "a"));
    }
    if (chance.nextInt(4) == 0) {
      question.triggers(triggers(chance));
    }
    if (chance.nextInt(8) == 0) {
      question.period(
          new ActivePeriod(Optional.of(Shop.TODAY.plusDays(chance.nextInt(4))), Optional.empty()));
    }
    return question.build();
  }

  private static List<Trigger> triggers(Random chance) {
    Optional<Priority> raised =
        chance.nextBoolean() ? Optional.of(pick(chance, LEVELS)) : Optional.empty();
    Trigger bought = new Trigger.Category(Set.of(pick(chance, THINGS)), raised);
    Trigger paid =
        new Trigger.Amount(Optional.of(BigDecimal.valueOf(200)), Optional.empty(), raised);
    Trigger early =
        new Trigger.VisitTime(Set.of(), LocalTime.of(6, 0), LocalTime.of(14, 0), raised);
    return pick(chance, List.of(bought), List.of(paid), List.of(early), List.of(bought, early));
  }

  private static SelectionTuning tuning(Random chance) {
    Map<Priority, Integer> weights = new EnumMap<>(Priority.class);
    int weight = 1 + chance.nextInt(3);
    for (int level = LEVELS.length - 1; level >= 0; level--) {
      weights.put(LEVELS[level], weight);
      weight += chance.nextInt(2) * (1 + chance.nextInt(40));
    }
    return new SelectionTuning(
        weights, 1 + chance.nextInt(60), chance.nextInt(3) * chance.nextInt(1000));
  }

  /** One rule at most for a question, so that none of them contradict each other, and one chain. */
  private static Catalogue withRules(
      Random chance, List<Question> questions, Catalogue.Builder builder) {
    for (int place = 0; place + 2 < questions.size(); place += 3) {
      QuestionId one = questions.get(place).id();
      QuestionId other = questions.get(place + 1).id();
      QuestionId third = questions.get(place + 2).id();
      switch (chance.nextInt(8)) {
        case 0 -> builder.pair(new PairRule.Combine(one, other));
        case 1 ->
            builder.pair(new PairRule.Custom(one, other, Frequency.every(1 + chance.nextInt(9))));
        case 2 -> builder.pair(new PairRule.Exclude(one, other));
        case 3 -> builder.pair(new PairRule.Prefer(one, other));
        case 4 -> builder.pair(new PairRule.Alternate(one, other));
        case 5 ->
            builder
                .pair(new PairRule.Exclude(other, one))
                .pair(new PairRule.Prefer(third, other))
                .pair(new PairRule.Alternate(third, one));
        case 6 ->
            builder
                .pair(new PairRule.Combine(other, third))
                .pair(new PairRule.Alternate(one, third));
        default -> {
          // These three have nothing to do with each other.
        }
      }
    }
    return builder.build();
  }

  /** A customer who came at some time of the day and was perhaps asked this and that before. */
  static CustomerFacts customer(Random chance, Catalogue catalogue) {
    CustomerFacts facts = CustomerFacts.unknown(Shop.TODAY.plusDays(chance.nextInt(3)));
    if (chance.nextInt(3) > 0) {
      facts = facts.in(Set.of(pick(chance, THINGS)));
    }
    if (chance.nextInt(3) > 0) {
      facts = facts.buying(Set.of(pick(chance, THINGS)));
    }
    if (chance.nextBoolean()) {
      facts = facts.paying(BigDecimal.valueOf(100 + chance.nextInt(200)));
    }
    if (chance.nextBoolean()) {
      facts = facts.visiting(Shop.TODAY.atTime(4 + chance.nextInt(20), 0));
    }
    Map<QuestionId, Instant> history = new HashMap<>();
    if (chance.nextInt(3) == 0) {
      for (Question question : catalogue.questions()) {
        if (chance.nextInt(4) == 0) {
          history.put(question.id(), Shop.NOW.minus(Duration.ofHours(chance.nextInt(1000))));
        }
      }
    }
    return facts.asked(history);
  }

  static SelectionRequest request(Random chance, Catalogue catalogue, int call, Instant now) {
    return new SelectionRequest(
        Shop.call(call),
        customer(chance, catalogue),
        chance.nextInt(6) == 0,
        Duration.ofSeconds(10 + chance.nextInt(111)),
        now);
  }

  /** Some are declined, some are cut short after the first few, some go on another day. */
  static Settlement end(Random chance, Reservation held, Instant now) {
    int kind = chance.nextInt(10);
    if (kind < 2) {
      return new NotConducted();
    }
    if (kind == 2) {
      return new Adjourned(now.plus(Duration.ofMinutes(chance.nextInt(90))));
    }
    List<QuestionId> chosen = held.selection().chosen();
    int asked = kind < 5 ? chance.nextInt(chosen.size() + 1) : chosen.size();
    Map<QuestionId, Duration> took = new HashMap<>();
    for (QuestionId question : chosen.subList(0, asked)) {
      if (chance.nextInt(4) == 0) {
        took.put(question, Duration.ofMillis(2000 + chance.nextInt(60_000)));
      }
    }
    return new Conducted(new HashSet<>(chosen.subList(0, asked)), took);
  }

  /** Whether what was taken was really asked, in a call that ended like this. */
  static boolean asked(Take take, Settlement end) {
    return end instanceof Conducted conducted
        && take.questions().stream().anyMatch(conducted.asked()::contains);
  }

  private RandomBusiness() {}
}
