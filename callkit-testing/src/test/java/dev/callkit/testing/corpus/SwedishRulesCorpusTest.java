package dev.callkit.testing.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callkit.dialogue.DialogueEngine;
import dev.callkit.dialogue.Intent;
import org.junit.jupiter.api.Test;

/** What the built-in rules are worth. Failures of the held-out part show figures, never words. */
class SwedishRulesCorpusTest {
  private static final double TARGET = 0.95;

  private static final DialogueEngine RULES = DialogueEngine.swedishRules();

  @Test
  void nineteenOfTwentyHeldOutRepliesAreUnderstood() {
    CorpusReport report = LabelledCorpus.heldOut().evaluate(RULES);

    assertThat(report.overall().accuracy()).as(report.figures()).isGreaterThanOrEqualTo(TARGET);
  }

  @Test
  void everyHeldOutWishNeverToBeRungIsUnderstood() {
    CorpusReport report = LabelledCorpus.heldOut().evaluate(RULES);

    assertThat(report.of(Intent.OPT_OUT).total()).isPositive();
    assertThat(report.of(Intent.OPT_OUT).accuracy()).as(report.figures()).isEqualTo(1);
  }

  @Test
  void nobodyIsTakenToWantNeverToBeRungWhoDidNotSaySo() {
    CorpusReport report = LabelledCorpus.heldOut().evaluate(RULES);

    long wrongly = report.misses().stream().filter(miss -> miss.intent() == Intent.OPT_OUT).count();
    assertThat(wrongly).as(report.figures()).isZero();
  }

  @Test
  void theDevelopmentPartIsUnderstoodAndSoIsEveryWishNeverToBeRung() {
    CorpusReport report = LabelledCorpus.development().evaluate(RULES);

    assertThat(report.of(Intent.OPT_OUT).accuracy()).as(misses(report)).isEqualTo(1);
    assertThat(report.overall().accuracy())
        .as(report.figures() + misses(report))
        .isGreaterThanOrEqualTo(TARGET);
  }

  @Test
  void theFurtherPartIsUnderstoodAndSoIsEveryWishNeverToBeRung() {
    CorpusReport report = LabelledCorpus.further().evaluate(RULES);

    assertThat(report.of(Intent.OPT_OUT).accuracy()).as(misses(report)).isEqualTo(1);
    assertThat(report.overall().accuracy())
        .as(report.figures() + misses(report))
        .isGreaterThanOrEqualTo(TARGET);
  }

  private static String misses(CorpusReport report) {
    return String.join(
        "\n",
        report.misses().stream()
            .map(
                miss ->
                    miss.utterance().expected()
                        + " | "
                        + miss.utterance().said()
                        + " | "
                        + miss.utterance().intent()
                        + " "
                        + miss.utterance().value()
                        + " | got "
                        + miss.intent()
                        + " "
                        + miss.value())
            .toList());
  }
}
