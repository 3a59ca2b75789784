package dev.callkit.testing.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callkit.dialogue.DialogueEngine;
import dev.callkit.dialogue.Expectation;
import dev.callkit.dialogue.Intent;
import dev.callkit.dialogue.Understanding;
import dev.callkit.question.AnswerValue;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Looks at counts and forms only: nothing of the held-out part is printed. */
class LabelledCorpusTest {
  private static List<LabelledUtterance> all() {
    return Stream.of(LabelledCorpus.development(), LabelledCorpus.heldOut())
        .flatMap(corpus -> corpus.utterances().stream())
        .toList();
  }

  @Test
  void isLargeEnoughAndAThirdIsHeldOut() {
    int development = LabelledCorpus.development().utterances().size();
    int heldOut = LabelledCorpus.heldOut().utterances().size();

    assertThat(development + heldOut).isGreaterThanOrEqualTo(400);
    assertThat((double) heldOut / (development + heldOut)).isBetween(0.3, 0.4);
  }

  @Test
  void everyIntentAndEveryExpectationIsHeldOutToo() {
    List<LabelledUtterance> heldOut = LabelledCorpus.heldOut().utterances();

    for (Intent intent : Intent.values()) {
      // There is but one way to be silent.
      long least = intent == Intent.SILENCE ? 0 : 1;
      assertThat(heldOut.stream().filter(one -> one.intent() == intent).count())
          .as(intent.name())
          .isGreaterThanOrEqualTo(least);
    }
    for (String start :
        List.of("consent", "rating", "nps", "yesno", "choice:", "number", "text", "callback")) {
      assertThat(heldOut.stream().anyMatch(one -> one.expected().startsWith(start)))
          .as(start)
          .isTrue();
    }
  }

  @Test
  void everyLineIsWellFormed() {
    long malformed = all().stream().filter(one -> !isWellFormed(one)).count();

    assertThat(malformed).isZero();
  }

  private static boolean isWellFormed(LabelledUtterance one) {
    boolean answer = one.expectation() instanceof Expectation.Answer;
    boolean silence = one.said().isEmpty() == (one.intent() == Intent.SILENCE);
    boolean value =
        switch (one.intent()) {
          case ANSWER -> answer && !one.value().isEmpty();
          case CALL_LATER ->
              one.value().isEmpty() || one.value().matches("\\d{4}-\\d\\d-\\d\\d(T\\d\\d:\\d\\d)?");
          default -> one.value().isEmpty();
        };
    return silence && value && one.said().equals(one.said().strip());
  }

  @Test
  void noLineIsInBothParts() {
    List<String> texts = all().stream().map(one -> one.expected() + "\t" + one.said()).toList();

    // As numbers, so that a failure quotes nothing.
    assertThat(texts.stream().distinct().count()).isEqualTo(texts.size());
  }

  @Test
  void anEngineIsMeasuredByIntentAndByExpectation() {
    LabelledCorpus corpus =
        new LabelledCorpus(
            List.of(
                new LabelledUtterance("rating1-5", "fyra", Intent.ANSWER, "4"),
                new LabelledUtterance("rating1-10", "fem", Intent.ANSWER, "5"),
                new LabelledUtterance("consent", "nej", Intent.DENY, "")));
    DialogueEngine alwaysFour =
        exchange -> Understanding.answer(new AnswerValue.Score(4), 1, exchange.heard().words());

    CorpusReport report = corpus.evaluate(alwaysFour);

    assertThat(report.overall()).isEqualTo(new CorpusReport.Tally(1, 3));
    assertThat(report.of(Intent.ANSWER).accuracy()).isEqualTo(0.5);
    assertThat(report.of(Intent.DENY).accuracy()).isZero();
    assertThat(report.of(Intent.STOP).accuracy()).isEqualTo(1);
    assertThat(report.byExpectation())
        .containsEntry("rating", new CorpusReport.Tally(1, 2))
        .containsEntry("consent", new CorpusReport.Tally(0, 1));
    assertThat(report.misses())
        .extracting(
            miss -> miss.utterance().said(), CorpusReport.Miss::intent, CorpusReport.Miss::value)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("fem", Intent.ANSWER, "4"),
            org.assertj.core.groups.Tuple.tuple("nej", Intent.UNCLEAR, ""));
    assertThat(report.toString() + report.misses() + report.figures() + corpus)
        .doesNotContain("fem", "nej");
  }
}
