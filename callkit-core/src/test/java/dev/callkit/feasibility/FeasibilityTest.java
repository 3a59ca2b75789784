package dev.callkit.feasibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.callkit.feasibility.FeasibilityReport.Reached;
import dev.callkit.feasibility.FeasibilityReport.Suggestion;
import dev.callkit.feasibility.FeasibilityReport.Verdict;
import dev.callkit.question.AnswerKind;
import dev.callkit.question.Catalogue;
import dev.callkit.question.CustomerFacts;
import dev.callkit.question.Frequency;
import dev.callkit.question.MeasuredTimes;
import dev.callkit.question.PairRule;
import dev.callkit.question.Priority;
import dev.callkit.question.Question;
import dev.callkit.question.QuestionId;
import dev.callkit.question.QuestionLedger;
import dev.callkit.question.Trigger;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class FeasibilityTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 27);
  private static final CustomerFacts ANYBODY = CustomerFacts.unknown(TODAY);

  private static Question.Builder question(String id, int n, Priority level, int seconds) {
    return Question.builder(id, "Vad tycker du om " + id + " hos oss?", new AnswerKind.YesNo())
        .every(n)
        .priority(level)
        .time(Duration.ofSeconds(seconds));
  }

  private static FeasibilityReport report(Question... questions) {
    return report(new Catalogue(List.of(questions)));
  }

  private static FeasibilityReport report(Catalogue catalogue) {
    return new Feasibility(CustomerMix.assumed(catalogue, TODAY)).of(catalogue);
  }

  @Test
  void whatFitsIsKeptAndNothingIsSuggested() {
    FeasibilityReport report =
        report(
            question("a", 2, Priority.HIGH, 45).build(),
            question("b", 3, Priority.MEDIUM, 60).build(),
            question("c", 100, Priority.LOW, 20).build());
    assertThat(report.loadPerMille()).as("(45/2 + 60/3 + 20/100) / 90").isEqualTo(474);
    assertThat(report.feasible()).isTrue();
    assertThat(report.feasibleAsSuggested()).isTrue();
    assertThat(report.suggestions()).isEmpty();
    assertThat(report.promises()).extracting(Reached::verdict).containsOnly(Verdict.KEPT);
  }

  @Test
  void theLowestLevelGivesWayAndNoFurtherThanItMust() {
    Question top = question("top", 1, Priority.CRITICAL, 60).build();
    Question low = question("low", 5, Priority.LOW, 45).build();
    Question other = question("other", 2, Priority.HIGH, 30).build();
    FeasibilityReport report = report(top, low, other);
    // A call has room for top and other, or for top alone with low left out: 60 + 45 > 90.
    assertThat(report.feasible()).isFalse();
    assertThat(report.promises().get(1).verdict()).isEqualTo(Verdict.NOT_KEPT);
    assertThat(report.suggestions()).isNotEmpty();
    assertThat(report.suggestions())
        .as("others keep what can be kept")
        .noneMatch(suggestion -> suggestion.promise().questions().contains(other.id()));
  }

  @Test
  void asItStandsNothingIsSearchedFor() {
    Catalogue catalogue =
        new Catalogue(
            List.of(
                question("top", 1, Priority.CRITICAL, 60).build(),
                question("low", 5, Priority.LOW, 45).build(),
                question("other", 2, Priority.HIGH, 30).build()));
    Feasibility study = new Feasibility(CustomerMix.assumed(catalogue, TODAY));
    FeasibilityReport quick = study.asItStands(catalogue);
    FeasibilityReport whole = study.of(catalogue);
    assertThat(quick.promises()).isEqualTo(whole.promises());
    assertThat(quick.loadPerMille()).isEqualTo(whole.loadPerMille());
    assertThat(quick.feasible()).isFalse();
    assertThat(quick.feasibleAsSuggested()).isFalse();
    assertThat(quick.suggestions()).isEmpty();
    assertThat(whole.suggestions()).isNotEmpty();
  }

  @Test
  void withTheSuggestionsEverythingIsKeptAndOneLessWouldNotBe() {
    Catalogue catalogue =
        new Catalogue(
            List.of(
                question("a", 1, Priority.HIGH, 50).build(),
                question("b", 2, Priority.MEDIUM, 40).build(),
                question("c", 2, Priority.LOW, 40).build(),
                question("d", 5, Priority.LOW, 30).build()));
    FeasibilityReport report = report(catalogue);
    assertThat(report.feasible()).isFalse();
    assertThat(report.feasibleAsSuggested()).isTrue();
    assertThat(report(with(catalogue, report.suggestions(), 0)).feasible()).isTrue();
    Suggestion last = lowest(report.suggestions());
    assertThat(report(with(catalogue, List.of(last), 0)).suggestions().size())
        .isLessThanOrEqualTo(report.suggestions().size());
    assertThat(report(with(catalogue, report.suggestions(), -1)).feasible())
        .as("all of them one nearer")
        .isFalse();
  }

  private static Suggestion lowest(List<Suggestion> suggestions) {
    return Collections.max(
        suggestions, (one, other) -> one.promise().level().compareTo(other.promise().level()));
  }

  private static Catalogue with(Catalogue catalogue, List<Suggestion> suggestions, int nearer) {
    return new Catalogue(
        catalogue.questions().stream()
            .map(
                question ->
                    suggestions.stream()
                        .filter(s -> s.promise().questions().contains(question.id()))
                        .findFirst()
                        .map(s -> question.every(s.everyNth() + nearer))
                        .orElse(question))
            .toList());
  }

  @Test
  void aboveNinetyFivePerCentNothingIsPromisedEvenIfTheDryRunReachesIt() {
    FeasibilityReport report =
        report(
            question("a", 1, Priority.HIGH, 45).build(),
            question("b", 1, Priority.HIGH, 45).build());
    assertThat(report.loadPerMille()).isEqualTo(1000);
    assertThat(report.promises()).extracting(Reached::verdict).containsOnly(Verdict.KEPT);
    assertThat(report.feasible()).isFalse();
    assertThat(report.suggestions()).hasSize(1);
    assertThat(report.suggestions().get(0).everyNth()).isEqualTo(2);
  }

  @Test
  void whatIsLongerThanTheBudgetIsSaidToBe() {
    FeasibilityReport report =
        report(
            question("long", 3, Priority.HIGH, 100).build(),
            question("b", 2, Priority.LOW, 10).build());
    assertThat(report.promises().get(0).verdict()).isEqualTo(Verdict.TOO_LONG);
    assertThat(report.promises().get(0).asked()).isZero();
    assertThat(report.feasible()).isFalse();
    assertThat(report.feasibleAsSuggested()).isFalse();
    assertThat(report.suggestions()).as("no frequency helps").isEmpty();
  }

  @Test
  void measuredTimesCount() {
    Catalogue catalogue =
        new Catalogue(
            List.of(
                question("a", 1, Priority.HIGH, 20).build(),
                question("b", 1, Priority.LOW, 40).build()));
    QuestionLedger slow =
        QuestionLedger.of(
            List.of(),
            List.of(),
            Map.of(new QuestionId("a"), MeasuredTimes.of(Collections.nCopies(15, 60))),
            Map.of());
    CustomerMix mix = CustomerMix.alike(ANYBODY);
    Duration budget = Duration.ofSeconds(90);
    assertThat(new Feasibility(QuestionLedger.EMPTY, mix, 1000, budget).of(catalogue).feasible())
        .isTrue();
    FeasibilityReport report = new Feasibility(slow, mix, 1000, budget).of(catalogue);
    assertThat(report.loadPerMille()).isEqualTo(1111);
    assertThat(report.promises().get(0).seconds()).isEqualTo(60);
    assertThat(report.feasible()).isFalse();
  }

  @Test
  void combinedQuestionsAreOnePromiseAndAreSuggestedTogether() {
    Catalogue catalogue =
        Catalogue.builder()
            .questions(
                List.of(
                    question("a", 2, Priority.LOW, 30).build(),
                    question("b", 1, Priority.LOW, 30).build(),
                    question("c", 1, Priority.HIGH, 60).build()))
            .pair(new PairRule.Combine(new QuestionId("a"), new QuestionId("b")))
            .build();
    FeasibilityReport report = report(catalogue);
    assertThat(report.promises()).hasSize(2);
    Reached pair = report.promises().get(0);
    assertThat(pair.promise().everyNth()).isEqualTo(2);
    assertThat(pair.seconds()).isEqualTo(60);
    assertThat(pair.verdict()).isEqualTo(Verdict.NOT_KEPT);
    assertThat(report.suggestions()).isNotEmpty();
  }

  @Test
  void everyKindOfCustomerThatTheCatalogueTellsApartComes() {
    Question lunch =
        question("ko", 1, Priority.HIGH, 60)
            .triggers(List.of(Trigger.VisitTime.between(LocalTime.of(11, 0), LocalTime.of(13, 0))))
            .build();
    Question rich =
        question("varde", 1, Priority.HIGH, 60)
            .triggers(List.of(Trigger.Amount.atLeast(new BigDecimal("500"))))
            .build();
    Question fish =
        question("fisk", 1, Priority.HIGH, 30)
            .triggers(List.of(Trigger.Category.of("fisk")))
            .departments(Set.of("disken"))
            .build();
    FeasibilityReport report = report(lunch, rich, fish);
    assertThat(report.kinds()).hasSize(8);
    assertThat(report.kinds().get(0).loadPerMille()).as("all three").isEqualTo(1667);
    assertThat(report.kinds().get(7).loadPerMille()).isZero();
    assertThat(report.kinds().stream().mapToInt(kind -> kind.sharePerMille()).sum())
        .isBetween(995, 1005);
    int atLunch = report.promises().get(0).counted();
    assertThat(atLunch / 4000.0).as("two of thirteen hours").isBetween(0.10, 0.21);
    assertThat(report.feasible()).isFalse();
  }

  @Test
  void whatAppliesToNobodyIsSaidToBe() {
    FeasibilityReport report =
        report(
            question("off", 1, Priority.HIGH, 30).enabled(false).build(),
            question("on", 1, Priority.HIGH, 30).build());
    assertThat(report.promises().get(0).verdict()).isEqualTo(Verdict.NEVER_APPLIED);
    assertThat(report.feasible()).isTrue();
    assertThat(report.loadPerMille()).isEqualTo(333);
  }

  @Test
  void aMixOfTheHostsOwnIsServedInItsProportions() {
    CustomerMix mix =
        CustomerMix.of(
            List.of(
                new CustomerMix.Kind(3, ANYBODY.buying(Set.of("fisk"))),
                new CustomerMix.Kind(1, ANYBODY.buying(Set.of("ost")))));
    long fish = mix.first(10_000).stream().filter(c -> c.categories().contains("fisk")).count();
    assertThat(fish).isBetween(7_300L, 7_700L);
    assertThat(mix.customer(17)).isEqualTo(mix.customer(17));
  }

  @Test
  void anEmptyCatalogueIsFeasible() {
    FeasibilityReport report = report();
    assertThat(report.feasible()).isTrue();
    assertThat(report.loadPerMille()).isZero();
  }

  @Test
  void badNumbersAreNamed() {
    CustomerMix mix = CustomerMix.alike(ANYBODY);
    Duration budget = Duration.ofSeconds(90);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Feasibility(QuestionLedger.EMPTY, mix, 99, budget))
        .withMessage("customers: expected 100 to 100000, got 99");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Feasibility(QuestionLedger.EMPTY, mix, 100, Duration.ofSeconds(9)))
        .withMessage("time budget: expected 10 to 120 s, got PT9S");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CustomerMix.Kind(0, ANYBODY))
        .withMessage("share: expected 1 or more, got 0");
    assertThatIllegalArgumentException().isThrownBy(() -> CustomerMix.of(List.of()));
  }

  @Test
  @Tag("locale")
  void suggestionsAreSwedishThatAPersonWouldSay() {
    assertThat(swedish("kassan", 5, 7))
        .isEqualTo("ställ fråga kassan till var 7:e kund i stället för var 5:e");
    assertThat(swedish("kassan", 1, 2))
        .isEqualTo("ställ fråga kassan till varannan kund i stället för varje");
    assertThat(swedish("kassan", 2, 21))
        .isEqualTo("ställ fråga kassan till var 21:a kund i stället för varannan");
    assertThat(swedish("kassan", 11, 12))
        .isEqualTo("ställ fråga kassan till var 12:e kund i stället för var 11:e");
    Suggestion pair =
        new Suggestion(
            new Catalogue.Promise(
                List.of(new QuestionId("a"), new QuestionId("b")),
                Frequency.every(3).everyNth(),
                Priority.LOW),
            4);
    assertThat(pair.inSwedish())
        .isEqualTo("ställ frågorna a och b tillsammans till var 4:e kund i stället för var 3:e");
    assertThat(pair.inEnglish())
        .isEqualTo("ask a with b of every 4th customer instead of every 3rd");
    assertThat(suggestion("kassan", 1, 22).inEnglish())
        .isEqualTo("ask kassan of every 22nd customer instead of every one");
  }

  private static String swedish(String id, int from, int to) {
    return suggestion(id, from, to).inSwedish();
  }

  private static Suggestion suggestion(String id, int from, int to) {
    return new Suggestion(
        new Catalogue.Promise(List.of(new QuestionId(id)), from, Priority.LOW), to);
  }
}
