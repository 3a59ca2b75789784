package dev.callkit.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuickstartTest {
  private static final String EVERYTHING_ANSWERED =
      "ja visst\nen fyra\nja\npriset\nungefär tio minuter\nfler kassor\n";

  @TempDir Path folder;

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  @Test
  void thePlayedInterviewIsCompleteAndShown() {
    CommandLineRun run = CommandLineRun.of("");

    assertThat(run.code()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .contains(
            "[it rings]",
            "00:00  CallKit   Hej! Jag är en AI-assistent och ringer på uppdrag av Matboden.",
            "Customer",
            "Hittade du allt du hade tänkt köpa?",
            "[CallKit hangs up]",
            "Question         Answer    Value   Conf  Words heard",
            "not due, 2 to go",
            "does not concern",
            "Disposition  COMPLETE (AAPOR 1.1): every question put was dealt with",
            "Status       completed",
            "Duration     0",
            "Next         ");
    assertThat(run.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    assertThat(run.out()).isEqualTo(CommandLineRun.of("").out());
  }

  @Test
  void jsonIsOneDocumentAndTheTalkGoesToStandardError() throws IOException {
    CommandLineRun run =
        CommandLineRun.of(EVERYTHING_ANSWERED, "--json", "--replies", "-", "--name", "Åsa");

    assertThat(run.code()).isZero();
    assertThat(run.err()).contains("Hej Åsa!", "[CallKit hangs up]").doesNotContain("Disposition");
    assertThat(documents(run.out())).isEqualTo(1);
    JsonNode json = run.json();
    assertThat(names(json))
        .containsExactly(
            "callId",
            "business",
            "status",
            "disposition",
            "requestedAt",
            "endedAt",
            "durationSeconds",
            "consented",
            "callback",
            "attempts",
            "answers",
            "selection",
            "transcript");
    assertThat(json.get("business").asText()).isEqualTo("Matboden");
    assertThat(json.get("status").asText()).isEqualTo("completed");
    assertThat(json.get("disposition").get("name").asText()).isEqualTo("COMPLETE");
    assertThat(json.get("disposition").get("code").asText()).isEqualTo("1.1");
    assertThat(json.get("requestedAt").asText()).isEqualTo("2026-11-23T09:00:00Z");
    assertThat(json.get("durationSeconds").asDouble()).isBetween(30.0, 120.0);
    assertThat(json.get("consented").asBoolean()).isTrue();
    assertThat(json.get("callback").isNull()).isTrue();
    assertThat(json.get("attempts")).hasSize(1);
    assertThat(json.get("attempts").get(0).get("answeredBy").asText()).isEqualTo("human");
    assertThat(json.get("selection")).hasSize(12);
    assertThat(names(json.get("selection").get(0)))
        .containsExactly("question", "reason", "verdict", "toGo", "urgency");
    assertThat(json.get("transcript").get(0).get("speaker").asText()).isEqualTo("callkit");
    assertThat(json.get("transcript").get(0).get("text").asText()).startsWith("Hej Åsa!");
    assertThat(json.get("transcript").toString()).contains("ungefär tio minuter");
  }

  private static int documents(String text) throws IOException {
    try (JsonParser parser = new JsonFactory().createParser(text)) {
      int documents = 0;
      while (parser.nextToken() != null) {
        parser.skipChildren();
        documents++;
      }
      return documents;
    }
  }

  private static List<String> names(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  @Test
  void answersAreTypedAndQuoteTheirWords() {
    JsonNode answers =
        CommandLineRun.of(EVERYTHING_ANSWERED, "--json", "--replies", "-").json().get("answers");

    assertThat(answers).hasSize(5);
    assertThat(answers).allSatisfy(answer -> assertThat(names(answer)).hasSize(10));
    assertThat(answers.get(0).get("question").asText()).isEqualTo("helhet");
    assertThat(answers.get(0).get("text").asText()).startsWith("Hur nöjd är du");
    assertThat(answers.get(0).get("kind").asText()).isEqualTo("rating");
    assertThat(answers.get(0).get("status").asText()).isEqualTo("answered");
    assertThat(answers.get(0).get("value").isInt()).isTrue();
    assertThat(answers.get(0).get("value").asInt()).isEqualTo(4);
    assertThat(answers.get(0).get("words").asText()).isEqualTo("en fyra");
    assertThat(answers.get(0).get("confidence").asDouble()).isBetween(0.5, 1.0);
    assertThat(answers.get(1).get("value").isBoolean()).isTrue();
    assertThat(answers.get(2).get("value").asText()).isEqualTo("pris");
    assertThat(answers.get(3).get("value").isNumber()).isTrue();
    assertThat(answers.get(3).get("value").asInt()).isEqualTo(10);
    assertThat(answers.get(4).get("value").asText()).isEqualTo("fler kassor");
    assertThat(answers.get(4).get("followUpWords").isNull()).isTrue();
  }

  @Test
  void repliesComeFromAFileInAnyLineEndWithOrWithoutAByteOrderMark() throws IOException {
    String plain = file("plain.txt", EVERYTHING_ANSWERED);
    String windows =
        file("windows.txt", "\uFEFF" + EVERYTHING_ANSWERED.replace("\n", "\r\n").strip());

    String talk = CommandLineRun.of("", "--replies", plain).out();

    assertThat(talk).contains("Disposition  COMPLETE", "fler kassor");
    assertThat(CommandLineRun.of("", "--replies", windows).out()).isEqualTo(talk);
  }

  @Test
  void anEmptyLineIsASilence() {
    CommandLineRun run = CommandLineRun.of("\nja\n", "--replies", "-");

    assertThat(run.out()).contains("[6 s silence]", "Är du kvar?", "[the customer hangs up]");
  }

  @Test
  void theEndOfTheRepliesIsAHangUpAndKeepsTheAnswers() {
    JsonNode json = CommandLineRun.of("ja\nen trea\nnej", "--json", "--replies", "-").json();

    assertThat(json.get("attempts").get(0).get("cause").asText()).isEqualTo("respondent_hung_up");
    assertThat(json.get("disposition").get("name").asText()).isIn("PARTIAL", "BREAK_OFF");
    assertThat(json.get("answers")).hasSize(2);
    assertThat(json.get("answers").get(0).get("value").asInt()).isEqualTo(3);
    assertThat(json.get("answers").get(1).get("value").asBoolean(true)).isFalse();
  }

  @Test
  void nobodySaysAnythingAtAll() {
    CommandLineRun run = CommandLineRun.of("", "--replies", "-");

    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("Disposition  REFUSAL (AAPOR 2.112): hung up before consent");
  }

  @Test
  void aCallbackIsNotedAndNotMade() {
    CommandLineRun run = CommandLineRun.of("ring efter fem\n", "--replies", "-");
    JsonNode json = CommandLineRun.of("ring efter fem\n", "--replies", "-", "--json").json();

    assertThat(run.out())
        .contains(
            "Disposition  CALLBACK (AAPOR 2.35)",
            "Callback     2026-11-23 17:00; this program makes one call only");
    assertThat(json.get("callback").asText()).isEqualTo("2026-11-23T17:00");
    assertThat(json.get("attempts")).hasSize(1);
  }

  @Test
  void whoeverTypesSeesAPromptAndNotTheirOwnWordsAgain() {
    CommandLineRun run = CommandLineRun.typed(EVERYTHING_ANSWERED, true);

    assertThat(run.code()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .contains("You are the customer", "  You       > ", "Disposition  COMPLETE")
        .doesNotContain("Customer  ");
    assertThat(run.out().split("ungefär tio", -1)).hasSize(2); // once, in the table
  }

  @Test
  void whoeverTypesSeesTheTalkWhenTheOutputGoesIntoAFile() {
    CommandLineRun run = CommandLineRun.typed(EVERYTHING_ANSWERED, false);

    assertThat(run.err()).contains("Hej! Jag är en AI-assistent", "  You       > ");
    assertThat(run.out()).contains("Disposition  COMPLETE").doesNotContain("Hej!");
  }

  @Test
  void theEndOfTypingIsAHangUp() {
    CommandLineRun run = CommandLineRun.typed("ja\n", true);

    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("You       > \n", "[the customer hangs up]", "BREAK_OFF");
  }

  @Test
  void givenRepliesGoBeforeTyping() throws IOException {
    CommandLineRun run =
        CommandLineRun.typed("", true, "--replies", file("r.txt", EVERYTHING_ANSWERED));

    assertThat(run.out()).contains("Customer  ja visst", "Disposition  COMPLETE");
  }

  @Test
  void earlierCustomersCountForTheSelection() {
    CommandLineRun run = CommandLineRun.of("", "--customer", "3", "--json");

    assertThat(run.json().get("selection").get(5).get("question").asText())
        .isEqualTo("rekommendera");
    assertThat(run.json().get("selection").get(5).get("reason").asText()).isEqualTo("PACKED");
    assertThat(run.json().get("answers").toString()).contains("\"question\":\"rekommendera\"");
    assertThat(CommandLineRun.of("", "--customer", "10000", "--json").code()).isZero();
  }

  @Test
  void theBudgetLimitsTheSelection() {
    JsonNode json = CommandLineRun.of("", "--budget", "15", "--json").json();

    assertThat(json.get("answers")).hasSize(1);
    assertThat(json.get("selection").toString()).contains("NO_TIME");
  }

  @Test
  void anotherCatalogueIsAsked() throws IOException {
    String questions =
        file(
            "fish.json",
            """
            {"business": "Fiskhallen", "questions": [
              {"id": "fisk", "text": "Vilken fisk köpte du?", "kind": "choice",
               "options": ["torsk", "lax"]}]}
            """);

    CommandLineRun run =
        CommandLineRun.of("ja\nlaxen\n", "--questions", questions, "--replies", "-");

    assertThat(run.out())
        .contains("på uppdrag av", "Fiskhallen", "Vilken fisk köpte du?", "lax", "COMPLETE");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "{\"questions\": []}"})
  void anEmptyCatalogueIsRefusedAndNoCallIsPlaced(String catalogue) throws IOException {
    String questions = file("empty.json", catalogue);

    CommandLineRun run = CommandLineRun.of("", "--questions", questions, "--json");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .isEqualTo(questions + ": questions: expected at least one, got none; no call is placed\n");
  }

  @Test
  void aCatalogueOfQuestionsThatAreOffPlacesNoCallAndSaysSo() throws IOException {
    String questions =
        file(
            "off.json",
            "[{\"id\":\"a\",\"text\":\"Hur gick det?\",\"kind\":\"nps\",\"enabled\":false}]");

    CommandLineRun run = CommandLineRun.of("", "--questions", questions);
    CommandLineRun json = CommandLineRun.of("", "--questions", questions, "--json");

    assertThat(run.code()).isZero();
    assertThat(run.out())
        .isEqualTo("No call was placed: " + questions + " has no question that may be asked.\n");
    assertThat(run.err()).isEmpty();
    assertThat(json.code()).isZero();
    assertThat(json.err()).contains("No call was placed");
    assertThat(json.json().get("disposition").get("name").asText()).isEqualTo("NOTHING_TO_ASK");
    assertThat(json.json().get("answers")).isEmpty();
    assertThat(names(json.json())).hasSize(13);
  }

  @Test
  void aSelectionOfNothingPlacesNoCallAndSaysSo() throws IOException {
    String questions =
        file(
            "past.json",
            "[{\"id\":\"a\",\"text\":\"Hur var midsommar?\",\"kind\":\"text\","
                + "\"period\":{\"until\":\"2026-06-30\"}}]");

    CommandLineRun run = CommandLineRun.of("", "--questions", questions);

    assertThat(run.code()).isZero();
    assertThat(run.out())
        .contains("No call was placed", "off or outside its period", "NOTHING_TO_ASK (AAPOR 4.80)");
    JsonNode json = CommandLineRun.of("", "--questions", questions, "--json").json();
    assertThat(json.get("attempts")).isEmpty();
    assertThat(json.get("selection").get(0).get("reason").asText()).isEqualTo("NOT_ACTIVE");
  }

  @ParameterizedTest
  @ValueSource(strings = {"tr-TR", "sv-SE", "ar-EG"})
  void theLocaleOfTheMachineChangesNothing(String tag) {
    String expected = CommandLineRun.of(EVERYTHING_ANSWERED, "--replies", "-").out();
    String json = answers(EVERYTHING_ANSWERED);
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag(tag));
    try {
      assertThat(CommandLineRun.of(EVERYTHING_ANSWERED, "--replies", "-").out())
          .isEqualTo(expected);
      assertThat(answers(EVERYTHING_ANSWERED)).isEqualTo(json);
    } finally {
      Locale.setDefault(before);
    }
  }

  private static String answers(String replies) {
    return CommandLineRun.of(replies, "--replies", "-", "--json").json().get("answers").toString();
  }

  @Test
  void whatIsSaidCannotMoveTheCursor() {
    CommandLineRun run = CommandLineRun.of("ja \u001b[2J\u0007visst\n", "--replies", "-");

    assertThat(run.out()).doesNotContain("\u001b", "\u0007");
  }
}
