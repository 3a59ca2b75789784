package dev.callkit.question;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callkit.question.QuestionLedger.Standing;
import dev.callkit.question.Settlement.Adjourned;
import dev.callkit.question.Settlement.Conducted;
import dev.callkit.question.Settlement.NotConducted;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What time and the business's own changes do to a ledger. */
class LedgerOverTimeTest {
  private static final QuestionSelector SELECTOR = QuestionSelector.owedTurns();

  private static Question question(String id, int n) {
    return Shop.question(id, n, Priority.MEDIUM, 40, id);
  }

  private static Shop shop(Question... questions) {
    return new Shop(questions);
  }

  private static SelectionRequest at(int customer, Duration later) {
    SelectionRequest now = Shop.request(customer, 90);
    return new SelectionRequest(
        now.call(), now.customer(), false, now.budget(), Shop.NOW.plus(later));
  }

  @Test
  void aForgottenReservationIsGivenBackAfterHalfAnHour() {
    Shop shop = shop(question("A", 2));
    shop.select(1);
    shop.settle(1, new Conducted(Set.of()));
    assertThat(shop.select(2).chosen()).hasSize(1);
    assertThat(shop.select(at(3, Duration.ofMinutes(30).minusMillis(1))).chosen()).isEmpty();
    assertThat(shop.ledger().open()).hasSize(2);
    Selection next = shop.select(at(4, Duration.ofMinutes(30)));
    assertThat(next.chosen()).as("2 is given back; 1, 3 and 4 count").hasSize(1);
    assertThat(shop.ledger().open(Shop.call(2))).isEmpty();
    assertThat(shop.owed("A")).isEqualTo(1);
    QuestionLedger before = shop.ledger();
    shop.settle(2, new Conducted(Set.of(new QuestionId("A"))));
    assertThat(shop.ledger()).as("too late").isEqualTo(before);
  }

  @Test
  void aCallWhoseReservationWasForgottenSelectsAnew() {
    Shop shop = shop(question("A", 1));
    shop.select(1);
    QuestionLedger first = shop.ledger();
    Selection again = shop.select(at(1, Duration.ofHours(1)));
    assertThat(again.chosen()).hasSize(1);
    assertThat(shop.ledger().open()).hasSize(1);
    assertThat(shop.owed("A")).isZero();
    assertThat(shop.ledger().open().get(0).expiresAt()).isAfter(first.open().get(0).expiresAt());
  }

  @Test
  void anAdjournedInterviewKeepsItsQuestionsUntilItsTime() {
    Shop shop = shop(question("A", 1));
    shop.select(1);
    Instant tomorrow = Shop.NOW.plus(Duration.ofDays(1));
    shop.settle(1, new Adjourned(tomorrow));
    shop.select(at(2, Duration.ofHours(23)));
    assertThat(shop.ledger().open(Shop.call(1))).map(Reservation::expiresAt).contains(tomorrow);
    shop.settle(1, new Conducted(Set.of(new QuestionId("A"))));
    assertThat(shop.ledger().open(Shop.call(1))).isEmpty();
    assertThat(shop.owed("A")).isZero();
  }

  @Test
  void turnsStayTurnsWhenAFrequencyChanges() {
    Shop shop = shop(question("A", 10));
    shop.serve(7);
    Shop rarer = shop.with(question("A", 20));
    rarer.select(8);
    assertThat(rarer.owed("A")).as("7 of 10 are 14 of 20").isEqualTo(15);
    Shop oftener = shop.with(question("A", 3));
    oftener.select(8);
    assertThat(oftener.owed("A")).as("2 of 3, and this one: due, asked").isZero();
  }

  @Test
  void aCustomerInACallThatIsOpenCountsAsOneInTheNewFrequencyToo() {
    Shop shop = shop(question("A", 1));
    assertThat(shop.select(1).chosen()).hasSize(1);
    Shop rarer = shop.with(question("A", 100));
    rarer.select(2);
    assertThat(rarer.owed("A"))
        .as("a whole turn was taken and is rescaled; the customer who gave it is still open")
        .isEqualTo(-98);
    rarer.settle(1, new NotConducted());
    assertThat(rarer.owed("A"))
        .as("a turn back, less that customer: as if never rung")
        .isEqualTo(1);
    assertThat(rarer.ledger().open()).hasSize(1);
  }

  @Test
  void aTurnThatWasTakenBeforeTheChangeIsGivenBackAsATurn() {
    Shop shop = shop(question("A", 100));
    for (int customer = 1; customer <= 99; customer++) {
      shop.select(customer);
      shop.settle(customer, new Conducted(Set.of()));
    }
    assertThat(shop.select(100).chosen()).hasSize(1);
    Shop always = shop.with(question("A", 1));
    always.select(101);
    always.settle(101, new Conducted(Set.of(new QuestionId("A"))));
    always.settle(100, new Conducted(Set.of()));
    assertThat(always.owed("A")).as("one turn, not a hundred").isBetween(1L, 2L);
  }

  @Test
  void whatIsRemovedIsForgottenAndWhatOpenCallsHoldOfItToo() {
    Shop shop = shop(question("A", 1), question("B", 1));
    shop.select(1);
    Shop without = shop.with(question("B", 1));
    without.select(2);
    without.settle(2, new Conducted(Set.of(new QuestionId("B"))));
    assertThat(without.ledger().standings()).extracting(Standing::unit).containsExactly("B");
    Shop back = without.with(question("B", 1), question("A", 1));
    back.select(3);
    back.settle(1, new NotConducted());
    back.settle(3, new NotConducted());
    assertThat(back.owed("A")).as("a new question, to which the old call owes nothing").isZero();
    assertThat(back.owed("B")).isZero();
  }

  @Test
  void aQuestionThatIsSwitchedOffKeepsItsTurns() {
    Shop shop = shop(question("A", 5));
    shop.serve(4);
    Question off =
        Question.builder("A", "Vad tycker du om A hos oss?", Shop.YES_NO)
            .every(5)
            .enabled(false)
            .build();
    Shop closed = shop.with(off);
    closed.serveFrom(5, 20);
    assertThat(closed.owed("A")).isEqualTo(4);
    assertThat(closed.with(question("A", 5)).serveFrom(25, 1)).isEqualTo("25:A");
  }

  @Test
  void anEmptyCatalogueForgetsNothing() {
    Shop shop = shop(question("A", 5));
    shop.serve(4);
    Shop empty = shop.with();
    assertThat(empty.select(5).chosen()).isEmpty();
    assertThat(empty.owed("A")).isEqualTo(4);
  }

  @Test
  void theOrderInTheCatalogueMayChange() {
    Shop shop = shop(question("A", 5), question("B", 3), question("C", 2));
    shop.serve(4);
    shop.select(5);
    Shop turned = shop.with(question("C", 2), question("A", 5), question("B", 3));
    turned.select(6);
    turned.settle(6, new NotConducted());
    turned.settle(5, new NotConducted());
    Shop untouched = shop(question("A", 5), question("B", 3), question("C", 2));
    untouched.serve(4);
    for (String id : List.of("A", "B", "C")) {
      assertThat(turned.owed(id)).as(id).isEqualTo(untouched.owed(id));
    }
  }

  @Test
  void measuredTimesArePlannedWithButNeverMakeAQuestionImpossible() {
    Question long40 = question("A", 1);
    QuestionLedger slow =
        QuestionLedger.of(
            List.of(),
            List.of(),
            Map.of(long40.id(), MeasuredTimes.of(Collections.nCopies(15, 110))),
            Map.of());
    Selection selection =
        SELECTOR.select(new Catalogue(List.of(long40)), slow, Shop.request(1, 90)).selection();
    assertThat(selection.chosen()).as("or it would never be measured again").hasSize(1);
    Selection two =
        SELECTOR
            .select(new Catalogue(List.of(long40, question("B", 1))), slow, Shop.request(1, 90))
            .selection();
    assertThat(two.chosen()).as("it takes the whole budget").hasSize(1);
  }

  @Test
  void onlyWhatWasAskedAndMeasuredIsLearned() {
    Shop shop = shop(question("A", 1), question("B", 1));
    shop.select(1);
    shop.settle(
        1,
        new Conducted(
            Set.of(new QuestionId("A")),
            Map.of(
                new QuestionId("A"), Duration.ofMillis(12_001),
                new QuestionId("B"), Duration.ofSeconds(50))));
    assertThat(shop.ledger().measured(new QuestionId("A")).seconds()).containsExactly(13);
    assertThat(shop.ledger().measured(new QuestionId("B"))).isEqualTo(MeasuredTimes.NONE);
  }

  @Test
  void fifteenMeasurementsAreKeptEachBetweenFiveAndAHundredAndTwentySeconds() {
    MeasuredTimes times = MeasuredTimes.NONE;
    for (int second = 1; second <= 200; second += 10) {
      times = times.and(Duration.ofSeconds(second));
    }
    assertThat(times.seconds())
        .containsExactly(51, 61, 71, 81, 91, 101, 111, 120, 120, 120, 120, 120, 120, 120, 120);
    assertThat(MeasuredTimes.NONE.and(Duration.ofMillis(1)).seconds()).containsExactly(5);
    assertThat(times.planned(Duration.ofSeconds(30))).isEqualTo(Duration.ofSeconds(120));
  }

  @Test
  void theEleventhSmallestOfFifteenIsPlannedWhateverTheEstimate() {
    Random chance = new Random(7);
    for (int round = 0; round < 5_000; round++) {
      int estimate = 5 + chance.nextInt(116);
      MeasuredTimes times = MeasuredTimes.NONE;
      int[] ring = new int[15];
      Arrays.fill(ring, estimate);
      int answers = chance.nextInt(25);
      for (int answer = 0; answer < answers; answer++) {
        int took = 5 + chance.nextInt(chance.nextBoolean() ? 10 : 116);
        ring[answer % 15] = took;
        times = times.and(Duration.ofSeconds(took));
      }
      int[] sorted = ring.clone();
      Arrays.sort(sorted);
      assertThat(times.planned(estimate)).as("round %d", round).isEqualTo(sorted[10]);
    }
  }
}
