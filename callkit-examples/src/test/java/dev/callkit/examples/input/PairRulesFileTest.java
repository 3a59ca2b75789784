package dev.callkit.examples.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.callkit.question.AnswerKind;
import dev.callkit.question.Catalogue;
import dev.callkit.question.Frequency;
import dev.callkit.question.PairRule;
import dev.callkit.question.Priority;
import dev.callkit.question.Question;
import dev.callkit.question.QuestionId;
import dev.callkit.question.SelectionTuning;
import dev.callkit.question.StartingPhase;
import dev.callkit.question.Trigger;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Triggers, pair rules and the numbers of the selection in a catalogue file. */
class PairRulesFileTest {
  private static final String FOUR =
      """
      {"questions": [
      {"id": "a", "text": "Hur gick det?", "kind": "nps", "seconds": 70},
      {"id": "b", "text": "Hur gick det?", "kind": "nps", "seconds": 60},
      {"id": "c", "text": "Hur gick det?", "kind": "nps", "seconds": 50},
      {"id": "d", "text": "Hur gick det?", "kind": "nps", "seconds": 10}],
      """;

  private static CatalogueFile parse(String json) {
    return CatalogueFile.parse(new TextFile("q.json", json));
  }

  private static List<String> problems(String json) {
    return catchThrowableOfType(BadInput.class, () -> parse(json)).problems();
  }

  @Test
  void readsTriggersAndTheCooldown() {
    Question question =
        parse(
                """
                [{"id": "fisk", "text": "Hur färsk var fisken?", "kind": "nps", "cooldownDays": 0,
                  "triggers": [
                    {"category": ["fisk", "skaldjur"], "priority": "high"},
                    {"amount": {"least": 500, "most": 1000}},
                    {"amount": {"most": 0.5}},
                    {"visit": {"days": ["tue", "mon"], "from": "22:00", "until": "02:00"}},
                    {"visit": {"from": "11:00", "until": "13:00"}, "priority": "critical"}]}]
                """)
            .catalogue()
            .questions()
            .get(0);

    assertThat(question.cooldown()).isZero();
    assertThat(question.triggers())
        .containsExactly(
            new Trigger.Category(Set.of("fisk", "skaldjur"), Optional.of(Priority.HIGH)),
            new Trigger.Amount(
                Optional.of(BigDecimal.valueOf(500)),
                Optional.of(BigDecimal.valueOf(1000)),
                Optional.empty()),
            new Trigger.Amount(
                Optional.empty(), Optional.of(new BigDecimal("0.5")), Optional.empty()),
            new Trigger.VisitTime(
                Set.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY),
                LocalTime.of(22, 0),
                LocalTime.of(2, 0),
                Optional.empty()),
            new Trigger.VisitTime(
                Set.of(),
                LocalTime.of(11, 0),
                LocalTime.of(13, 0),
                Optional.of(Priority.CRITICAL)));
  }

  @Test
  void withoutSecondsTheTimeIsEstimated() {
    String text = "Hur tycker du att besöket var i det stora hela?";
    Question read =
        parse("[{\"id\": \"a\", \"text\": \"" + text + "\", \"kind\": \"text\"}]")
            .catalogue()
            .questions()
            .get(0);

    assertThat(read.time())
        .isEqualTo(Question.builder("a", text, new AnswerKind.FreeText()).build().time())
        .isLessThan(Duration.ofSeconds(30));
    assertThat(read.cooldown()).isEqualTo(Duration.ofDays(30));
  }

  @Test
  void readsPairRulesTheStartAndTheNumbers() {
    Catalogue catalogue =
        parse(
                FOUR
                    + """
                    "pairs": [
                      {"rule": "custom", "questions": ["d", "a"], "frequency": 5},
                      {"rule": "prefer", "questions": ["c", "b"]},
                      {"rule": "exclude", "questions": ["a", "b"]},
                      {"rule": "alternate", "questions": ["d", "c"]}],
                    "start": "spread",
                    "tuning": {"weights": {"critical": 100, "high": 50}, "carry": 5, "related": 0}}
                    """)
            .catalogue();

    QuestionId a = new QuestionId("a");
    QuestionId b = new QuestionId("b");
    QuestionId c = new QuestionId("c");
    QuestionId d = new QuestionId("d");
    assertThat(catalogue.pairs())
        .containsExactly(
            new PairRule.Custom(d, a, Frequency.every(5)),
            new PairRule.Prefer(c, b),
            new PairRule.Exclude(a, b),
            new PairRule.Alternate(d, c));
    assertThat(catalogue.start()).isEqualTo(StartingPhase.SPREAD);
    assertThat(catalogue.tuning())
        .isEqualTo(
            new SelectionTuning(
                Map.of(
                    Priority.CRITICAL, 100,
                    Priority.HIGH, 50,
                    Priority.MEDIUM, 4,
                    Priority.LOW, 2,
                    Priority.OPTIONAL, 1),
                5,
                0));
  }

  @Test
  void aCombinationThatIsHardlyEverDueIsAWarning() {
    CatalogueFile file =
        parse(
            """
            {"questions": [
            {"id": "a", "text": "Hur gick det?", "kind": "nps", "frequency": 7},
            {"id": "b", "text": "Hur gick det?", "kind": "nps", "frequency": 50}],
            "pairs": [{"rule": "combine", "questions": ["a", "b"]}]}
            """);

    assertThat(file.warnings())
        .containsExactly(
            "q.json: warning: a+b: the frequencies of the two meet at every 350th customer only; a"
                + " custom interval is clearer");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          [{}] | []: expected exactly one of category, amount, visit, got none
          [{"category": ["x"], "amount": {"most": 1}}] | []: expected exactly one of category, amount, visit, got category and amount
          [{"category": []}] | [].category: expected a list of 1 or more texts, got 0
          [{"category": ["Ost", "ost"]}] | [].category[1]: expected different texts, got "ost" again
          [{"amount": {}}] | [].amount: expected least or most, got neither
          [{"amount": {"least": 2, "most": 1}}] | [].amount: expected least not above most, got 2 to 1
          [{"amount": {"least": -1}}] | [].amount.least: expected 0 to 1000000000000, got -1
          [{"visit": {"from": "11", "until": "13:00"}}] | [].visit.from: expected a time such as 11:00, got "11"
          [{"visit": {"from": "11:00"}}] | [].visit.until: expected a time such as 13:00, got nothing
          [{"visit": {"from": "11:00", "until": "25:00"}}] | [].visit.until: expected a time such as 13:00, got "25:00"
          [{"visit": {"days": ["mon", "mon"], "from": "11:00", "until": "13:00"}}] | [].visit.days[1]: expected different days, got "mon" again
          [{"visit": {"days": ["man"], "from": "11:00", "until": "13:00"}}] | [].visit.days[0]: expected one of mon, tue, wed, thu, fri, sat, sun, got "man"
          [{"category": ["x"], "priority": 1}] | [].priority: expected one of critical, high, medium, low, optional, got 1
          [7] | []: expected an object, got 7
          """)
  void aTriggerThatIsNotAsExpectedIsOneProblem(String triggers, String problem) {
    assertThat(
            problems(
                "[{\"id\": \"a\", \"text\": \"Hur gick det?\", \"kind\": \"nps\",\n\"triggers\": "
                    + triggers
                    + "}]"))
        .containsExactly("q.json:2: questions[0].triggers" + problem.replaceFirst("\\[]", "[0]"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"carry": 0} | .carry: expected 1 to 1000, got 0
          {"related": 1.5} | .related: expected a whole number, got 1.5
          {"weights": {"low": 5}} | .weights.low: expected at most 4, the weight of medium, got 5
          {"weights": {"critical": 7}} | .weights.high: expected at most 7, the weight of critical, got 8
          {"weights": {"critical": 0}} | .weights.critical: expected 1 to 1000, got 0
          16 | : expected an object with weights and carry and related, got 16
          """)
  void aNumberThatIsNotAsExpectedIsOneProblem(String tuning, String problem) {
    assertThat(problems("{\"questions\": [],\n\"tuning\": " + tuning + "}"))
        .containsExactly("q.json:2: tuning" + problem);
  }

  @Test
  void pairRulesAreCheckedWithTheirLines() {
    assertThat(
            problems(
                FOUR
                    + """
                    "pairs": [
                      {"rule": "prefer", "questions": ["a", "x"]},
                      {"rule": "exclude",
                       "questions": ["c", "c"]},
                      {"rule": "combine", "questions": ["a", "b"]},
                      {"rule": "exclude", "questions": ["b", "a"]},
                      {"rule": "custom", "questions": ["d", "b"], "frequency": 3},
                      {"rule": "prefer", "questions": ["a", "d"]},
                      {"rule": "alternate", "questions": ["d", "b"]},
                      {"rule": "prefer", "questions": ["a", "c"]},
                      {"rule": "prefer", "questions": ["c", "b"]},
                      {"rule": "custom", "questions": ["c", "d"]},
                      {"rule": "exclude", "questions": ["c", "d"], "frequency": 2}
                    ]}
                    """))
        .containsExactly(
            "q.json:7: pairs[0].questions[1]: expected the id of a question, got \"x\"",
            "q.json:9: pairs[1].questions[1]: expected two different questions, got \"c\" again",
            "q.json:10: pairs[2]: expected at most 120 s for both questions together, got 130",
            "q.json:11: pairs[3]: expected one rule at most for a pair, got another, first in"
                + " pairs[2]",
            "q.json:12: pairs[4].questions: expected each question in one combination at most, got"
                + " \"b\" again, first in pairs[2]",
            "q.json:14: pairs[6]: expected one rule at most for a pair, got another, first in"
                + " pairs[4]",
            "q.json:16: pairs[8]: expected one rule at most between what is combined, got another,"
                + " first in pairs[7]",
            "q.json:17: pairs[9].frequency: expected 1 to 100, got nothing",
            "q.json:18: pairs[10].frequency: expected only with rule custom, got it with rule"
                + " exclude");
  }

  @Test
  void aQuestionWithAProblemIsStillKnownToPairRules() {
    assertThat(
            problems(
                """
                {"questions": [
                {"id": "a", "text": "Hej?", "kind": "nps"},
                {"id": "b", "text": "Hur gick det?", "kind": "nps"}],
                "pairs": [{"rule": "combine", "questions": ["a", "b"]}]}
                """))
        .containsExactly("q.json:2: questions[0].text: expected 10 to 500 characters, got 4");
  }

  @Test
  void theReaderRefusesWhatTheBuilderRefuses() {
    long seed = 20261127;
    Random random = new Random(seed);
    int refused = 0;
    for (int round = 0; round < 2000; round++) {
      List<PairRule> rules = new ArrayList<>();
      StringBuilder written = new StringBuilder();
      for (int rule = random.nextInt(5); rule > 0; rule--) {
        String first = "abcd".substring(random.nextInt(4)).substring(0, 1);
        String second = "abcd".replace(first, "").substring(random.nextInt(3)).substring(0, 1);
        rules.add(rule(random.nextInt(5), first, second));
        PairRule made = rules.get(rules.size() - 1);
        written
            .append(written.isEmpty() ? "" : ",\n")
            .append("{\"rule\": \"" + made.name() + "\"")
            .append(made instanceof PairRule.Custom ? ", \"frequency\": 3" : "")
            .append(", \"questions\": [\"" + first + "\", \"" + second + "\"]}");
      }
      String json = FOUR + "\"pairs\": [" + written + "]}";
      if (isRefused(rules)) {
        refused++;
        assertThat(problems(json)).as("seed %s, %s", seed, json).isNotEmpty();
      } else {
        assertThat(parse(json).catalogue().pairs()).as(json).isEqualTo(rules);
      }
    }
    assertThat(refused).isBetween(200, 1800);
  }

  private static boolean isRefused(List<PairRule> rules) {
    Catalogue.Builder builder =
        Catalogue.builder().questions(parse(FOUR + "\"pairs\": []}").catalogue().questions());
    rules.forEach(builder::pair);
    return catchThrowableOfType(IllegalArgumentException.class, builder::build) != null;
  }

  private static PairRule rule(int kind, String one, String other) {
    QuestionId first = new QuestionId(one);
    QuestionId second = new QuestionId(other);
    return switch (kind) {
      case 0 -> new PairRule.Combine(first, second);
      case 1 -> new PairRule.Custom(first, second, Frequency.every(3));
      case 2 -> new PairRule.Exclude(first, second);
      case 3 -> new PairRule.Prefer(first, second);
      default -> new PairRule.Alternate(first, second);
    };
  }
}
