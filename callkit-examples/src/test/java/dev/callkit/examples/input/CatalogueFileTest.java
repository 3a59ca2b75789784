package dev.callkit.examples.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.callkit.question.ActivePeriod;
import dev.callkit.question.AnswerKind;
import dev.callkit.question.Priority;
import dev.callkit.question.Question;
import dev.callkit.question.QuestionId;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogueFileTest {
  @TempDir Path folder;

  private static CatalogueFile parse(String json) {
    return CatalogueFile.parse(new TextFile("q.json", json));
  }

  private static List<String> problems(String json) {
    return catchThrowableOfType(BadInput.class, () -> parse(json)).problems();
  }

  private static List<String> problemsOfQuestion(String fields) {
    return problems("{\"questions\": [\n{\"id\": \"a\", " + fields + "}]}");
  }

  @Test
  void readsEveryField() {
    CatalogueFile file =
        parse(
            """
            {
              "business": " Matboden ",
              "questions": [
                {"id": "betyg", "text": " Vilket betyg ger du oss? ", "kind": "rating",
                 "scale": {"lowest": 1, "highest": 7}, "frequency": 3, "priority": "critical",
                 "topic": "helhet", "departments": ["chark", "mejeri"],
                 "period": {"from": "2026-11-01", "until": "2026-12-24"}, "seconds": 15,
                 "followUp": "Hur kommer det sig?", "enabled": false},
                {"id": "antal", "text": "Hur många varor köpte du?", "kind": "number",
                 "range": {"least": 1, "most": 99.5}}
              ]
            }
            """);

    assertThat(file.business()).contains("Matboden");
    assertThat(file.catalogue().questions())
        .containsExactly(
            Question.builder("betyg", "Vilket betyg ger du oss?", new AnswerKind.Rating(1, 7))
                .every(3)
                .priority(Priority.CRITICAL)
                .topic("helhet")
                .departments(new LinkedHashSet<>(List.of("chark", "mejeri")))
                .period(
                    new ActivePeriod(
                        Optional.of(LocalDate.of(2026, 11, 1)),
                        Optional.of(LocalDate.of(2026, 12, 24))))
                .time(Duration.ofSeconds(15))
                .followUp("Hur kommer det sig?")
                .enabled(false)
                .build(),
            Question.builder(
                    "antal",
                    "Hur många varor köpte du?",
                    new AnswerKind.Number(
                        Optional.of(BigDecimal.ONE), Optional.of(new BigDecimal("99.5"))))
                .build());
  }

  @Test
  void readsABareListWithDefaults() {
    CatalogueFile file = parse("[{\"id\": \"a\", \"text\": \"Hur gick det?\", \"kind\": \"nps\"}]");

    assertThat(file.business()).isEmpty();
    assertThat(file.catalogue().questions())
        .containsExactly(Question.builder("a", "Hur gick det?", new AnswerKind.Nps()).build());
  }

  @Test
  void anEmptyCatalogueIsLegal() {
    assertThat(parse("{\"questions\": []}").catalogue().questions()).isEmpty();
    assertThat(parse("[]").catalogue().questions()).isEmpty();
  }

  @Test
  void theBundledCatalogueShowsEveryKindAndFitsItsFirstCustomer() {
    CatalogueFile file = CatalogueFile.bundled();

    assertThat(file.business()).contains("Matboden");
    List<Question> questions = file.catalogue().questions();
    assertThat(questions.stream().map(question -> question.kind().name()).distinct())
        .containsExactlyInAnyOrder("rating", "nps", "yesno", "choice", "number", "text");
    List<Question> first =
        questions.stream().filter(question -> question.frequency().everyNth() == 1).toList();
    assertThat(first.stream().map(question -> question.kind().name()))
        .containsExactly("rating", "yesno", "choice", "number", "text");
    assertThat(first.stream().map(Question::time).reduce(Duration.ZERO, Duration::plus))
        .isLessThanOrEqualTo(Duration.ofSeconds(90));
    assertThat(
            questions.stream()
                .map(question -> question.frequency().everyNth())
                .collect(Collectors.toSet()))
        .containsExactlyInAnyOrder(1, 3, 5, 7, 10, 15);
    assertThat(file.catalogue().find(new QuestionId("frukt-och-gront")))
        .get()
        .extracting(Question::departments)
        .isEqualTo(Set.of("frukt och grönt"));
  }

  @Test
  void saysAllProblemsAtOnceInTheOrderOfTheFile() {
    String json =
        """
        {
          "questions": [
            {"id": "a", "text": "Hej?", "kind": "rating"},
            {
              "id": "b",
              "text": "Hur gick det i dag?",
              "kind": "stars",
              "frequency": 101
            },
            {"id": "a", "text": "Hur gick det i dag?", "kind": "text", "priority": "urgent"}
          ],
          "author": "x"
        }
        """;

    assertThat(problems(json))
        .containsExactly(
            "q.json:3: questions[0].text: expected 10 to 500 characters, got 4",
            "q.json:7: questions[1].kind: expected one of rating, nps, yesno, choice, number, text,"
                + " got \"stars\"",
            "q.json:8: questions[1].frequency: expected 1 to 100, got 101",
            "q.json:10: questions[2].priority: expected one of critical, high, medium, low,"
                + " optional, got \"urgent\"",
            "q.json:10: questions[2].id: expected different ids, got \"a\" again, first in"
                + " questions[0]",
            "q.json:12: author: expected one of $schema, business, questions, pairs, start, tuning,"
                + " got a field that is not known");
  }

  @Test
  void saysWhatIsMissing() {
    assertThat(problems("[\n{}]"))
        .containsExactly(
            "q.json:2: questions[0].id: expected 1 to 64 of A-Z a-z 0-9 _ -, got nothing",
            "q.json:2: questions[0].text: expected a text, got nothing",
            "q.json:2: questions[0].kind: expected one of rating, nps, yesno, choice, number, text,"
                + " got nothing");
    assertThat(problems("{}"))
        .containsExactly("q.json:1: questions: expected a list of questions, got nothing");
    assertThat(problemsOfQuestion("\"text\": \"Vad köpte du?\", \"kind\": \"choice\""))
        .containsExactly("q.json:2: questions[0].options: expected 2 to 9 texts, got nothing");
    assertThat(
            problemsOfQuestion(
                "\"text\": \"Hur gick det?\", \"kind\": \"rating\", \"scale\": {\"lowest\": 1}"))
        .containsExactly("q.json:2: questions[0].scale.highest: expected 1 to 100, got nothing");
  }

  @Test
  void saysWhichTypeWasExpected() {
    assertThat(
            problemsOfQuestion(
                "\"text\": [1], \"kind\": 5, \"frequency\": \"ofta\", \"seconds\": 12.5,"
                    + " \"enabled\": null, \"departments\": {}, \"period\": 2026, \"topic\": true"))
        .containsExactly(
            "q.json:2: questions[0].text: expected 10 to 500 characters, got a list",
            "q.json:2: questions[0].kind: expected one of rating, nps, yesno, choice, number, text,"
                + " got 5",
            "q.json:2: questions[0].frequency: expected 1 to 100, got \"ofta\"",
            "q.json:2: questions[0].topic: expected 1 to 60 characters, got true",
            "q.json:2: questions[0].departments: expected a list of texts, got an object",
            "q.json:2: questions[0].period: expected an object with from and until, got 2026",
            "q.json:2: questions[0].seconds: expected a whole number, got 12.5",
            "q.json:2: questions[0].enabled: expected true or false, got null");
    assertThat(problems("true"))
        .containsExactly("q.json:1: expected an object with \"questions\", got true");
    assertThat(problems("[[]]"))
        .containsExactly("q.json:1: questions[0]: expected an object, got a list");
  }

  @Test
  void saysWhichLimitWasPassed() {
    String asked = "\"text\": \"Hur gick det?\", ";
    assertThat(problemsOfQuestion(asked + "\"kind\": \"nps\", \"frequency\": 0, \"seconds\": 121"))
        .containsExactly(
            "q.json:2: questions[0].frequency: expected 1 to 100, got 0",
            "q.json:2: questions[0].seconds: expected 5 to 120, got 121");
    assertThat(problemsOfQuestion("\"kind\": \"nps\", \"text\": \"" + "å".repeat(501) + "\""))
        .containsExactly("q.json:2: questions[0].text: expected 10 to 500 characters, got 501");
    assertThat(
            problemsOfQuestion(
                asked
                    + "\"kind\": \"text\","
                    + " \"period\": {\"from\": \"2026-12-24\", \"until\": \"2026-12-01\"}"))
        .containsExactly(
            "q.json:2: questions[0].period: expected until not before from, got 2026-12-24 to"
                + " 2026-12-01");
    assertThat(
            problemsOfQuestion(
                asked + "\"kind\": \"text\", \"period\": {\"from\": \"2026-02-30\", \"to\": 1}"))
        .containsExactly(
            "q.json:2: questions[0].period.to: expected one of from, until, got a field that is not"
                + " known",
            "q.json:2: questions[0].period.from: expected a date such as 2026-12-24, got"
                + " \"2026-02-30\"");
    assertThat(
            problemsOfQuestion(
                asked + "\"kind\": \"rating\", \"scale\": {\"lowest\": 5, \"highest\": 5}"))
        .containsExactly("q.json:2: questions[0].scale: expected lowest below highest, got 5 to 5");
    assertThat(
            problemsOfQuestion(
                asked + "\"kind\": \"number\", \"range\": {\"least\": 9, \"most\": 1.5}"))
        .containsExactly(
            "q.json:2: questions[0].range: expected least not above most, got 9 to 1.5");
    assertThat(
            problemsOfQuestion(
                asked + "\"kind\": \"choice\", \"options\": [\"Ost\", \"\", \"ost\"]"))
        .containsExactly(
            "q.json:2: questions[0].options[1]: expected 1 to 60 characters, got 0",
            "q.json:2: questions[0].options[2]: expected different texts, got \"ost\" again");
    assertThat(
            problemsOfQuestion(
                asked + "\"kind\": \"nps\", \"scale\": {\"lowest\": 0, \"highest\": 10}"))
        .containsExactly(
            "q.json:2: questions[0].scale: expected only with kind rating, got it with kind nps");
  }

  @Test
  void refusesAFieldThatComesTwice() {
    assertThat(
            problemsOfQuestion(
                "\"text\": \"Hur gick det?\", \"kind\": \"nps\", \"frequency\": 3,\n"
                    + "\"frequency\": 5"))
        .containsExactly("q.json:3: questions[0].frequency: expected once, got it again");
  }

  @Test
  void numbersBeyondAnyRangeAreRefusedAndShownAsWritten() {
    String asked = "\"text\": \"Hur gick det?\", \"kind\": \"number\", ";
    assertThat(problemsOfQuestion(asked + "\"frequency\": 1e999999999"))
        .containsExactly("q.json:2: questions[0].frequency: expected 1 to 100, got 1e999999999");
    assertThat(problemsOfQuestion(asked + "\"frequency\": 1e99999999999999"))
        .containsExactly(
            "q.json:2: questions[0].frequency: expected 1 to 100, got 1e99999999999999");
    assertThat(problemsOfQuestion(asked + "\"range\": {\"least\": 9, \"most\": 1e-999999999}"))
        .containsExactly(
            "q.json:2: questions[0].range: expected least not above most, got 9 to 1E-999999999");
  }

  @Test
  void saysWhereJsonIsMalformed() {
    assertThat(problems("{\n  \"questions\": [\n    {\"id\": \"a\",}\n  ]\n}"))
        .singleElement()
        .asString()
        .startsWith("q.json:3:16: malformed JSON: ")
        .doesNotContain("Source", "\n");
    assertThat(problems("{\"questions\": ["))
        .singleElement()
        .asString()
        .startsWith("q.json:1:")
        .contains("malformed JSON: ")
        .doesNotContain("Source", "\n");
    assertThat(problems("[] x")).singleElement().asString().startsWith("q.json:1:");
    assertThat(problems("[]\n[]"))
        .containsExactly(
            "q.json:2:1: malformed JSON: expected nothing after the end of the document");
    assertThat(problems("[".repeat(5000)))
        .singleElement()
        .asString()
        .startsWith("q.json")
        .contains("malformed JSON: ");
    assertThat(problems(""))
        .containsExactly("q.json:1: expected an object with \"questions\", got an empty file");
    assertThat(problems(" \n "))
        .containsExactly("q.json:1: expected an object with \"questions\", got an empty file");
  }

  @Test
  void oneProblemIsOneLineWhateverStandsInTheFile() {
    assertThat(
            problemsOfQuestion(
                "\"text\": \"Hur gick det?\", \"kind\": \"a\\nb\", \"x\\ny\": 1, \"priority\": \""
                    + "z".repeat(100)
                    + "\""))
        .hasSize(3)
        .allSatisfy(problem -> assertThat(problem).doesNotContain("\n").hasSizeLessThan(260));
  }

  @Test
  void readsUtf8WithOrWithoutAByteOrderMark() throws IOException {
    Path file = folder.resolve("q.json");
    Files.writeString(
        file, "\uFEFF[{\"id\":\"a\",\"text\":\"Åt ni något gott?\",\"kind\":\"yesno\"}]");

    assertThat(CatalogueFile.read(file.toString()).catalogue().questions())
        .singleElement()
        .extracting(Question::text)
        .isEqualTo("Åt ni något gott?");
  }

  @Test
  void saysWhereAFileIsNotUtf8() throws IOException {
    Path file = folder.resolve("q.json");
    Files.write(file, "[\n\"Åt ni?\"]".getBytes(StandardCharsets.ISO_8859_1));

    assertThat(unreadable(file)).containsExactly(file + ":2: expected UTF-8, got the byte 0xc5");
  }

  @Test
  void saysWhyAFileCannotBeRead() {
    Path missing = folder.resolve("missing.json");

    assertThat(unreadable(folder)).containsExactly(folder + ": expected a file, got a directory");
    assertThat(unreadable(missing))
        .containsExactly(missing + ": expected a file, found none of this name");
    assertThat(catchThrowableOfType(BadInput.class, () -> CatalogueFile.read("a\0b")).problems())
        .hasSize(1);
  }

  private static List<String> unreadable(Path path) {
    return catchThrowableOfType(BadInput.class, () -> CatalogueFile.read(path.toString()))
        .problems();
  }

  @Test
  void readsTheSameInTurkish() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("tr-TR"));
    try {
      assertThat(
              parse(
                      "[{\"id\":\"a\",\"text\":\"Hur gick det?\",\"kind\":\"nps\","
                          + "\"priority\":\"critical\"}]")
                  .catalogue()
                  .questions()
                  .get(0)
                  .priority())
          .isEqualTo(Priority.CRITICAL);
      assertThat(problemsOfQuestion("\"text\": \"Hur gick?\", \"kind\": \"TEXT\""))
          .containsExactly(
              "q.json:2: questions[0].text: expected 10 to 500 characters, got 9",
              "q.json:2: questions[0].kind: expected one of rating, nps, yesno, choice, number,"
                  + " text, got \"TEXT\"");
    } finally {
      Locale.setDefault(before);
    }
  }
}
