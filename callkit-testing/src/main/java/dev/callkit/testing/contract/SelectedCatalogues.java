package dev.callkit.testing.contract;

import dev.callkit.call.BusinessId;
import dev.callkit.call.CallId;
import dev.callkit.question.ActivePeriod;
import dev.callkit.question.AnswerKind;
import dev.callkit.question.Catalogue;
import dev.callkit.question.CustomerFacts;
import dev.callkit.question.PairRule;
import dev.callkit.question.Priority;
import dev.callkit.question.Question;
import dev.callkit.question.SelectionRequest;
import dev.callkit.question.Trigger;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** Catalogues and customers by seeded chance, for the selector's contract. */
final class SelectedCatalogues {
  static final Instant NOW = Instant.parse("2026-11-27T09:00:00Z");
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 27);
  private static final BusinessId SHOP = new BusinessId("shop");
  private static final List<Priority> LEVELS = List.of(Priority.values());
  private static final List<String> THINGS = List.of("fisk", "frukt", "bröd");

  /** One to twenty questions of every sort. */
  static Catalogue catalogue(Random chance) {
    List<Question> questions = new ArrayList<>();
    for (int number = 0; number < 1 + chance.nextInt(20); number++) {
      questions.add(question(chance, "q" + number));
    }
    Catalogue.Builder catalogue = Catalogue.builder().questions(questions);
    if (questions.size() > 3) {
      catalogue.pair(new PairRule.Combine(questions.get(0).id(), questions.get(1).id()));
      catalogue.pair(new PairRule.Exclude(questions.get(2).id(), questions.get(3).id()));
    }
    return catalogue.build();
  }

  private static Question question(Random chance, String id) {
    Question.Builder question =
        Question.builder(
                id,
                "Vad tyckte du om besöket hos oss?",
                chance.nextInt(3) == 0 ? new AnswerKind.FreeText() : AnswerKind.Rating.ONE_TO_FIVE)
            .every(1 + chance.nextInt(6))
            .priority(LEVELS.get(chance.nextInt(LEVELS.size())))
            .time(Duration.ofSeconds(8 + chance.nextInt(40)))
            .enabled(chance.nextInt(8) > 0);
    switch (chance.nextInt(6)) {
      case 0 -> question.departments(Set.of(thing(chance)));
      case 1 -> question.triggers(List.of(Trigger.Category.of(thing(chance))));
      case 2 -> question.triggers(List.of(Trigger.Amount.atLeast(BigDecimal.valueOf(200))));
      case 3 -> question.period(new ActivePeriod(Optional.of(TODAY.plusDays(2)), Optional.empty()));
      default -> {
        // For everyone, always.
      }
    }
    return question.build();
  }

  private static String thing(Random chance) {
    return THINGS.get(chance.nextInt(THINGS.size()));
  }

  /** The customer of one call; the clock goes a minute a call. */
  static SelectionRequest request(Random chance, int number) {
    CustomerFacts customer =
        CustomerFacts.unknown(TODAY.plusDays(chance.nextInt(4)))
            .in(Set.of(thing(chance)))
            .buying(Set.of(thing(chance)))
            .paying(BigDecimal.valueOf(100L + chance.nextInt(200)));
    return new SelectionRequest(
        new CallId(SHOP, "c" + number),
        customer,
        chance.nextInt(5) == 0,
        Duration.ofSeconds(30 + chance.nextInt(91)),
        NOW.plus(Duration.ofMinutes(number)));
  }

  private SelectedCatalogues() {}
}
