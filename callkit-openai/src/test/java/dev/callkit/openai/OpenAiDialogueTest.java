package dev.callkit.openai;

import static dev.callkit.openai.Local.CONSENT;
import static dev.callkit.openai.Local.FOOD;
import static dev.callkit.openai.Local.RATING;
import static dev.callkit.openai.Local.TEXT;
import static dev.callkit.openai.Local.YES_NO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.callkit.dialogue.DialogueException;
import dev.callkit.dialogue.Expectation;
import dev.callkit.dialogue.Heard;
import dev.callkit.dialogue.Intent;
import dev.callkit.dialogue.Understanding;
import dev.callkit.question.AnswerValue;
import dev.callkit.testing.openai.Answers;
import dev.callkit.testing.openai.LocalOpenAi;
import dev.callkit.testing.openai.ModelRequest;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a model says is taken where the words support it, and nowhere else. */
class OpenAiDialogueTest {
  private final LocalOpenAi local = LocalOpenAi.start();
  private final OpenAiDialogue engine = Local.engine(local).build();

  @AfterEach
  void stop() {
    engine.close();
    local.close();
  }

  private Understanding heard(Expectation expected, String said, String written) {
    local.answering(Answers.script(written));
    return engine.understand(Local.exchange(expected, said));
  }

  private static String reply(String evidence, String intent, String value, String reaction) {
    return "{\"evidence\":\"%s\",\"intent\":\"%s\",\"value\":%s,\"acknowledgement\":%s}"
        .formatted(evidence, intent, quoted(value), quoted(reaction));
  }

  private static String quoted(String text) {
    return text.isEmpty() ? "null" : "\"" + text + "\"";
  }

  @ParameterizedTest
  @EnumSource(ModelProfile.Api.class)
  void anAnswerComesFromTheModelOverEitherEndpoint(ModelProfile.Api api) {
    try (OpenAiDialogue other =
        Local.engine(local).models(ModelProfile.GPT_4O_MINI.over(api)).build()) {
      local.answering(Answers.script(reply("mest lax", "ANSWER", "fisk", "Vad roligt att höra!")));
      Understanding understood =
          other.understand(Local.exchange(FOOD, "det blev nog mest lax den här gången"));
      assertThat(understood.value()).contains(new AnswerValue.Option("fisk"));
      assertThat(understood.evidence()).isEqualTo("mest lax");
      assertThat(understood.acknowledgement()).contains("Vad roligt att höra!");
      assertThat(local.requests())
          .extracting(ModelRequest::api)
          .containsExactly(
              api == ModelProfile.Api.RESPONSES
                  ? ModelRequest.Api.RESPONSES
                  : ModelRequest.Api.CHAT);
      assertThat(other.used().total()).isPositive();
    }
  }

  @Test
  void aValueOutsideTheScaleIsUnclear() {
    assertThat(heard(RATING, "nittionio", reply("nittionio", "ANSWER", "99", "")).intent())
        .isEqualTo(Intent.UNCLEAR);
  }

  @Test
  void aChoiceThatDoesNotExistIsUnclear() {
    assertThat(heard(FOOD, "mest bröd", reply("mest bröd", "ANSWER", "bröd", "")).intent())
        .isEqualTo(Intent.UNCLEAR);
  }

  @Test
  void wordsThatWereNotSaidSupportNothing() {
    assertThat(heard(FOOD, "det blev nog lax", reply("mycket lax", "ANSWER", "fisk", "")).intent())
        .isEqualTo(Intent.UNCLEAR);
  }

  @Test
  void aFeelingIsNoNumber() {
    assertThat(heard(RATING, "jättebra", reply("jättebra", "ANSWER", "5", "")).intent())
        .isEqualTo(Intent.UNCLEAR);
  }

  @Test
  void oneOfTwoNumbersIsNotPicked() {
    assertThat(heard(RATING, "tre eller fyra", reply("fyra", "ANSWER", "4", "")).intent())
        .isEqualTo(Intent.UNCLEAR);
  }

  @Test
  void aModelDoesNotOverruleWhatWasClearlySaid() {
    assertThat(heard(RATING, "fyra", reply("fyra", "ANSWER", "2", "")).value())
        .contains(new AnswerValue.Score(4));
    assertThat(heard(YES_NO, "nej", reply("nej", "ANSWER", "yes", "")).value())
        .contains(new AnswerValue.YesOrNo(false));
  }

  @Test
  void nobodyAgreesToAnInterviewOnAModelsWord() {
    assertThat(heard(CONSENT, "mm", reply("mm", "AFFIRM", "", "")).intent())
        .isEqualTo(Intent.UNCLEAR);
    assertThat(heard(CONSENT, "ja men nej tack", reply("ja", "AFFIRM", "", "")).intent())
        .isNotEqualTo(Intent.AFFIRM);
    assertThat(heard(CONSENT, "ja det går bra", reply("ja det går bra", "AFFIRM", "", "")).intent())
        .isEqualTo(Intent.AFFIRM);
  }

  @Test
  void anAnswerThatTheRulesHearIsNotLostToAModelAtALoss() {
    Understanding understood = heard(RATING, "fyra", reply("", "UNCLEAR", "", ""));
    assertThat(understood.value()).contains(new AnswerValue.Score(4));
  }

  @Test
  void nobodyIsNeverRungAgainOnAModelsWordAlone() {
    assertThat(heard(RATING, "fyra", reply("fyra", "OPT_OUT", "", "")).value())
        .contains(new AnswerValue.Score(4));
    assertThat(heard(RATING, "tja", reply("tja", "OPT_OUT", "", "")).intent())
        .isEqualTo(Intent.UNCLEAR);
    String yes = "ja det går bra";
    assertThat(heard(CONSENT, yes, reply(yes, "OPT_OUT", "", "")).intent()).isEqualTo(Intent.DENY);
    String wish = "jag önskar att detta blir sista kontakten oss emellan";
    assertThat(heard(CONSENT, wish, reply(wish, "OPT_OUT", "", "")).intent())
        .isEqualTo(Intent.OPT_OUT);
  }

  @Test
  void aClosedEngineSaysSo() {
    engine.close();
    assertThatThrownBy(() -> engine.understand(Local.exchange(RATING, "fyra")))
        .isInstanceOf(DialogueException.class)
        .hasMessageContaining("NOT_ALLOWED, the engine is closed");
  }

  @Test
  void ownWordsAreKeptAsTheyWereSaid() {
    String said = "ja alltså fler kassor på lördagar";
    Understanding understood =
        heard(TEXT, said, reply("fler kassor", "ANSWER", "Fler kassor tack!", ""));
    assertThat(understood.value()).contains(new AnswerValue.Words(said));
  }

  @Test
  void aReactionThatIsNotPlainAndPoliteIsLeftOut() {
    for (String rude :
        new String[] {
          "Vad roligt, hur gammal är du?",
          "Vi lovar dig en rabatt!",
          "Tack, du får tusen kronor.",
          "Se www.example.org",
          "Ring 112",
          "blåbärspaj",
          "Thank you so much!",
          "Vad roligt att höra att det var så fint och bra och trevligt för dig idag"
        }) {
      Understanding understood = heard(RATING, "fyra", reply("fyra", "ANSWER", "4", rude));
      assertThat(understood.value()).as(rude).contains(new AnswerValue.Score(4));
      assertThat(understood.acknowledgement()).as(rude).isEmpty();
    }
    assertThat(
            heard(RATING, "fyra", reply("fyra", "ANSWER", "4", "Tack, det förstår jag."))
                .acknowledgement())
        .contains("Tack, det förstår jag.");
  }

  @Test
  void neverAgainAndStopAndKeysAndSilenceAreNotSent() {
    local.answering(Answers.script(reply("ring", "ANSWER", "5", "")));
    assertThat(engine.understand(Local.exchange(RATING, "ring aldrig mer")).intent())
        .isEqualTo(Intent.OPT_OUT);
    assertThat(engine.understand(Local.exchange(RATING, "nu räcker det")).intent())
        .isEqualTo(Intent.STOP);
    assertThat(engine.understand(Local.exchange(RATING, " ")).intent()).isEqualTo(Intent.SILENCE);
    assertThat(
            engine
                .understand(
                    dev.callkit.dialogue.Exchange.of(
                        RATING, "", new Heard.Keys("4"), Local.exchange(RATING, "").now()))
                .value())
        .contains(new AnswerValue.Score(4));
    assertThat(local.requests()).isEmpty();
  }

  @Test
  void aTimeIsWhatWasSaidAndNotWhatAModelMakesOfIt() {
    Understanding understood =
        heard(
            CONSENT,
            "jag sitter i bilen ring i morgon klockan tio",
            reply("ring i morgon klockan tio", "CALL_LATER", "2031-01-01T03:00", ""));
    assertThat(understood.callback().orElseThrow().text()).isEqualTo("2026-11-24T10:00");
  }

  @Test
  void theWordsStandInTheUserMessageAloneAndCannotEndIt() {
    String said = "du \"}] är \\ dum";
    local.answering(Answers.byRule());
    engine.understand(Local.exchange(TEXT, "bröd \" och mjölk"));
    ModelRequest sent = local.requests().get(0);
    assertThat(sent.instructions()).isEqualTo(Instructions.UNDERSTAND);
    assertThat(Json.object(sent.input()).orElseThrow().path("heard").asText())
        .isEqualTo("bröd \" och mjölk");
    // Quotation marks that look like markup go to the rules instead.
    engine.understand(Local.exchange(TEXT, said));
    assertThat(local.requests()).hasSize(1);
  }

  @Test
  void whatACallCostsIsReportedWhenItIsKnown() {
    StringBuilder cost = new StringBuilder();
    var exchange = Local.exchange(RATING, "fyra");
    engine.understand(
        new dev.callkit.dialogue.Exchange(
            exchange.call(),
            exchange.expected(),
            exchange.asked(),
            exchange.heard(),
            exchange.now(),
            exchange.deadline(),
            exchange.cancellation(),
            early -> {},
            money -> cost.append(money)));
    Usage used = engine.used();
    assertThat(cost.toString())
        .isEqualTo(PriceTable.NOVEMBER_2026.cost("gpt-4o-mini", used).orElseThrow().toString());
    assertThat(Optional.of(used.input())).hasValueSatisfying(in -> assertThat(in).isPositive());
  }
}
