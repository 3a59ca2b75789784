package dev.callkit.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callkit.question.AnswerKind;
import dev.callkit.question.AnswerValue;
import java.math.BigDecimal;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnderstandingCheckTest {
  private static final Expectation RATING = new Expectation.Answer(AnswerKind.Rating.ONE_TO_FIVE);
  private static final Expectation TEXT = new Expectation.Answer(new AnswerKind.FreeText());

  private static Understanding checked(Understanding claimed, Expectation expected, String heard) {
    return claimed.checkedAgainst(expected, Heard.speech(heard));
  }

  private static Understanding score(int value, String evidence) {
    return Understanding.answer(new AnswerValue.Score(value), 0.9, evidence);
  }

  @Test
  void takesAValueThatWasHeard() {
    Understanding four = score(4, "En FYRA");
    assertThat(checked(four, RATING, "jag säger en fyra, tror jag")).isSameAs(four);
  }

  @Test
  void dropsAValueWhoseEvidenceWasNotHeard() {
    assertThat(checked(score(4, "en fyra"), RATING, "en femma").intent()).isEqualTo(Intent.UNCLEAR);
    assertThat(checked(score(4, ""), RATING, "en fyra").intent()).isEqualTo(Intent.UNCLEAR);
    assertThat(checked(score(4, "yra"), RATING, "en fyra").intent()).isEqualTo(Intent.UNCLEAR);
  }

  @Test
  void dropsAValueTheQuestionDoesNotAccept() {
    assertThat(checked(score(6, "sex"), RATING, "sex").intent()).isEqualTo(Intent.UNCLEAR);
    Understanding quantity =
        Understanding.answer(new AnswerValue.Quantity(BigDecimal.TEN), 1, "tio");
    assertThat(checked(quantity, RATING, "tio").intent()).isEqualTo(Intent.UNCLEAR);
    assertThat(checked(score(4, "fyra"), new Expectation.Consent(), "fyra").intent())
        .isEqualTo(Intent.UNCLEAR);
    Understanding option = Understanding.answer(new AnswerValue.Option("ost"), 1, "ost");
    Expectation choice = new Expectation.Answer(new AnswerKind.Choice(List.of("fisk", "kött")));
    assertThat(checked(option, choice, "ost").intent()).isEqualTo(Intent.UNCLEAR);
  }

  @Test
  void freeTextIsThePersonsOwnWordsAndNoOthers() {
    Understanding own = Understanding.answer(new AnswerValue.Words("mer fisk"), 1, "mer fisk");
    assertThat(checked(own, TEXT, "mer fisk, tack")).isSameAs(own);
    Understanding invented =
        Understanding.answer(new AnswerValue.Words("mer fisk och bröd"), 1, "mer fisk");
    assertThat(checked(invented, TEXT, "mer fisk").intent()).isEqualTo(Intent.UNCLEAR);
  }

  @Test
  void silenceIsSilenceWhateverIsClaimed() {
    assertThat(score(4, "fyra").checkedAgainst(RATING, new Heard.Silence()).intent())
        .isEqualTo(Intent.SILENCE);
    assertThat(checked(Understanding.of(Intent.SILENCE, 1, ""), RATING, "fyra").intent())
        .isEqualTo(Intent.UNCLEAR);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Vad menar du?",
        "Se www.exempel.se",
        "Du får 100 kronor",
        "Tack tack tack tack tack tack tack tack tack tack tack tack tack",
        "Tack\nsnälla",
        "",
        "<break time='9s'/>"
      })
  void dropsAReactionThatIsNotPlain(String reaction) {
    Understanding spoken = score(4, "fyra").acknowledging(reaction);
    Understanding result = checked(spoken, RATING, "fyra");
    assertThat(result.acknowledgement()).isEmpty();
    assertThat(result.value()).isPresent();
  }

  @Test
  void keepsAShortHumanReaction() {
    Understanding spoken = score(4, "fyra").acknowledging("Roligt att höra, tack!");
    assertThat(checked(spoken, RATING, "fyra").acknowledgement())
        .contains("Roligt att höra, tack!");
  }

  @Test
  void showsNoWordsInItsText() {
    Understanding spoken = score(4, "hemligt").acknowledging("hemligt");
    Heard heard = new Heard.Speech("hemligt", OptionalDouble.of(0.5), true, Optional.of(spoken));
    assertThat(spoken.toString() + heard + new AnswerValue.Words("hemligt"))
        .doesNotContain("hemligt");
  }

  @ParameterizedTest
  @ValueSource(strings = {"mm", "Mhm.", "hm", "aha", "jaha, jaså", "tja", "öh", "eh mm"})
  void soundsOfListeningAreNoConsent(String heard) {
    Understanding yes = Understanding.of(Intent.AFFIRM, 1, heard);
    assertThat(checked(yes, new Expectation.Consent(), heard).intent()).isEqualTo(Intent.UNCLEAR);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ja", "mm ja", "jaha, okej då", "det går bra"})
  void aSpokenYesIsConsent(String heard) {
    Understanding yes = Understanding.of(Intent.AFFIRM, 1, heard);
    assertThat(checked(yes, new Expectation.Consent(), heard)).isSameAs(yes);
  }

  @Test
  void aYesToAQuestionThatAsksForOneIsItsAnswer() {
    Expectation yesNo = new Expectation.Answer(new AnswerKind.YesNo());
    Understanding yes = checked(Understanding.of(Intent.AFFIRM, 0.7, "Ja"), yesNo, "ja visst");
    assertThat(yes).isEqualTo(Understanding.answer(new AnswerValue.YesOrNo(true), 0.7, "Ja"));
    Understanding no = Understanding.of(Intent.DENY, 0.6, "nej").acknowledging("Jag förstår.");
    assertThat(checked(no, yesNo, "nej"))
        .isEqualTo(
            Understanding.answer(new AnswerValue.YesOrNo(false), 0.6, "nej")
                .acknowledging("Jag förstår."));
    assertThat(checked(Understanding.of(Intent.AFFIRM, 1, "ja"), yesNo, "nej").intent())
        .isEqualTo(Intent.UNCLEAR);
    assertThat(checked(Understanding.of(Intent.AFFIRM, 1, "ja"), RATING, "ja").intent())
        .isEqualTo(Intent.AFFIRM);
  }

  @Test
  void aStarOnTheKeysIsAsGoodAsADigit() {
    Heard star = new Heard.Keys("*");
    Understanding again = DialogueEngine.swedishRules().understand(exchange(star));
    assertThat(again.intent()).isEqualTo(Intent.REPEAT);
    assertThat(again.checkedAgainst(RATING, star)).isEqualTo(again);
    Heard four = new Heard.Keys("4");
    Understanding pressed = DialogueEngine.swedishRules().understand(exchange(four));
    assertThat(pressed.checkedAgainst(RATING, four).value()).contains(new AnswerValue.Score(4));
    assertThat(score(5, "5").checkedAgainst(RATING, four).intent()).isEqualTo(Intent.UNCLEAR);
  }

  private static Exchange exchange(Heard heard) {
    ZonedDateTime now = ZonedDateTime.parse("2026-11-23T10:00+01:00[Europe/Stockholm]");
    return Exchange.of(RATING, "", heard, now);
  }
}
