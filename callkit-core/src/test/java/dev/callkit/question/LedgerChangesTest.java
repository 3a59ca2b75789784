package dev.callkit.question;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callkit.Seeds;
import dev.callkit.question.QuestionLedger.Standing;
import dev.callkit.question.Reservation.Take;
import dev.callkit.question.Settlement.Conducted;
import dev.callkit.question.Settlement.NotConducted;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What becomes of turns and reservations when the business edits its catalogue. */
class LedgerChangesTest {
  private static final Question OTHER = Shop.question("B", 2, Priority.LOW, 50, "b");

  private static Question every(int n) {
    return Shop.question("A", n, Priority.MEDIUM, 50, "a");
  }

  /** The shop with other questions, of which the ledger knows. */
  private static Shop edited(Shop shop, Question... questions) {
    Shop edited = shop.with(questions);
    edited.select(1_000_000);
    edited.settle(1_000_000, new NotConducted());
    return edited;
  }

  @Test
  void turnsStayTurnsWhereAFrequencyChanges() {
    Seeds.each(
        1,
        300,
        chance -> {
          int oldN = 1 + chance.nextInt(100);
          int newN = 1 + chance.nextInt(100);
          long owed = chance.nextLong(-5, 300);
          List<Standing> standings =
              List.of(new Standing("A", oldN, owed, 3, 9), new Standing("B", 2, 1, 5, 4));
          Shop shop =
              new Shop(every(oldN), OTHER)
                  .with(QuestionLedger.of(standings, List.of(), Map.of(), Map.of()));
          Shop edited = edited(shop, OTHER, every(newN));
          assertThat(edited.owed("A")).isEqualTo((long) Math.floor((double) owed * newN / oldN));
          assertThat(edited.owed("B")).isEqualTo(1);
        });
  }

  @Test
  void aQuestionThatBecomesRareIsNotSilencedByTheCallsInProgress() {
    Shop shop = new Shop(every(1));
    for (int customer = 1; customer <= 30; customer++) {
      shop.select(customer);
    }
    Shop rare = edited(shop, every(100));
    for (int customer = 1; customer <= 30; customer++) {
      rare.settle(customer, new Conducted(Set.of(new QuestionId("A"))));
    }
    assertThat(rare.owed("A")).isZero();
    assertThat(rare.serveFrom(101, 100)).isEqualTo("200:A");
  }

  @Test
  void withCallsInProgressAChangeIsAsGoodAsOneAfterThem() {
    Seeds.each(
        1,
        300,
        chance -> {
          int oldN = 1 + chance.nextInt(30);
          int newN = 1 + chance.nextInt(30);
          Shop shop = new Shop(every(oldN), OTHER);
          for (int customer = 1; customer <= 60; customer++) {
            shop.select(customer);
            if (customer <= 50) {
              shop.settle(customer, end(chance, shop, customer));
            }
          }
          Shop changedLast = shop.with(shop.ledger());
          Shop changedFirst = edited(shop, every(newN), OTHER);
          int gone = 0;
          int refunds = 0;
          for (int customer = 51; customer <= 60; customer++) {
            Settlement end = end(chance, shop, customer);
            gone += end instanceof NotConducted ? 1 : 0;
            for (Take take : shop.ledger().open(Shop.call(customer)).orElseThrow().taken()) {
              boolean ofA = take.questions().contains(new QuestionId("A"));
              refunds += ofA && !RandomBusiness.asked(take, end) ? 1 : 0;
            }
            changedFirst.settle(customer, end);
            changedLast.settle(customer, end);
          }
          changedLast = edited(changedLast, every(newN), OTHER);
          double ratio = (double) newN / oldN;
          double most = ratio > 1 ? gone * (ratio - 1) : (10 - gone) * (1 - ratio);
          assertThat((double) changedFirst.owed("A") - changedLast.owed("A"))
              .as("never to the question's disadvantage, but for rounding")
              .isBetween(-1.0 - refunds, most + 1);
          assertThat(changedFirst.owed("B")).isEqualTo(changedLast.owed("B"));
        });
  }

  private static Settlement end(Random chance, Shop shop, int customer) {
    List<QuestionId> chosen =
        shop.ledger().open(Shop.call(customer)).orElseThrow().selection().chosen();
    int asked = chance.nextInt(chosen.size() + 1);
    return chance.nextInt(4) == 0
        ? new NotConducted()
        : new Conducted(new HashSet<>(chosen.subList(0, asked)));
  }

  @Test
  void aQuestionPutBackBeginsAnewAndOldCallsDoNotReachIt() {
    Seeds.each(
        1,
        100,
        chance -> {
          Shop shop = new Shop(every(3), OTHER);
          shop.serve(chance.nextInt(20));
          for (int customer = 101; customer <= 106; customer++) {
            shop.select(customer);
          }
          Shop gone = edited(shop, OTHER);
          assertThat(gone.ledger().standing("A")).isEmpty();
          Shop back = edited(gone, OTHER, every(3));
          Standing begun = back.ledger().standing("A").orElseThrow();
          assertThat(begun.owed()).isZero();
          assertThat(begun.takes()).isZero();
          for (int customer = 101; customer <= 106; customer++) {
            back.settle(customer, end(chance, shop, customer));
          }
          assertThat(back.ledger().open()).isEmpty();
          assertThat(back.ledger().standing("A")).contains(begun);
          assertThat(back.serveFrom(201, 3)).contains("203:");
        });
  }

  @Test
  void aCatalogueThatCouldNotBeLoadedCostsNothing() {
    Shop shop = new Shop(every(3), OTHER);
    shop.serve(20);
    List<Standing> before = shop.ledger().standings();
    assertThat(edited(shop).ledger().standings()).isEqualTo(before);
  }

  @Test
  void measuredTimesStayWithTheQuestionsThatStay() {
    Shop shop = new Shop(every(1), OTHER);
    QuestionId a = new QuestionId("A");
    shop.select(1);
    shop.settle(1, new Conducted(Set.of(a), Map.of(a, Duration.ofSeconds(9))));
    assertThat(edited(shop, every(4)).ledger().measured(a).seconds()).containsExactly(9);
    assertThat(edited(shop, OTHER).ledger().measured()).isEmpty();
  }
}
