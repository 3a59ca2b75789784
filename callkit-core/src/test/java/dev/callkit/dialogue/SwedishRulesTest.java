package dev.callkit.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callkit.question.AnswerValue;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The built-in understanding as a whole; the tables for each kind of reply stand beside it. */
class SwedishRulesTest {

  private static Heard.Speech speech(String text, double confidence) {
    return new Heard.Speech(text, OptionalDouble.of(confidence), true, Optional.empty());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
            rating1-5 ; nästan en femma ; ANSWER 5
            rating1-5 ; tre, nej vänta, fyra ; ANSWER 4
            rating1-5 ; inte riktigt en femma men en fyra ; ANSWER 4
            nps ; sju av tio ; ANSWER 7
            rating1-5 ; tja ; UNCLEAR
            yesno ; det har jag inte gjort ; ANSWER false
            choice:kött|fisk|vegetariskt ; mittenalternativet ; ANSWER fisk
            rating1-5 ; dröj ett tag ; HOLD
            rating1-5 ; hur sa ; REPEAT
            callback ; ring efter fem ; CALL_LATER 2026-11-23T17:00
            callback ; i morgon förmiddag ; CALL_LATER 2026-11-24
            callback ; om tre kvart ; CALL_LATER 2026-11-23T10:45
            callback ; fem i halv fyra ; CALL_LATER 2026-11-23T15:25
            consent ; …tala in ett meddelande efter signalen ; VOICEMAIL
            text ; vi stod och väntade länge vid kassan ; ANSWER vi stod och väntade länge vid kassan
            rating1-5 ; sju ; UNCLEAR
          """)
  void theSamplesOfTheTaskAreUnderstood(String expected, String said, String meaning) {
    assertThat(Replies.meaning(Replies.understand(expected, said))).isEqualTo(meaning);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
            consent ; 1 ; AFFIRM
            consent ; 2 ; DENY
            consent ; 3 ; UNCLEAR
            rating1-5 ; 4 ; ANSWER 4
            rating1-5 ; 6 ; UNCLEAR
            rating1-5 ; 0 ; UNCLEAR
            nps ; 10 ; ANSWER 10
            nps ; 0 ; ANSWER 0
            nps ; 11 ; UNCLEAR
            yesno ; 1 ; ANSWER true
            yesno ; 2 ; ANSWER false
            yesno ; 3 ; UNCLEAR
            choice:kött|fisk|vegetariskt ; 3 ; ANSWER vegetariskt
            choice:kött|fisk|vegetariskt ; 4 ; UNCLEAR
            number ; 125 ; ANSWER 125
            number ; 99999999999999999999 ; ANSWER 99999999999999999999
            nps ; 99999999999999999999 ; UNCLEAR
            rating1-5 ; * ; REPEAT
            rating1-5 ; 4# ; UNCLEAR
            text ; 4 ; UNCLEAR
            callback ; 17 ; UNCLEAR
          """)
  void keysAreAsGoodAsWords(String expected, String keys, String meaning) {
    Understanding understood = Replies.understand(expected, new Heard.Keys(keys));
    assertThat(Replies.meaning(understood)).isEqualTo(meaning);
  }

  @Test
  void silenceIsSilence() {
    assertThat(Replies.understand("consent", new Heard.Silence()).intent())
        .isEqualTo(Intent.SILENCE);
    assertThat(Replies.understand("nps", Heard.speech("  \n")).intent()).isEqualTo(Intent.SILENCE);
    assertThat(Replies.understand("text", speech("", 0.9)).intent()).isEqualTo(Intent.SILENCE);
  }

  @Test
  void theEvidenceIsTheWordsThatDecided() {
    assertThat(Replies.understand("rating1-5", "Ja alltså, en Fyra tror jag.").evidence())
        .isEqualTo("en Fyra");
    assertThat(Replies.understand("callback", "ja ring Kl. 17.30 då").evidence())
        .isEqualTo("Kl. 17.30");
    assertThat(Replies.understand("text", "  fler kassor!  ").evidence()).isEqualTo("fler kassor!");
  }

  @Test
  void freeTextIsKeptAsHeard() {
    assertThat(Replies.understand("text", " Personalen – så snälla! ").value())
        .contains(new AnswerValue.Words("Personalen – så snälla!"));
  }

  @Test
  void doubtOfThePersonAndOfTheRecogniserAddUp() {
    double sure = Replies.understand("rating1-5", "en fyra").confidence();
    double hedged = Replies.understand("rating1-5", "typ en fyra kanske").confidence();
    double badLine = Replies.understand("rating1-5", speech("en fyra", 0.5)).confidence();
    assertThat(sure).isGreaterThanOrEqualTo(0.9);
    assertThat(hedged).isLessThan(sure);
    assertThat(badLine).isEqualTo(sure * 0.5);
  }

  @Test
  void aProposalHelpsOnlyWhereTheRulesAreUnsureAndTheWordsSupportIt() {
    Understanding five = Understanding.answer(new AnswerValue.Score(5), 0.8, "helt suveränt");
    assertThat(proposed("helt suveränt", five).value()).contains(new AnswerValue.Score(5));
    assertThat(proposed("en trea", five).value()).contains(new AnswerValue.Score(3));
    assertThat(proposed("jaha du", five).intent()).isEqualTo(Intent.UNCLEAR);
    Understanding six = Understanding.answer(new AnswerValue.Score(6), 0.8, "helt suveränt");
    assertThat(proposed("helt suveränt", six).intent()).isEqualTo(Intent.UNCLEAR);
  }

  private static Understanding proposed(String said, Understanding proposal) {
    return Replies.understand(
        "rating1-5", new Heard.Speech(said, OptionalDouble.empty(), true, Optional.of(proposal)));
  }

  @Test
  void theDefaultLocaleDoesNotMatter() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr-TR"));
      assertThat(Replies.meaning(Replies.understand("consent", "INTE INTRESSERAD")))
          .isEqualTo("DENY");
      assertThat(Replies.meaning(Replies.understand("nps", "TIO"))).isEqualTo("ANSWER 10");
      assertThat(Replies.meaning(Replies.understand("number", "FYRTIO"))).isEqualTo("ANSWER 40");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void decomposedLettersAreTheSameLetters() {
    assertThat(Replies.meaning(Replies.understand("consent", "det ga\u030Ar bra")))
        .isEqualTo("AFFIRM");
    assertThat(Replies.meaning(Replies.understand("nps", "a\u030Atta"))).isEqualTo("ANSWER 8");
  }

  @Test
  void logsShowNoWords() {
    assertThat(Replies.understand("text", "min hemlighet").toString()).doesNotContain("hemlighet");
  }
}
