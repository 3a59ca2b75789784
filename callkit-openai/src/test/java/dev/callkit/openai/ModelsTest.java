package dev.callkit.openai;

import static dev.callkit.openai.Local.RATING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.callkit.dialogue.DialogueException;
import dev.callkit.question.AnswerValue;
import dev.callkit.testing.openai.LocalOpenAi;
import dev.callkit.testing.openai.ModelRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Models come to an end, and want to be asked in different ways. */
class ModelsTest {
  private final LocalOpenAi local = LocalOpenAi.start();

  @AfterEach
  void stop() {
    local.close();
  }

  private void answersFour(OpenAiDialogue engine) {
    assertThat(engine.understand(Local.exchange(RATING, "fyra")).value())
        .contains(new AnswerValue.Score(4));
  }

  private List<String> asked() {
    return local.requests().stream().map(ModelRequest::model).toList();
  }

  @Test
  void whenTheFirstIsGoneTheNextIsAskedFromThenOn() {
    local.shutDown("gpt-4o-mini");
    try (OpenAiDialogue engine = Local.engine(local).build()) {
      answersFour(engine);
      answersFour(engine);
      assertThat(asked()).containsExactly("gpt-4o-mini", "gpt-6-luna", "gpt-6-luna");
    }
  }

  @Test
  void whenAllAreGoneItSaysSo() {
    local.shutDown("gpt-4o-mini").shutDown("gpt-6-luna");
    try (OpenAiDialogue engine = Local.engine(local).build()) {
      assertThatThrownBy(() -> engine.understand(Local.exchange(RATING, "fyra")))
          .isInstanceOf(DialogueException.class)
          .hasMessageContaining("gpt-6-luna: MODEL_GONE, status 404, code model_not_found");
    }
  }

  @Test
  void theSuccessorIsAskedWithoutATemperatureAndToldNotToReason() {
    try (OpenAiDialogue engine = Local.engine(local).models(ModelProfile.GPT_6_LUNA).build()) {
      answersFour(engine);
      assertThat(local.requests().get(0).body())
          .contains("\"reasoning_effort\":\"none\"")
          .doesNotContain("temperature");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"CHAT_COMPLETIONS", "RESPONSES"})
  void aModelThatTakesNoTemperatureIsAskedWithoutOneFromThenOn(String api) {
    local.offerReasoning("gpt-7");
    ModelProfile hopeful = ModelProfile.plain("gpt-7").over(ModelProfile.Api.valueOf(api));
    try (OpenAiDialogue engine = Local.engine(local).models(hopeful).build()) {
      answersFour(engine);
      answersFour(engine);
      assertThat(local.requests()).hasSize(3);
      assertThat(local.requests().get(2).body()).doesNotContain("temperature");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"CHAT_COMPLETIONS", "RESPONSES"})
  void aModelThatDoesNotReasonIsAskedWithoutAnEffortFromThenOn(String api) {
    local.offer("gpt-plain");
    ModelProfile unknown = ModelProfile.of("gpt-plain").over(ModelProfile.Api.valueOf(api));
    try (OpenAiDialogue engine = Local.engine(local).models(unknown).build()) {
      answersFour(engine);
      answersFour(engine);
      assertThat(local.requests()).hasSize(3);
    }
  }

  @Test
  void aModelPastItsEndIsNotAsked() {
    try (OpenAiDialogue engine =
        Local.engine(local).clock(() -> Instant.parse("2027-01-14T00:00:00Z")).build()) {
      assertThat(engine.toString()).isEqualTo("OpenAiDialogue[gpt-6-luna]");
    }
  }

  @Test
  void onTheDayBeforeItsEndItStillIs() {
    try (OpenAiDialogue engine =
        Local.engine(local).clock(() -> Instant.parse("2027-01-13T23:59:59Z")).build()) {
      assertThat(engine.toString()).isEqualTo("OpenAiDialogue[gpt-4o-mini, gpt-6-luna]");
    }
  }

  @Test
  void whenEveryModelIsPastItsEndNothingIsBuilt() {
    assertThatThrownBy(
            () ->
                Local.engine(local)
                    .models(ModelProfile.GPT_4O_MINI)
                    .clock(() -> Instant.parse("2027-03-01T00:00:00Z"))
                    .build())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "models: expected one that can still be asked on 2027-03-01, got only those that have"
                + " been shut down: gpt-4o-mini (2027-01-14)");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 90, 91})
  void ninetyDaysAheadItIsWarnedOf(int days) {
    LocalDate end = LocalDate.of(2028, 3, 31);
    try (Logged logged = Logged.of(ModelChain.class)) {
      ModelChain chain =
          new ModelChain(
              List.of(ModelProfile.plain("old").until(end), ModelProfile.plain("new")),
              end.minusDays(days));
      assertThat(chain.current().id()).isEqualTo(days == 0 ? "new" : "old");
      assertThat(logged.lines())
          .hasSize(days == 91 ? 0 : 1)
          .allMatch(line -> line.contains("model old") && line.contains("2028-03-31"));
      assertThat(logged.lines()).allMatch(line -> line.startsWith(days == 0 ? "ERROR" : "WARN"));
    }
  }

  @Test
  void warmingUpAsksWhatTheServiceHasAnnounced() {
    Instant now = Instant.parse("2026-11-27T12:00:00Z");
    local.announceEnd("gpt-4o-mini", LocalDate.of(2026, 11, 1));
    try (Logged logged = Logged.of(ModelChain.class);
        OpenAiDialogue engine = Local.engine(local).clock(() -> now).build()) {
      assertThat(engine.warmUp()).isTrue();
      assertThat(engine.toString()).isEqualTo("OpenAiDialogue[gpt-6-luna]");
      assertThat(asked()).containsExactly("gpt-6-luna");
      assertThat(logged.lines())
          .anyMatch(line -> line.startsWith("ERROR") && line.contains("shut down on 2026-11-01"));
    }
  }

  @Test
  void warmingUpWithoutAServiceIsNoMistake() {
    OpenAiDialogue engine = Local.engine(local).build();
    local.close();
    assertThat(engine.warmUp()).isFalse();
    engine.close();
  }

  @Test
  void everythingThatIsWrongIsSaidTogether() {
    assertThatThrownBy(
            () ->
                OpenAiDialogue.builder(" ")
                    .models()
                    .retries(4)
                    .baseUrl(java.net.URI.create("ftp://example.org"))
                    .limits(CallLimits.DEFAULT.costing(dev.callkit.cost.Money.of("1", "SEK")))
                    .build())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "OpenAiDialogue cannot be built: key: expected an API key, got a blank one; models:"
                + " expected at least one, got none; limits: expected USD as in the price table,"
                + " got SEK; retries: expected 0 to 3, got 4; baseUrl: expected http or https, got"
                + " ftp");
  }
}
