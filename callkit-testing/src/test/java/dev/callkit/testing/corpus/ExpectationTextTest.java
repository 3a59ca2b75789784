package dev.callkit.testing.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.callkit.dialogue.CallbackTime;
import dev.callkit.dialogue.Expectation;
import dev.callkit.dialogue.Intent;
import dev.callkit.dialogue.Understanding;
import dev.callkit.question.AnswerKind;
import dev.callkit.question.AnswerValue;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExpectationTextTest {
  @Test
  void everyFormIsRead() {
    assertThat(ExpectationText.parse("consent")).isEqualTo(new Expectation.Consent());
    assertThat(ExpectationText.parse("callback")).isEqualTo(new Expectation.Callback());
    assertThat(kind("rating1-5")).isEqualTo(new AnswerKind.Rating(1, 5));
    assertThat(kind("rating0-100")).isEqualTo(new AnswerKind.Rating(0, 100));
    assertThat(kind("nps")).isEqualTo(new AnswerKind.Nps());
    assertThat(kind("yesno")).isEqualTo(new AnswerKind.YesNo());
    assertThat(kind("choice:vanlig kassa|självscanning"))
        .isEqualTo(new AnswerKind.Choice(List.of("vanlig kassa", "självscanning")));
    assertThat(kind("number")).isEqualTo(AnswerKind.Number.ANY);
    assertThat(kind("text")).isEqualTo(new AnswerKind.FreeText());
  }

  private static AnswerKind kind(String text) {
    return ((Expectation.Answer) ExpectationText.parse(text)).kind();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Consent",
        "rating",
        "rating1",
        "rating1-5 ",
        "rating5-1",
        "rating1-1000",
        "choice",
        "choice:",
        "choice:a",
        "choice:a|",
        "choice:a|A",
        "nps ",
        "yes"
      })
  void anythingElseIsRefusedWithAWordOnWhatWasExpected(String text) {
    assertThatThrownBy(() -> ExpectationText.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected");
  }

  @Test
  void anUnknownWordIsAnsweredWithTheForms() {
    assertThatThrownBy(() -> ExpectationText.parse("stars"))
        .hasMessageContaining("choice:a|b|c")
        .hasMessageContaining("\"stars\"");
  }

  @Test
  void theValueIsTheAnswerOrTheTimeOrNothing() {
    assertThat(value(new AnswerValue.Score(4))).isEqualTo("4");
    assertThat(value(new AnswerValue.YesOrNo(false))).isEqualTo("false");
    assertThat(value(new AnswerValue.Option("fisk"))).isEqualTo("fisk");
    assertThat(value(new AnswerValue.Quantity(new BigDecimal("2.50")))).isEqualTo("2.5");
    assertThat(value(new AnswerValue.Words("bra"))).isEqualTo("bra");
    LocalDateTime five = LocalDateTime.of(2026, 11, 23, 17, 0);
    CallbackTime atFive = CallbackTime.at(five.toLocalDate(), five.toLocalTime());
    assertThat(ExpectationText.value(Understanding.callLater(atFive, 1, "efter fem")))
        .isEqualTo("2026-11-23T17:00");
    assertThat(ExpectationText.value(Understanding.callLater(CallbackTime.SOME_TIME, 1, "senare")))
        .isEmpty();
    assertThat(ExpectationText.value(Understanding.of(Intent.HOLD, 1, "vänta"))).isEmpty();
  }

  private static String value(AnswerValue value) {
    return ExpectationText.value(Understanding.answer(value, 1, "x"));
  }
}
