package dev.callkit.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.callkit.question.Catalogue.Promise;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CatalogueTest {
  private static final QuestionId A = new QuestionId("A");
  private static final QuestionId B = new QuestionId("B");
  private static final QuestionId C = new QuestionId("C");

  private static Catalogue.Builder three() {
    return Catalogue.builder()
        .questions(
            List.of(
                Shop.question("A", 4, Priority.LOW, 20, "a"),
                Shop.question("B", 6, Priority.HIGH, 30, "b"),
                Shop.question("C", 7, Priority.MEDIUM, 80, "c")));
  }

  @Test
  void aCombinationIsOnePromiseNamedByItsHigherLevelFirst() {
    Catalogue catalogue = three().pair(new PairRule.Combine(A, B)).build();
    assertThat(catalogue.promises())
        .containsExactly(
            new Promise(List.of(B, A), 12, Priority.HIGH),
            new Promise(List.of(C), 7, Priority.MEDIUM));
  }

  @Test
  void aCustomIntervalTakesThePlaceOfBothFrequencies() {
    Catalogue catalogue = three().pair(new PairRule.Custom(A, B, Frequency.every(3))).build();
    assertThat(catalogue.promises().get(0).everyNth()).isEqualTo(3);
  }

  @Test
  void everythingThatIsWrongIsSaidAtOnce() {
    Question again = Shop.question("A", 1, Priority.LOW, 20, "a");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                three()
                    .questions(List.of(again))
                    .pair(new PairRule.Exclude(A, new QuestionId("nobody")))
                    .pair(new PairRule.Prefer(A, B))
                    .pair(new PairRule.Alternate(B, A))
                    .pair(new PairRule.Combine(B, C))
                    .pair(new PairRule.Custom(C, A, Frequency.always()))
                    .build())
        .withMessage(
            "catalogue: expected different ids, got twice: [A];"
                + " pair rule exclude A, nobody: expected questions of this catalogue, got nobody;"
                + " pair rule custom C, A: expected each question in one combination at most, got C"
                + " again;"
                + " pair rule alternate B, A: expected one rule at most for a pair, got another");
  }

  @Test
  void aCombinationThatNoCallHasTimeForIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                Catalogue.builder()
                    .questions(
                        List.of(
                            Shop.question("A", 1, Priority.LOW, 60, "a"),
                            Shop.question("B", 1, Priority.LOW, 61, "b")))
                    .pair(new PairRule.Combine(A, B))
                    .build())
        .withMessage(
            "catalogue: pair rule combine A, B: expected at most 120 s for both questions together,"
                + " got 121");
    Catalogue catalogue = three().pair(new PairRule.Combine(B, C)).build();
    assertThat(catalogue.tooLongTogether(Duration.ofSeconds(110))).isEmpty();
    assertThat(catalogue.tooLongTogether(Duration.ofSeconds(90)))
        .containsExactly("combination B+C: expected at most the time budget of 90 s, got 110 s");
  }

  @Test
  void twoRulesBetweenWhatIsCombinedAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                three()
                    .pair(new PairRule.Combine(A, B))
                    .pair(new PairRule.Exclude(A, C))
                    .pair(new PairRule.Prefer(C, B))
                    .build())
        .withMessage(
            "catalogue: pair rule prefer C, B: expected one rule at most between what is combined,"
                + " got another");
  }

  @Test
  void frequenciesThatHardlyEverMeetAreWarnedOf() {
    Catalogue catalogue =
        Catalogue.builder()
            .questions(
                List.of(
                    Shop.question("A", 97, Priority.LOW, 20, "a"),
                    Shop.question("B", 100, Priority.LOW, 20, "b")))
            .pair(new PairRule.Combine(A, B))
            .build();
    assertThat(catalogue.warnings())
        .containsExactly(
            "A+B: the frequencies of the two meet at every 9700th customer only; a custom interval"
                + " is clearer");
    assertThat(three().build().warnings()).isEmpty();
  }

  @Test
  void aQuestionIsNotPairedWithItself() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PairRule.Exclude(A, A))
        .withMessage("pair rule: expected two different questions, got A twice");
  }

  @Test
  void theNumbersOfTheSelectionAreChecked() {
    Map<Priority, Integer> upsideDown =
        Map.of(
            Priority.CRITICAL, 1,
            Priority.HIGH, 2,
            Priority.MEDIUM, 1,
            Priority.LOW, 1,
            Priority.OPTIONAL, 1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SelectionTuning(upsideDown, 16, 200))
        .withMessage("weight of HIGH: expected 1 to 1, got 2");
    Map<Priority, Integer> usual = SelectionTuning.DEFAULT.weights();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SelectionTuning(usual, 0, 200))
        .withMessage("carry: expected 1 to 1000, got 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SelectionTuning(usual, 16, -1))
        .withMessage("relatedHundredths: expected 0 to 10000, got -1");
  }

  @Test
  void theTimeIsEstimatedFromTextKindAndFollowUp() {
    String text = "Hur nöjd var du med besöket, från ett till fem?"; // 47 characters
    assertThat(Question.builder("a", text, AnswerKind.Rating.ONE_TO_FIVE).build().time())
        .as("4 to read, 3 around, 2 to answer")
        .isEqualTo(Duration.ofSeconds(9));
    assertThat(Question.builder("a", text, new AnswerKind.FreeText()).build().time())
        .isEqualTo(Duration.ofSeconds(17));
    assertThat(
            Question.builder("a", text, AnswerKind.Rating.ONE_TO_FIVE)
                .followUp("Vad gjorde att du tyckte det?")
                .build()
                .time())
        .isEqualTo(Duration.ofSeconds(25));
    Question longest =
        Question.builder("a", "x".repeat(500), new AnswerKind.FreeText())
            .followUp("y".repeat(500))
            .build();
    assertThat(longest.time()).isBetween(Duration.ofSeconds(90), Question.LONGEST_TIME);
  }

  @Test
  void aCooldownIsZeroToTenYears() {
    Question.Builder question = Question.builder("a", "Hur var besöket?", Shop.YES_NO);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> question.cooldown(Duration.ofDays(3651)).build())
        .withMessage("question a, cooldown: expected 0 to 3650 days, got PT87624H");
    assertThat(question.cooldown(Duration.ZERO).build().cooldown()).isEqualTo(Duration.ZERO);
  }

  @Test
  void cataloguesAreEqualByWhatTheySay() {
    assertThat(three().pair(new PairRule.Combine(A, B)).build())
        .isEqualTo(three().pair(new PairRule.Combine(A, B)).build())
        .hasSameHashCodeAs(three().pair(new PairRule.Combine(A, B)).build())
        .isNotEqualTo(three().build())
        .isNotEqualTo(three().pair(new PairRule.Combine(A, B)).start(StartingPhase.SPREAD).build());
    assertThat(three().build().find(C)).map(Question::id).isEqualTo(Optional.of(C));
  }
}
