package dev.callkit.question;

import static dev.callkit.question.Priority.CRITICAL;
import static dev.callkit.question.Priority.HIGH;
import static dev.callkit.question.Priority.LOW;
import static dev.callkit.question.Priority.MEDIUM;
import static org.assertj.core.api.Assertions.assertThat;

import dev.callkit.question.QuestionLedger.Standing;
import dev.callkit.question.Settlement.Conducted;
import dev.callkit.question.Settlement.NotConducted;
import dev.callkit.question.Verdict.Reason;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The rules of the selection, one at a time. */
class OwedTurnsSelectorTest {

  private static Shop shop(Question... questions) {
    return new Shop(questions);
  }

  private static QuestionLedger ledger(Standing... standings) {
    return QuestionLedger.of(List.of(standings), List.of(), Map.of(), Map.of());
  }

  @Test
  void aNotConductedCallLeavesEveryOwedAsItWas() {
    Shop shop = shop(Shop.question("A", 2, HIGH, 40, "a"), Shop.question("B", 3, LOW, 40, "b"));
    shop.serve(7);
    QuestionLedger before = shop.ledger();
    Selection selection = shop.select(8);
    assertThat(selection.chosen()).isNotEmpty();
    shop.settle(8, new NotConducted());
    for (Question question : shop.catalogue().questions()) {
      assertThat(shop.owed(question.id().value()))
          .isEqualTo(before.standing(question.id().value()).orElseThrow().owed());
    }
    assertThat(shop.ledger().open()).isEmpty();
  }

  @Test
  void aQuestionThatWasNotPutIsOwedAgain() {
    Shop shop = shop(Shop.question("A", 1, HIGH, 40, "a"), Shop.question("B", 1, MEDIUM, 40, "b"));
    shop.select(1);
    shop.settle(1, new Conducted(Set.of(new QuestionId("A"))));
    assertThat(shop.owed("A")).isZero();
    assertThat(shop.owed("B")).isEqualTo(1);
  }

  @Test
  void aCallThatSelectsAgainGetsTheSame() {
    Shop shop = shop(Shop.question("A", 1, HIGH, 40, "a"));
    Selection first = shop.select(1);
    QuestionLedger held = shop.ledger();
    assertThat(shop.select(1)).isEqualTo(first);
    assertThat(shop.ledger()).isEqualTo(held);
  }

  @Test
  void settlingTwiceOrWithoutAReservationChangesNothing() {
    Shop shop = shop(Shop.question("A", 1, HIGH, 40, "a"));
    shop.select(1);
    shop.settle(1, new NotConducted());
    QuestionLedger settled = shop.ledger();
    shop.settle(1, new NotConducted());
    shop.settle(2, new Conducted(Set.of()));
    assertThat(shop.ledger()).isEqualTo(settled);
  }

  @Test
  void whoIsNotConcernedDoesNotCount() {
    Question off =
        Question.builder("off", "En fråga som är av?", Shop.YES_NO).enabled(false).build();
    Question past =
        Question.builder("past", "En fråga som var förr?", Shop.YES_NO)
            .period(new ActivePeriod(Optional.empty(), Optional.of(LocalDate.of(2026, 11, 22))))
            .build();
    Question fish =
        Question.builder("fish", "En fråga om fisken?", Shop.YES_NO)
            .departments(Set.of("Fisk"))
            .build();
    Question words =
        Question.builder("words", "En fråga med egna ord?", new AnswerKind.FreeText()).build();
    Shop shop = shop(off, past, fish, words);
    Selection selection =
        shop.select(
            new SelectionRequest(
                Shop.call(1),
                CustomerFacts.unknown(Shop.TODAY).in(Set.of("FRUKT")),
                true,
                Duration.ofSeconds(90),
                Shop.NOW));
    assertThat(selection.verdicts())
        .extracting(Verdict::reason)
        .containsExactly(
            Reason.NOT_ACTIVE, Reason.NOT_ACTIVE, Reason.NOT_TRIGGERED, Reason.NOT_ANSWERABLE);
    assertThat(shop.ledger().standings()).extracting(Standing::owed).containsOnly(0L);
    assertThat(shop.ledger().open(Shop.call(1)).orElseThrow().counted()).isEmpty();
  }

  @Test
  void departmentsMatchWithoutRegardToCaseAndUnknownOnesMatchAll() {
    Question fish =
        Question.builder("fish", "En fråga om fisken?", Shop.YES_NO)
            .departments(Set.of("FISK"))
            .build();
    CustomerFacts nobody = CustomerFacts.unknown(Shop.TODAY);
    assertThat(fish.concerns(nobody.in(Set.of("fisk", "frukt")))).isTrue();
    assertThat(fish.concerns(nobody)).isTrue();
    assertThat(fish.concerns(nobody.in(Set.of("frukt")))).isFalse();
  }

  @Test
  void theVerdictsSayHowFarItIs() {
    Shop shop =
        shop(
            Shop.question("A", 4, HIGH, 20, "a"),
            Shop.question("long", 1, LOW, 100, "b"),
            Shop.question("head", 1, CRITICAL, 60, "c"),
            Shop.question("more", 1, MEDIUM, 30, "d"),
            Shop.question("none", 1, LOW, 30, "e"));
    Selection selection = shop.select(1);
    assertThat(selection.verdicts())
        .containsExactly(
            new Verdict(new QuestionId("A"), Reason.NOT_DUE, 3, 0),
            new Verdict(new QuestionId("long"), Reason.TOO_LONG, 0, 200),
            new Verdict(new QuestionId("head"), Reason.HEAD, 0, 1600),
            new Verdict(new QuestionId("more"), Reason.PACKED, 0, 400),
            new Verdict(new QuestionId("none"), Reason.NO_TIME, 0, 200));
    assertThat(selection.verdicts().get(2).text()).isEqualTo("most urgent, urgency 16.00");
  }

  @Test
  void catchingUpNeverRunsAtMoreThanDoublePace() {
    Shop shop =
        shop(Shop.question("A", 4, HIGH, 40, "a"), Shop.question("B", 1, CRITICAL, 90, "b"));
    for (int customer = 1; customer <= 12; customer++) {
      shop.select(customer);
      shop.settle(customer, new Conducted(Set.of(new QuestionId("B"))));
    }
    Shop alone = shop.with(Shop.question("A", 4, HIGH, 40, "a"));
    // Owed 12 turns' customers when it is alone: every second one until that is paid back.
    assertThat(alone.serveFrom(13, 1)).isEqualTo("13:A");
    Selection next = alone.select(14);
    assertThat(next.verdicts())
        .containsExactly(new Verdict(new QuestionId("A"), Reason.TOO_SOON, 1, 1800));
    alone.settle(14, new Conducted(Set.of()));
    assertThat(alone.serveFrom(15, 12)).isEqualTo("15:A 17:A 19:A 21:A 25:A");
  }

  @Test
  void theTalkOpensWithWhatMattersMostAndStaysOnItsTopic() {
    Shop shop =
        shop(
            Shop.question("m1", 1, MEDIUM, 10, "x"),
            Shop.question("h1", 1, HIGH, 10, "y"),
            Shop.question("m2", 1, MEDIUM, 10, "y"),
            Shop.question("c1", 1, CRITICAL, 10, "x"));
    assertThat(Shop.row(1, shop.select(1))).isEqualTo("1:c1,m1,h1,m2");
  }

  @Test
  void ofGroupsWithTheSameLevelTheOneWithTheMostUrgentQuestionComesFirst() {
    // x: a HIGH and a MEDIUM that is owed many turns; y: a HIGH that is more urgent than x's HIGH.
    Shop shop =
        shop(
            Shop.question("xh", 9, HIGH, 10, "x"),
            Shop.question("xm", 1, MEDIUM, 10, "x"),
            Shop.question("yh", 9, HIGH, 10, "y"));
    QuestionLedger owed =
        ledger(
            new Standing("xh", 9, 9, 9, 0),
            new Standing("xm", 1, 5, 5, 0),
            new Standing("yh", 9, 17, 17, 0));
    assertThat(Shop.row(1, shop.with(owed).select(1))).isEqualTo("1:xh,xm,yh");
  }

  @Test
  void anOldDroughtIsForgivenDownToAFewTurns() {
    Shop shop = shop(Shop.question("A", 1, CRITICAL, 20, "a"));
    QuestionLedger drought = ledger(new Standing("A", 1, 500, 500, 0));
    Shop dry = shop.with(drought);
    dry.select(1);
    assertThat(dry.owed("A")).as("16 * 1 / 16").isEqualTo(1);
    dry.settle(1, new NotConducted());
    assertThat(dry.owed("A")).as("refunded exactly").isEqualTo(500);
  }

  @Test
  void anEmptyCatalogueAsksNothing() {
    Shop shop = shop();
    assertThat(shop.select(1)).isEqualTo(new Selection(List.of(), List.of()));
  }

  @Test
  void urgenciesThatLookAlikeInHundredthsAreStillComparedExactly() {
    Shop shop =
        shop(
            Shop.question("A", 20, Priority.OPTIONAL, 60, "a"),
            Shop.question("B", 38, Priority.OPTIONAL, 60, "b"));
    // 21/20 = 1.0500 and 40/38 = 1.0526; by hundredths the more frequent one would go first.
    QuestionLedger owed =
        ledger(new Standing("A", 20, 20, 20, 0), new Standing("B", 38, 39, 38, 0));
    Selection selection = shop.with(owed).select(1);
    assertThat(selection.verdicts()).extracting(Verdict::urgencyHundredths).containsOnly(105L);
    assertThat(Shop.row(1, selection)).isEqualTo("1:B");
  }

  @Test
  void noUrgencyCountsForMoreThanAMillion() {
    Shop shop = shop(Shop.question("A", 1, CRITICAL, 20, "a"));
    QuestionLedger ages = ledger(new Standing("A", 1, 10_000_000_000L, 1, 0));
    assertThat(shop.with(ages).select(1).verdicts())
        .containsExactly(new Verdict(new QuestionId("A"), Reason.HEAD, 0, 100_000_000));
  }

  @Test
  void whoseTurnItWasIsRememberedOnlyIfItWasReallyAsked() {
    PairRule.Alternate rule = new PairRule.Alternate(new QuestionId("A"), new QuestionId("B"));
    Shop shop =
        new Shop(
            Catalogue.builder()
                .questions(
                    List.of(
                        Shop.question("head", 1, CRITICAL, 60, "c"),
                        Shop.question("A", 1, MEDIUM, 40, "a"),
                        Shop.question("B", 1, LOW, 40, "b")))
                .pair(rule)
                .build());
    assertThat(Shop.row(1, shop.select(Shop.request(1, 90)))).isEqualTo("1:head");
    assertThat(shop.ledger().lastWinners()).isEmpty();
    assertThat(Shop.row(2, shop.select(Shop.request(2, 120)))).isEqualTo("2:head,A");
    assertThat(shop.ledger().lastWinners()).containsExactly(Map.entry(rule, new QuestionId("A")));
    assertThat(Shop.row(3, shop.select(Shop.request(3, 90)))).isEqualTo("3:head");
    assertThat(Shop.row(4, shop.select(Shop.request(4, 120)))).isEqualTo("4:head,B");
  }
}
