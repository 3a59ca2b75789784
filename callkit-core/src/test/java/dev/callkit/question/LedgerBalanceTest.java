package dev.callkit.question;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callkit.Seeds;
import dev.callkit.question.QuestionLedger.Standing;
import dev.callkit.question.Settlement.Conducted;
import dev.callkit.question.Settlement.NotConducted;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Guarantee P3: every customer and every turn is accounted for, at every moment. */
class LedgerBalanceTest {

  @Test
  void theLedgerBalancesWhateverFailsOrIsForgottenAndInWhateverOrder() {
    Seeds.each(
        1,
        300,
        chance -> {
          RandomRun run = new RandomRun(chance, RandomBusiness.catalogue(chance, 15));
          SecondBooks books = new SecondBooks();
          for (int call = 0; call < 60; call++) {
            step(run, books);
            books.earnedWhatWasTaken();
          }
        });
  }

  private static void step(RandomRun run, SecondBooks books) {
    // Now and then so long that what is open is forgotten.
    run.wait(run.chance.nextInt(10) == 0 ? 80 : 5);
    List<Reservation> forgotten = run.forgotten();
    run.select();
    books.selected(run, forgotten);
    books.agreeWith(run.ledger);
    int inProgress = run.chance.nextInt(7);
    for (int tries = 0; tries < 10 && run.ledger.open().size() > inProgress; tries++) {
      books.ended(run.settleOne());
      books.agreeWith(run.ledger);
    }
  }

  @Test
  void switchingOffAndOnAndOtherLevelsTimesAndTagsMoveNothing() {
    Seeds.each(
        1,
        200,
        chance -> {
          RandomRun run = new RandomRun(chance, RandomBusiness.catalogue(chance, 10, 20, false));
          SecondBooks books = new SecondBooks();
          for (int call = 0; call < 60; call++) {
            if (chance.nextInt(5) == 0) {
              run.catalogue = edited(chance, run.catalogue);
            }
            step(run, books);
          }
        });
  }

  /** Everything is new but id and frequency. */
  private static Catalogue edited(Random chance, Catalogue catalogue) {
    List<Question> edited = new ArrayList<>();
    for (Question question : catalogue.questions()) {
      Question other = RandomBusiness.question(chance, question.id().value(), 20);
      edited.add(
          new Question(
              other.id(),
              other.text(),
              other.kind(),
              question.frequency(),
              other.priority(),
              other.topic(),
              other.departments(),
              other.triggers(),
              other.period(),
              other.cooldown(),
              other.time(),
              other.followUp(),
              chance.nextBoolean()));
    }
    // Only the order of what is already known may change: SPREAD goes by place.
    Collections.shuffle(edited, chance);
    return Catalogue.builder().questions(edited).tuning(catalogue.tuning()).build();
  }

  @Test
  void whatIsNotConductedLeavesEveryOwedAsItWas() {
    Seeds.each(
        1,
        200,
        chance -> {
          RandomRun run = new RandomRun(chance, RandomBusiness.catalogue(chance, 12));
          for (int call = 0; call < 20; call++) {
            run.step(3);
          }
          Map<String, Long> before = owed(run.ledger);
          Set<Reservation> others = new HashSet<>(run.ledger.open());
          for (int call = 0; call < 5; call++) {
            run.select();
          }
          List<Reservation> declined = new ArrayList<>(run.ledger.open());
          declined.removeAll(others);
          Collections.shuffle(declined, chance);
          for (Reservation held : declined) {
            run.ledger = run.selector.settle(run.ledger, held.call(), new NotConducted());
          }
          assertThat(owed(run.ledger)).isEqualTo(before);
        });
  }

  private static Map<String, Long> owed(QuestionLedger ledger) {
    Map<String, Long> owed = new HashMap<>();
    ledger.standings().forEach(standing -> owed.put(standing.unit(), standing.owed()));
    return owed;
  }

  @Test
  void aForgottenCallIsGivenBackAtTheNextSelectionAndItsEndChangesNothingMore() {
    Shop shop = new Shop(Shop.question("A", 3, Priority.HIGH, 20, "a"));
    shop.serve(2);
    assertThat(shop.select(3).chosen()).hasSize(1);
    Instant expiry = shop.ledger().open(Shop.call(3)).orElseThrow().expiresAt();
    assertThat(expiry).isEqualTo(Shop.NOW.plus(Duration.ofMinutes(30)));
    shop.select(later(4, expiry.minusNanos(1)));
    assertThat(shop.owed("A")).as("the third customer still counts").isEqualTo(1);
    shop.select(later(5, expiry));
    Standing standing = shop.ledger().standing("A").orElseThrow();
    assertThat(standing.owed()).as("2 + 3 - 1 customers, one turn taken").isEqualTo(1);
    assertThat(standing.takes()).as("by the third and by the fifth").isEqualTo(2);
    QuestionLedger settled = shop.ledger();
    shop.settle(3, new Conducted(Set.of(new QuestionId("A"))));
    assertThat(shop.ledger()).isEqualTo(settled);
  }

  @Test
  void aCallThatSelectsAgainAfterItWasForgottenIsDecidedAnew() {
    Shop shop = new Shop(Shop.question("A", 2, Priority.HIGH, 20, "a"));
    assertThat(shop.select(1).chosen()).isEmpty();
    shop.select(later(2, Shop.NOW.plusSeconds(1)));
    Instant expiry = shop.ledger().open(Shop.call(1)).orElseThrow().expiresAt();
    shop.settle(2, new Conducted(Set.of()));
    assertThat(shop.select(later(1, expiry)).chosen()).as("the second customer's").hasSize(1);
    assertThat(shop.ledger().open()).hasSize(1);
    assertThat(shop.ledger().open().get(0).expiresAt()).isEqualTo(expiry.plusSeconds(1800));
  }

  @Test
  void anAdjournedCallIsHeldForAsLongAsItSays() {
    Shop shop = new Shop(Shop.question("A", 1, Priority.HIGH, 20, "a"));
    shop.select(1);
    Instant thursday = Shop.NOW.plus(Duration.ofDays(3));
    shop.settle(1, new Settlement.Adjourned(thursday));
    shop.select(later(2, thursday.minusNanos(1)));
    assertThat(shop.ledger().open(Shop.call(1)).orElseThrow().expiresAt()).isEqualTo(thursday);
    shop.settle(2, new Conducted(Set.of(new QuestionId("A"))));
    assertThat(shop.owed("A")).isZero();
    shop.select(later(3, thursday));
    assertThat(shop.ledger().open(Shop.call(1))).isEmpty();
  }

  @Test
  void onlyWhatWasAskedIsMeasured() {
    Shop shop = new Shop(Shop.question("A", 1, Priority.HIGH, 20, "a"));
    QuestionId a = new QuestionId("A");
    shop.select(1);
    shop.settle(1, new Conducted(Set.of(), Map.of(a, Duration.ofSeconds(9))));
    assertThat(shop.ledger().measured(a)).isEqualTo(MeasuredTimes.NONE);
  }

  private static SelectionRequest later(int customer, Instant now) {
    SelectionRequest request = Shop.request(customer, 90);
    return new SelectionRequest(request.call(), request.customer(), false, request.budget(), now);
  }
}
