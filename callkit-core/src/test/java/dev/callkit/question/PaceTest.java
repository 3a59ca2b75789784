package dev.callkit.question;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callkit.Seeds;
import dev.callkit.question.Reservation.Take;
import dev.callkit.question.Settlement.Conducted;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Guarantees P4 and P5: every n-th customer where nothing is in the way, else never too soon. */
class PaceTest {

  @Test
  void withoutContentionEachIsAskedAtExactlyItsNthCustomers() {
    Seeds.each(
        1,
        150,
        chance -> {
          List<Question> questions = new ArrayList<>();
          for (int place = 0; place < 1 + chance.nextInt(8); place++) {
            questions.add(
                Question.builder("q" + place, "Vad tycker du om den där?", Shop.YES_NO)
                    .every(1 + chance.nextInt(chance.nextBoolean() ? 8 : 100))
                    .priority(Seeds.pick(chance, Priority.values()))
                    .time(Duration.ofSeconds(5 + chance.nextInt(11)))
                    .departments(chance.nextInt(3) == 0 ? Set.of("fisk") : Set.of())
                    .build());
          }
          Shop shop = new Shop(new Catalogue(questions));
          Map<QuestionId, Integer> applied = new HashMap<>();
          for (int customer = 1; customer <= 250; customer++) {
            CustomerFacts facts =
                CustomerFacts.unknown(Shop.TODAY)
                    .in(Set.of(chance.nextBoolean() ? "Fisk" : "frukt"));
            Set<QuestionId> expected = new HashSet<>();
            for (Question question : questions) {
              if (question.concerns(facts)
                  && applied.merge(question.id(), 1, Integer::sum) % question.frequency().everyNth()
                      == 0) {
                expected.add(question.id());
              }
            }
            Selection selection = shop.select(Shop.request(customer, facts, 120));
            assertThat(new HashSet<>(selection.chosen())).isEqualTo(expected);
            shop.settle(customer, new Conducted(expected));
          }
        });
  }

  @Test
  void twoDeliveredAsksLieHalfTheFrequencyApartWhateverFails() {
    Seeds.each(
        1,
        300,
        chance -> {
          RandomRun run = new RandomRun(chance, RandomBusiness.catalogue(chance, 12));
          Pace pace = new Pace();
          for (int call = 0; call < 120; call++) {
            run.wait(chance.nextInt(10) == 0 ? 80 : 5);
            run.forgotten().forEach(pace::lost);
            run.select();
            pace.selected(run);
            int inProgress = chance.nextInt(6);
            for (int tries = 0; tries < 10 && run.ledger.open().size() > inProgress; tries++) {
              pace.ended(run.settleOne());
            }
          }
          pace.check();
        });
  }

  /** At which of the customers it applied to each unit was really asked. */
  private static final class Pace {
    private final Map<String, Integer> applied = new HashMap<>();
    private final Map<String, Integer> interval = new HashMap<>();
    private final Map<String, List<Integer>> delivered = new HashMap<>();
    private final Map<String, Integer> reserved = new HashMap<>();

    void selected(RandomRun run) {
      for (PlainItem item : run.plain.counted().values()) {
        int customer = applied.merge(item.id(), 1, Integer::sum);
        interval.put(item.id(), item.n());
        reserved.put(run.request.call() + " " + item.id(), customer);
      }
    }

    void lost(Reservation held) {
      held.taken().forEach(take -> reserved.remove(key(held, take)));
    }

    void ended(RandomRun.Ended ended) {
      for (Take take : ended.held().taken()) {
        if (RandomBusiness.asked(take, ended.end())) {
          delivered
              .computeIfAbsent(unit(take), id -> new ArrayList<>())
              .add(reserved.getOrDefault(key(ended.held(), take), -1));
        }
      }
    }

    private static String key(Reservation held, Take take) {
      return held.call() + " " + unit(take);
    }

    private static String unit(Take take) {
      return String.join("+", take.questions().stream().map(QuestionId::value).toList());
    }

    void check() {
      delivered.forEach(
          (unit, customers) -> {
            List<Integer> sorted = customers.stream().sorted().toList();
            assertThat(sorted).doesNotContain(-1);
            for (int ask = 1; ask < sorted.size(); ask++) {
              assertThat(2 * (sorted.get(ask) - sorted.get(ask - 1)))
                  .as("distance between asks of %s", unit)
                  .isGreaterThanOrEqualTo(interval.getOrDefault(unit, 0));
            }
          });
    }
  }

  @Test
  void catchingUpRunsAtDoublePaceAndNotSlower() {
    Random chance = new Random(7);
    for (int n = 1; n <= 100; n++) {
      Shop shop = new Shop(Shop.question("A", n, Priority.OPTIONAL, 20, "a"));
      QuestionLedger late =
          QuestionLedger.of(
              List.of(new QuestionLedger.Standing("A", n, 9L * n, n, 0)),
              List.of(),
              Map.of(),
              Map.of());
      shop = shop.with(late);
      int pace = (n + 1) / 2;
      int first = 1 + chance.nextInt(1000);
      assertThat(shop.serveFrom(first, 1 + 2 * pace))
          .as("every %d-th", n)
          .isEqualTo(first + ":A " + (first + pace) + ":A " + (first + 2 * pace) + ":A");
    }
  }
}
