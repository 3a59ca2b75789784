package dev.callkit.question;

import static dev.callkit.Seeds.pick;
import static org.assertj.core.api.Assertions.assertThat;

import dev.callkit.Seeds;
import dev.callkit.question.Reservation.Take;
import dev.callkit.question.Settlement.Conducted;
import dev.callkit.question.Settlement.NotConducted;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The guarantees P1, P3, P4, P5 and P7 of reference/question-selection.md, by seeded chance. */
class OwedTurnsRandomTest {

  private static Question[] questions(Random chance, int most, int longest) {
    Question[] questions = new Question[1 + chance.nextInt(most)];
    for (int place = 0; place < questions.length; place++) {
      questions[place] =
          Shop.question(
              "q" + place,
              1 + chance.nextInt(12),
              pick(chance, Priority.values()),
              5 + chance.nextInt(longest),
              pick(chance, "a", "b", "c"));
    }
    return questions;
  }

  @Test
  void neverOverBudgetAndNothingThatFitsIsLeftOut() {
    Seeds.each(
        1,
        150,
        chance -> {
          Shop shop = new Shop(questions(chance, 12, 60));
          for (int customer = 1; customer <= 40; customer++) {
            int budget = 10 + chance.nextInt(111);
            SelectionRequest request = Shop.request(customer, budget);
            QuestionLedger before = shop.ledger();
            Selection selection = shop.select(request);
            check(shop.catalogue(), selection, budget);
            QuestionSelector.Reserved again =
                QuestionSelector.owedTurns().select(shop.catalogue(), before, request);
            assertThat(again.selection()).as("pure").isEqualTo(selection);
            assertThat(again.ledger()).isEqualTo(shop.ledger());
            shop.settle(customer, new Conducted(Set.copyOf(selection.chosen())));
          }
        });
  }

  private static void check(Catalogue catalogue, Selection selection, int budget) {
    assertThat(selection.chosen()).doesNotHaveDuplicates();
    Duration left = Duration.ofSeconds(budget);
    for (QuestionId id : selection.chosen()) {
      left = left.minus(catalogue.find(id).orElseThrow().time());
    }
    assertThat(left).isGreaterThanOrEqualTo(Duration.ZERO);
    assertThat(selection.verdicts())
        .extracting(Verdict::question)
        .containsExactlyElementsOf(catalogue.questions().stream().map(Question::id).toList());
    int heads = 0;
    for (Verdict verdict : selection.verdicts()) {
      assertThat(selection.chosen().contains(verdict.question()))
          .isEqualTo(verdict.reason().chosen());
      heads += verdict.reason() == Verdict.Reason.HEAD ? 1 : 0;
      if (verdict.reason() == Verdict.Reason.NO_TIME) {
        assertThat(catalogue.find(verdict.question()).orElseThrow().time()).isGreaterThan(left);
      }
    }
    assertThat(heads).isEqualTo(selection.chosen().isEmpty() ? 0 : 1);
  }

  @Test
  void withoutContentionEachIsAskedAtExactlyItsNthCustomers() {
    Seeds.each(
        1,
        100,
        chance -> {
          Shop shop = new Shop(questions(chance, 6, 11));
          for (int customer = 1; customer <= 60; customer++) {
            Set<QuestionId> expected = new HashSet<>();
            for (Question question : shop.catalogue().questions()) {
              if (customer % question.frequency().everyNth() == 0) {
                expected.add(question.id());
              }
            }
            Selection selection = shop.select(customer);
            assertThat(new HashSet<>(selection.chosen())).isEqualTo(expected);
            shop.settle(customer, new Conducted(expected));
          }
        });
  }

  @Test
  void theLedgerBalancesWhateverFailsAndInWhateverOrderItIsSettled() {
    Seeds.each(
        1,
        150,
        chance -> {
          Shop shop = new Shop(questions(chance, 8, 60));
          Map<Integer, Long> balance = new HashMap<>();
          Map<Integer, Reservation> open = new HashMap<>();
          for (int customer = 1; customer <= 60; customer++) {
            shop.select(customer);
            Reservation held = shop.ledger().open(Shop.call(customer)).orElseThrow();
            held.counted().forEach(place -> balance.merge(place, 1L, Long::sum));
            held.taken().forEach(take -> balance.merge(take.place(), -take.amount(), Long::sum));
            open.put(customer, held);
            while (open.size() > chance.nextInt(5)) {
              settleOne(chance, shop, open, balance);
            }
            List<QuestionLedger.Standing> standings = shop.ledger().standings();
            for (int place = 0; place < standings.size(); place++) {
              assertThat(standings.get(place).owed()).isEqualTo(balance.getOrDefault(place, 0L));
            }
          }
        });
  }

  private static void settleOne(
      Random chance, Shop shop, Map<Integer, Reservation> open, Map<Integer, Long> balance) {
    int customer = pick(chance, open.keySet().toArray(Integer[]::new));
    Reservation held = open.remove(customer);
    boolean conducted = chance.nextInt(3) > 0;
    Set<QuestionId> asked = new HashSet<>();
    for (Take take : held.taken()) {
      if (conducted && chance.nextInt(4) > 0) {
        asked.addAll(take.questions());
      } else {
        balance.merge(take.place(), take.amount(), Long::sum);
      }
    }
    if (!conducted) {
      held.counted().forEach(place -> balance.merge(place, -1L, Long::sum));
    }
    shop.settle(customer, conducted ? new Conducted(asked) : new NotConducted());
    assertThat(shop.ledger().open()).hasSize(open.size());
  }

  @Test
  void twoAsksAreNeverCloserThanHalfTheFrequency() {
    Seeds.each(
        1,
        100,
        chance -> {
          Shop shop = new Shop(questions(chance, 8, 60));
          Map<QuestionId, Integer> last = new HashMap<>();
          for (int customer = 1; customer <= 80; customer++) {
            Selection selection = shop.select(customer);
            boolean conducted = chance.nextInt(4) > 0;
            for (QuestionId id : selection.chosen()) {
              int n = shop.catalogue().find(id).orElseThrow().frequency().everyNth();
              Integer before = last.get(id);
              if (before != null) {
                assertThat(customer - before).isGreaterThanOrEqualTo((n + 1) / 2);
              }
              if (conducted) {
                last.put(id, customer);
              }
            }
            shop.settle(
                customer,
                conducted ? new Conducted(Set.copyOf(selection.chosen())) : new NotConducted());
          }
        });
  }

  @Test
  void nobodyStarves() {
    Seeds.each(
        1,
        60,
        chance -> {
          Shop shop = new Shop(questions(chance, 6, 60));
          int n = shop.catalogue().questions().size();
          for (int customer = 1; customer <= 150; customer++) {
            Selection selection = shop.select(customer);
            for (Verdict verdict : selection.verdicts()) {
              Question question = shop.catalogue().find(verdict.question()).orElseThrow();
              long bound = 16L * (n + 1) + (long) n * question.priority().weight();
              assertThat(verdict.urgencyHundredths()).isLessThanOrEqualTo(100 * bound);
            }
            shop.settle(customer, new Conducted(Set.copyOf(selection.chosen())));
          }
        });
  }
}
