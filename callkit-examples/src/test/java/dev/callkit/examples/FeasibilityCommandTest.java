package dev.callkit.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeasibilityCommandTest {
  @TempDir Path folder;

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  private static CommandLineRun feasibility(String... args) {
    List<String> all = new ArrayList<>(List.of("feasibility"));
    all.addAll(List.of(args));
    return CommandLineRun.of("", all.toArray(String[]::new));
  }

  private String tooMuch() throws IOException {
    return file(
        "q.json",
        """
        {"questions": [
          {"id": "helhet", "text": "Hur nöjd var du med besöket?", "kind": "rating",
           "priority": "critical", "seconds": 45},
          {"id": "kassan", "text": "Hur var det i kassan?", "kind": "rating", "seconds": 45,
           "frequency": 2, "triggers": [{"amount": {"least": 500}}]},
          {"id": "disken", "text": "Hur var det i fiskdisken?", "kind": "rating", "seconds": 45,
           "frequency": 2, "priority": "low", "departments": ["fisk"]},
          {"id": "p", "text": "Hur var det att parkera?", "kind": "rating", "seconds": 45,
           "priority": "optional"}]}
        """);
  }

  @Test
  void theBundledQuestionsCanAllBeAskedAsPromised() {
    CommandLineRun run = feasibility();
    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("Everything that is promised can be kept.");
    assertThat(run.err()).isEmpty();
  }

  @Test
  @Tag("locale")
  void itFitsTheTerminalAndSaysTheSameInEveryLocale() throws IOException {
    String path = tooMuch();
    String name = Path.of(path).getFileName().toString();
    Locale usual = Locale.getDefault();
    try {
      for (String tag : List.of("en-US", "sv-SE", "tr-TR")) {
        Locale.setDefault(Locale.forLanguageTag(tag));
        CommandLineRun run = feasibility("--questions", path);
        assertThat(run.out().lines()).allMatch(line -> line.length() <= 80);
        assertThat(run.out().replace(path, name).replaceAll("\\s+", " "))
            .as(tag)
            .contains("q.json needs 125 % of the time, at 90 s of questions a call.")
            .contains("promised up to 95 %")
            .contains("helhet critical 45 every 1 every 1.0 3999 of 4000 kept")
            .contains("NOT KEPT")
            .contains("such as Mon 13:33, 500 kr, in fisk")
            .contains("ställ fråga p till var ")
            .endsWith("i stället för varje ");
      }
    } finally {
      Locale.setDefault(usual);
    }
  }

  @Test
  void theDocumentHasEveryFigure() throws IOException {
    CommandLineRun run = feasibility("--questions", tooMuch(), "--json");
    JsonNode report = run.json();
    assertThat(report.get("load").decimalValue()).isEqualByComparingTo("1.252");
    assertThat(report.get("mostLoad").decimalValue()).isEqualByComparingTo("0.95");
    assertThat(report.get("feasible").asBoolean()).isFalse();
    assertThat(report.get("feasibleAsSuggested").asBoolean()).isTrue();
    assertThat(report.get("promises")).hasSize(4);
    JsonNode first = report.get("promises").get(0);
    assertThat(first.get("questions").get(0).asText()).isEqualTo("helhet");
    assertThat(first.get("verdict").asText()).isEqualTo("kept");
    assertThat(first.get("promisedNth").asInt()).isEqualTo(1);
    assertThat(report.get("kinds")).hasSize(4);
    JsonNode suggestion = report.get("suggestions").get(0);
    assertThat(suggestion.get("suggestedNth").asInt())
        .isGreaterThan(suggestion.get("promisedNth").asInt());
    assertThat(suggestion.get("english").asText()).startsWith("ask ");
  }

  @Test
  void aMixOfTheStoresOwnChangesTheAnswer() throws IOException {
    String nobodyPaysMuch =
        file(
            "c.json",
            """
            {"customers": [
              {"share": 9, "amount": 100, "departments": ["frukt"]},
              {"share": 1, "amount": 700, "departments": ["frukt"]}]}
            """);
    JsonNode report =
        feasibility("--questions", tooMuch(), "--context", nobodyPaysMuch, "--json").json();
    assertThat(report.get("load").asDouble())
        .as("one and one, and a twentieth of a half")
        .isCloseTo(1.025, within(0.003));
    assertThat(report.get("kinds")).hasSize(2);
    assertThat(report.get("promises").get(2).get("verdict").asText()).isEqualTo("never_applied");
  }

  @Test
  void aLongQuestionIsNotHelpedByAnyFrequency() throws IOException {
    String path =
        file(
            "long.json",
            """
            {"questions": [{"id": "l", "text": "Berätta om hela ditt besök!", "kind": "text",
              "seconds": 80}]}
            """);
    CommandLineRun run = feasibility("--questions", path, "--budget", "60");
    assertThat(run.code()).isZero();
    assertThat(run.out())
        .contains("TOO LONG for any call")
        .contains("no other frequencies would help");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --budget    | 59     | --budget: expected 60 to 120, got "59"
          --budget    | x      | --budget: expected 60 to 120, got "x"
          --customers | 99     | --customers: expected 100 to 100000, got "99"
          --customers | 100001 | --customers: expected 100 to 100000, got "100001"
          """)
  void badOptionsAreNamed(String option, String value, String problem) {
    CommandLineRun run = feasibility(option, value);
    assertThat(run.err().strip()).isEqualTo(problem);
    assertThat(run.out()).isEmpty();
    assertThat(run.code()).isEqualTo(2);
  }

  @Test
  void customersWhoHaveOnlyKeysAreRefused() throws IOException {
    String keys = file("k.json", "{\"keysOnly\": true}");
    CommandLineRun run = feasibility("--context", keys);
    assertThat(run.err())
        .contains("keysOnly: expected false, feasibility is looked at for carriers that hear");
    assertThat(run.code()).isEqualTo(2);
  }

  @Test
  void frequenciesThatHardlyMeetAreWarnedOf() throws IOException {
    String path =
        file(
            "w.json",
            """
            {"questions": [
              {"id": "a", "text": "Hur var det i kassan?", "kind": "rating", "frequency": 97},
              {"id": "b", "text": "Hur var det i disken?", "kind": "rating", "frequency": 98}],
             "pairs": [{"rule": "combine", "questions": ["a", "b"]}]}
            """);
    CommandLineRun run = feasibility("--questions", path);
    assertThat(run.code()).isZero();
    assertThat(run.err()).contains(": warning: a+b: the frequencies of the two meet at every 9506");
  }
}
