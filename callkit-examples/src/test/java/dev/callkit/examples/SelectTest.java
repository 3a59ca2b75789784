package dev.callkit.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.callkit.examples.terminal.Terminal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SelectTest {
  @TempDir Path folder;

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  private static CommandLineRun select(String... args) {
    List<String> all = new ArrayList<>(List.of("select"));
    all.addAll(List.of(args));
    return CommandLineRun.of("", all.toArray(String[]::new));
  }

  private static void refuses(List<String> problems, String... args) {
    CommandLineRun run = select(args);
    assertThat(run.err().lines()).containsExactlyElementsOf(problems);
    assertThat(run.out()).isEmpty();
    assertThat(run.code()).isEqualTo(2);
  }

  private String small() throws IOException {
    return file(
        "q.json",
        """
        {"business": "Matboden", "questions": [
          {"id": "disk", "text": "Hur var det i disken?", "kind": "rating", "frequency": 2,
           "priority": "low", "seconds": 40,
           "triggers": [{"category": ["fisk"], "priority": "critical"}]},
          {"id": "lunch", "text": "Vad åt du till lunch?", "kind": "text", "seconds": 60,
           "triggers": [{"visit": {"days": ["sun"], "from": "11:00", "until": "13:00"}}]},
          {"id": "pris", "text": "Hur var priset?", "kind": "rating", "seconds": 15},
          {"id": "utbud", "text": "Hur var utbudet?", "kind": "rating", "seconds": 15},
          {"id": "ko", "text": "Hur lång var kön?", "kind": "number", "seconds": 30,
           "frequency": 2, "priority": "high"}],
         "pairs": [{"rule": "custom", "questions": ["pris", "utbud"], "frequency": 2}]}
        """);
  }

  private String mix() throws IOException {
    return file(
        "c.json",
        """
        {"customers": [
          {"categories": ["Fisk"], "visitedAt": "2026-11-22T12:00", "share": 2},
          {"asked": {"ko": "2026-11-22"}, "keysOnly": true}]}
        """);
  }

  @ParameterizedTest
  @ValueSource(strings = {"en-US", "sv-SE", "tr-TR"})
  @Tag("locale")
  void theListingIsReadableAtEightyColumns(String tag) throws IOException {
    String questions = small();
    String context = mix();
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag(tag));
    try {
      CommandLineRun run =
          select("--questions", questions, "--context", context, "--customers", "3");
      assertThat(run.err()).isEmpty();
      assertThat(run.code()).isZero();
      String out = run.out().substring(run.out().indexOf("\n\n") + 2);
      assertThat(out)
          .isEqualTo(
              """
              Customer 1, of kind 1: 60 of 90 s
                1. lunch  60 s  most urgent, urgency 4.00
                   not due: disk (1 to go), pris (1 to go), utbud (1 to go), ko (1 to go)
              Customer 2, of kind 2: 30 of 90 s
                1. pris   15 s  most urgent, urgency 4.00, with utbud
                2. utbud  15 s  most urgent, urgency 4.00, with pris
                   ko           asked this person recently, 29 days to go
                   does not concern this customer: disk, lunch
              Customer 3, of kind 1: 70 of 90 s
                1. disk   40 s  most urgent, urgency 16.00, raised to critical
                2. ko     30 s  asked, urgency 12.00
                   lunch        no time, urgency 4.00, deferred
                   not due: pris (1 to go), utbud (1 to go)

              Question  Level   Promised   Asked   Reached      Kept  Owed
              --------  ------  ---------  ------  -----------  ----  ----
              disk      low     every 2nd  1 of 2  every 2.0th  100%  0
              lunch     medium  every 1st  1 of 2  every 2.0th  50%   1
              pris      medium  every 2nd  1 of 3  every 3.0th  100%  0
              utbud     medium  every 2nd  1 of 3  every 3.0th  100%  0
              ko        high    every 2nd  1 of 3  every 3.0th  100%  0

              Asked: of the customers the question applies to. Kept: how many of its turns it
              had. Owed: turns that were deferred and are still to come; older ones are
              forgiven.
              """);
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void theListingTellsWhatItTried() throws IOException {
    String out = select("--customers", "1").out();

    assertThat(out)
        .startsWith(
            """
            The first customer of Matboden with grocery-store.json, 12 questions, 90 s for
            each call. Every call is held, and everything chosen is asked. Nothing is known
            of them.

            Customer 1: 70 of 90 s
              1. helhet           15 s  most urgent, urgency 16.00
            """)
        .contains("     off or outside its period: julen\n");
  }

  @ParameterizedTest
  @ValueSource(ints = {40, 80, 120})
  void noLineIsWiderThanTheTerminal(int columns) throws IOException {
    String longId = "a".repeat(64);
    String questions =
        file(
            "q.json",
            SelectVectorsTest.catalogue(
                longId + " 2 M 60 x; b 2 M 60 x; " + "c".repeat(63) + " 7 O 15 y", ""));
    String out = run(columns, "select", "--questions", questions, "--customers", "60");

    assertThat(out.lines().skip(4))
        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(columns));
    assertThat(out).contains("Customer 60").doesNotContain("\u00a0");
  }

  private static String run(int columns, String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream both = new PrintStream(out, true, StandardCharsets.UTF_8);
    Unattended.run(both, columns, args);
    return out.toString(StandardCharsets.UTF_8);
  }

  /** A terminal at which nobody types. */
  private static final class Unattended {
    static int run(PrintStream out, int columns, String... args) {
      return Main.run(
          List.of(args),
          new Terminal(new ByteArrayInputStream(new byte[0]), out, out, false, true, columns),
          () -> CommandLineRun.NOW,
          Map.of());
    }
  }

  @Test
  void aTriggerRaisesTheLevelAndTheJsonSaysSo() throws IOException {
    JsonNode json =
        select("--questions", small(), "--context", mix(), "--customers", "3", "--json").json();

    JsonNode third = json.get("customers").get(2);
    assertThat(third.get("kind").asInt()).isEqualTo(1);
    assertThat(third.get("asked").get(0).toString())
        .isEqualTo(
            "{\"question\":\"disk\",\"level\":\"critical\",\"seconds\":40,\"partner\":null}");
    assertThat(json.get("questions").get(0).get("level").asText()).isEqualTo("low");
    assertThat(json.get("questions").get(0).get("counted").asInt()).isEqualTo(2);
  }

  @Test
  void aMixIsDealtOutInProportion() throws IOException {
    JsonNode json =
        select("--questions", small(), "--context", mix(), "--customers", "300", "--json").json();

    List<Integer> kinds = new ArrayList<>();
    json.get("customers").forEach(customer -> kinds.add(customer.get("kind").asInt()));
    assertThat(kinds.subList(0, 6)).containsExactly(1, 2, 1, 1, 2, 1);
    assertThat(kinds.stream().filter(kind -> kind == 1)).hasSize(200);
  }

  @Test
  void spreadQuestionsKeepWhatTheyWerePromisedFromTheirOwnBeginning() throws IOException {
    String questions =
        file(
            "q.json",
            SelectVectorsTest.catalogue(
                "A 10 M 30 a; B 10 M 30 b; C 10 M 30 c; D 10 M 30 d", ", \"start\": \"spread\""));
    JsonNode json = select("--questions", questions, "--customers", "32", "--json").json();

    JsonNode last = json.get("questions").get(3);
    assertThat(last.get("asked").asInt()).isEqualTo(4);
    assertThat(last.get("turns").asInt()).isEqualTo(4);
    assertThat(last.get("share").decimalValue()).isEqualByComparingTo("1");
  }

  @Test
  void whatIsNeverAskedHasNoIntervalAndNoShare() {
    JsonNode json = select("--customers", "1", "--json").json();

    JsonNode parking = json.get("questions").get(11);
    assertThat(parking.get("asked").asInt()).isZero();
    assertThat(parking.get("reachedEveryNth").isNull()).isTrue();
    assertThat(parking.get("share").isNull()).isTrue();
    assertThat(json.get("context").isNull()).isTrue();
    assertThat(json.get("budgetSeconds").asInt()).isEqualTo(90);
    assertThat(json.get("customers").get(0).get("day").asText()).isEqualTo("2026-11-23");
  }

  @Test
  void allIsSaidOnlyOfAll() {
    JsonNode json = select("--customers", "10000", "--budget", "75", "--json").json();

    JsonNode wholeVisit = json.get("questions").get(0);
    assertThat(wholeVisit.get("counted").asInt()).isEqualTo(10_000);
    assertThat(wholeVisit.get("asked").asInt()).isBetween(9_000, 9_999);
    assertThat(wholeVisit.get("share").asDouble()).isLessThan(1);
    assertThat(select("--customers", "10000", "--budget", "75").out())
        .containsPattern("helhet +critical +every 1st +99[0-9]{2} of 10000 +every 1.0th +99%");
  }

  @Test
  void aWarningGoesToStandardErrorAndChangesNothingElse() throws IOException {
    String questions =
        file(
            "q.json",
            SelectVectorsTest.catalogue(
                "A 7 M 30 a; B 50 M 30 b",
                ", \"pairs\": [{\"rule\": \"combine\", \"questions\": [\"A\", \"B\"]}]"));
    CommandLineRun run = select("--questions", questions, "--json");

    assertThat(run.code()).isZero();
    assertThat(run.err())
        .isEqualTo(
            questions
                + ": warning: A+B: the frequencies of the two meet at every 350th customer only; a"
                + " custom interval is clearer\n");
    assertThat(run.json().get("questions").get(0).get("everyNth").asInt()).isEqualTo(350);
    assertThat(CommandLineRun.of("", "--questions", questions).err()).isEqualTo(run.err());
  }

  @Test
  void aCombinationTooLongForTheBudgetIsOneProblem() throws IOException {
    String questions =
        file(
            "q.json",
            SelectVectorsTest.catalogue(
                "A 2 M 50 a; B 2 M 50 b",
                ", \"pairs\": [{\"rule\": \"combine\", \"questions\": [\"A\", \"B\"]}]"));
    String problem =
        questions + ": combination A+B: expected at most the time budget of 90 s, got 100 s";

    refuses(List.of(problem), "--questions", questions);
    assertThat(CommandLineRun.of("", "--questions", questions).err()).isEqualTo(problem + "\n");
    assertThat(select("--questions", questions, "--budget", "100").code()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --customers=0     | --customers: expected 1 to 10000, got "0"
          --customers=10001 | --customers: expected 1 to 10000, got "10001"
          --customers=ten   | --customers: expected 1 to 10000, got "ten"
          --customers=      | --customers: expected 1 to 10000, got ""
          --budget=59       | --budget: expected 60 to 120, got "59"
          --budget=121      | --budget: expected 60 to 120, got "121"
          --budget=90.5     | --budget: expected 60 to 120, got "90.5"
          --phone=070       | Unknown option: '--phone=070' (--help tells what there is)
          more              | Unmatched argument at index 1: 'more' (--help tells what there is)
          --context         | Missing required parameter for option '--context' (FILE) (--help tells what there is)
          """)
  void anOptionThatIsNotAsExpectedIsOneProblem(String option, String problem) {
    refuses(List.of(problem), option);
  }

  @Test
  void allProblemsAreSaidAtOnce() throws IOException {
    String questions =
        file("q.json", "{\"questions\": [],\n\"pairs\": [{}],\n\"start\": \"later\"}");
    String context = file("c.json", "{\"amount\": -1,\n\"asked\": {\"x\": \"i går\"}}");

    refuses(
        List.of(
            questions
                + ":2: pairs[0].rule: expected one of combine, custom, exclude, prefer, alternate,"
                + " got nothing",
            questions
                + ":2: pairs[0].questions: expected the ids of two different questions, got"
                + " nothing",
            questions + ":3: start: expected one of aligned, spread, got \"later\"",
            "--customers: expected 1 to 10000, got \"x\"",
            "--budget: expected 60 to 120, got \"1\"",
            context + ":1: amount: expected 0 to 1000000000000, got -1",
            context + ":2: asked.x: expected a date such as 2026-12-24, got \"i går\""),
        "--questions",
        questions,
        "--context",
        context,
        "--customers",
        "x",
        "--budget",
        "1");
  }

  @Test
  void anEmptyCatalogueIsRefusedAndFilesThatAreMissingAreNamed() throws IOException {
    String empty = file("q.json", "[]");
    String missing = folder.resolve("missing.json").toString();

    refuses(
        List.of(empty + ": questions: expected at least one, got none; no call is placed"),
        "--questions",
        empty);
    refuses(
        List.of(
            missing + ": expected a file, found none of this name",
            missing + ": expected a file, found none of this name"),
        "--questions",
        missing,
        "--context",
        missing);
  }

  @Test
  void itStopsWhereNobodyReadsAnyMore() {
    long[] written = {0};
    OutputStream closed =
        new OutputStream() {
          @Override
          public void write(int one) throws IOException {
            if (++written[0] > 1000) {
              throw new IOException("broken pipe");
            }
          }
        };
    PrintStream out = new PrintStream(closed, true, StandardCharsets.UTF_8);

    assertThat(Unattended.run(out, 80, "select", "--customers", "10000")).isZero();
    assertThat(Unattended.run(out, 80, "select", "--customers", "10000", "--json")).isZero();
    assertThat(written[0]).isLessThan(2000);
  }

  @Test
  void helpTellsEveryOption() {
    assertThat(CommandLineRun.of("", "--help").out()).contains("select");
    assertThat(select("--help").out())
        .contains("--questions", "--customers", "--budget", "--context", "--json");
  }
}
