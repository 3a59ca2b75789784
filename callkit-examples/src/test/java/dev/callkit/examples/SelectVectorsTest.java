package dev.callkit.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Test vectors of the selection's specification, by way of files and the command line. */
@Tag("locale")
class SelectVectorsTest {
  private static final Map<String, String> LEVELS =
      Map.of("C", "critical", "H", "high", "M", "medium", "L", "low", "O", "optional");

  @TempDir Path folder;

  /** "A 5 M 20 food; B 3 H 20 staff": id, frequency, level by its initial, seconds, topic. */
  static String catalogue(String table, String rest) {
    List<String> questions = new ArrayList<>();
    for (String row : table.split("; ", -1)) {
      String[] cells = row.split(" ", -1);
      questions.add(
          """
          {"id": "%s", "text": "Hur gick det i dag?", "kind": "yesno", "frequency": %s,
           "priority": "%s", "seconds": %s, "topic": "%s"}
          """
              .formatted(
                  cells[0], cells[1], LEVELS.getOrDefault(cells[2], ""), cells[3], cells[4]));
    }
    return "{\"questions\": [" + String.join(",", questions) + "]" + rest + "}";
  }

  private JsonNode select(String catalogue, int budget, int customers) throws IOException {
    Path file = Files.writeString(folder.resolve("q.json"), catalogue);
    CommandLineRun run =
        CommandLineRun.of(
            "",
            "select",
            "--json",
            "--questions",
            file.toString(),
            "--budget",
            "" + budget,
            "--customers",
            "" + customers);
    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isZero();
    return run.json();
  }

  /** "4:B,A 5:C": the customers who are asked something, and what. */
  private static String asked(JsonNode document) {
    List<String> lines = new ArrayList<>();
    for (JsonNode customer : document.get("customers")) {
      List<String> ids = new ArrayList<>();
      customer.get("asked").forEach(asked -> ids.add(asked.get("question").asText()));
      if (!ids.isEmpty()) {
        lines.add(customer.get("number").asInt() + ":" + String.join(",", ids));
      }
    }
    return String.join(" ", lines);
  }

  private static List<String> verdicts(JsonNode customer) {
    List<String> verdicts = new ArrayList<>();
    customer
        .get("verdicts")
        .forEach(
            verdict ->
                verdicts.add(
                    verdict.get("question").asText()
                        + " "
                        + verdict.get("reason").asText()
                        + " "
                        + verdict.get("urgency").asText()));
    return verdicts;
  }

  @ParameterizedTest
  @ValueSource(strings = {"en-US", "sv-SE", "tr-TR"})
  void theCommandChoosesWhatTheSpecificationSays(String tag) throws IOException {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag(tag));
    try {
      withoutContention();
      deferral();
      fullLoad();
      pairRules();
    } finally {
      Locale.setDefault(before);
    }
  }

  private void withoutContention() throws IOException {
    JsonNode one = select(catalogue("A 5 M 20 food; B 3 H 20 staff; C 7 L 20 store", ""), 90, 35);
    assertThat(asked(one))
        .isEqualTo(
            "3:B 5:A 6:B 7:C 9:B 10:A 12:B 14:C 15:B,A 18:B 20:A 21:B,C 24:B 25:A 27:B 28:C"
                + " 30:B,A 33:B 35:A,C");
    assertThat(one.get("customers")).hasSize(35);
    assertThat(one.get("questions").get(2).toString())
        .isEqualTo(
            "{\"question\":\"C\",\"level\":\"low\",\"everyNth\":7,\"counted\":35,\"turns\":5,"
                + "\"asked\":5,\"reachedEveryNth\":7.0,\"share\":1.0,\"owed\":0}");
  }

  private void deferral() throws IOException {
    JsonNode two = select(catalogue("A 4 M 40 a; B 4 H 40 b; C 4 L 40 c", ""), 90, 20);
    assertThat(asked(two)).isEqualTo("4:B,A 5:C 8:B,A 9:C 12:B,A 13:C 16:B,A 17:C 20:B,A");
    assertThat(two.get("customers").get(3).get("verdicts").get(2).toString())
        .isEqualTo(
            "{\"question\":\"C\",\"reason\":\"NO_TIME\","
                + "\"verdict\":\"no time, urgency 2.00, deferred\",\"toGo\":0,\"urgency\":2.0,"
                + "\"other\":null}");
    assertThat(two.get("questions").get(2).toString())
        .isEqualTo(
            "{\"question\":\"C\",\"level\":\"low\",\"everyNth\":4,\"counted\":20,\"turns\":5,"
                + "\"asked\":4,\"reachedEveryNth\":5.0,\"share\":0.8,\"owed\":1}");
  }

  private void fullLoad() throws IOException {
    JsonNode five =
        select(
            catalogue(
                "A 4 C 60 a; B 4 M 30 a; C 4 H 45 b; D 4 L 45 b; E 4 M 50 c; F 4 O 40 c;"
                    + " G 4 L 30 d; H 4 C 30 d; I 4 O 30 d",
                ""),
            90,
            40);
    assertThat(asked(five))
        .isEqualTo(
            "4:A,H 5:C,D 6:B,E 7:G,I 8:A,H 9:C,D 10:B,E 11:G,I 12:A,H 13:C,D 14:B,E 15:G,F 16:A,H"
                + " 17:C,D 18:B,E 19:G,F 20:A,H 21:C,D 22:B,E 23:F,I 24:A,H 25:C,D 26:B,E 27:G,I"
                + " 28:A,H 29:C,D 30:B,E 31:G,F 32:A,H 33:C,D 34:B,E 35:G,I 36:A,H 37:C,F 38:B,E"
                + " 39:G,I 40:A,H");
    JsonNode fourth = five.get("customers").get(3);
    assertThat(fourth.get("seconds").asInt()).isEqualTo(90);
    assertThat(verdicts(fourth))
        .containsExactly(
            "A HEAD 16.0",
            "B NO_TIME 4.0",
            "C NO_TIME 8.0",
            "D NO_TIME 2.0",
            "E NO_TIME 4.0",
            "F NO_TIME 1.0",
            "G NO_TIME 2.0",
            "H PACKED 16.0",
            "I NO_TIME 1.0");
  }

  private void pairRules() throws IOException {
    JsonNode eight =
        select(
            catalogue(
                "A 2 M 15 a; B 3 H 15 a; C 4 M 15 b; D 6 M 15 b; E 3 L 15 c; F 3 H 15 c",
                """
                , "pairs": [
                  {"rule": "combine", "questions": ["A", "B"]},
                  {"rule": "alternate", "questions": ["C", "D"]},
                  {"rule": "prefer", "questions": ["E", "F"]}]
                """),
            120,
            36);
    assertThat(asked(eight))
        .isEqualTo(
            "3:E 4:F,C 6:B,A,D,E 7:F 8:C 9:E 10:F 12:B,A,C,E 13:F,D 15:E 16:F,C 18:B,A,D,E 19:F"
                + " 20:C 21:E 22:F 24:B,A,D,E 25:F,C 27:E 28:F,C 30:B,A,D,E 31:F 32:C 33:E 34:F"
                + " 36:B,A,C,E");
    JsonNode third = eight.get("customers").get(2);
    assertThat(third.get("verdicts").get(5).get("other").asText()).isEqualTo("E");
    assertThat(eight.get("customers").get(5).get("asked").get(0).toString())
        .isEqualTo("{\"question\":\"B\",\"level\":\"high\",\"seconds\":15,\"partner\":\"A\"}");
    assertThat(eight.get("questions").get(0).get("everyNth").asInt()).isEqualTo(6);
    assertThat(eight.get("questions").get(0).get("asked").asInt()).isEqualTo(6);
  }
}
