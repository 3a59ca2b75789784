package dev.callkit.examples.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.callkit.examples.input.ContextFile.Described;
import dev.callkit.question.CustomerFacts;
import dev.callkit.question.QuestionId;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContextFileTest {
  private static final ZoneId SWEDEN = ZoneId.of("Europe/Stockholm");
  // Tuesday by the store's clock, Monday in UTC.
  private static final Instant NOW = Instant.parse("2026-11-23T23:30:00Z");
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

  private static ContextFile parse(String json) {
    return ContextFile.parse(
        new TextFile("c.json", json),
        NOW,
        SWEDEN,
        Optional.of(CatalogueFile.bundled().catalogue()));
  }

  private static List<String> problems(String json) {
    return catchThrowableOfType(BadInput.class, () -> parse(json)).problems();
  }

  @Test
  void withoutAFileNothingIsKnownAndTheDayIsTodayInTheStore() {
    ContextFile context = ContextFile.unknown(NOW, SWEDEN);

    assertThat(context.name()).isEmpty();
    assertThat(context.customers())
        .containsExactly(new Described(CustomerFacts.unknown(TODAY), false, 1));
    assertThat(parse("{}").customers()).isEqualTo(context.customers());
  }

  @Test
  void readsEveryField() {
    ContextFile context =
        parse(
            """
            {"visitedAt": "2026-11-22T12:15", "amount": 512.50, "categories": ["fisk", " ost "],
             "departments": ["chark"], "keysOnly": true, "day": "2026-12-01",
             "asked": {"helhet": "2026-11-20", "julen": "2026-12-01"}}
            """);

    assertThat(context.name()).contains("c.json");
    assertThat(context.customers())
        .containsExactly(
            new Described(
                new CustomerFacts(
                    LocalDate.of(2026, 12, 1),
                    Optional.of(LocalDateTime.of(2026, 11, 22, 12, 15)),
                    Optional.of(new BigDecimal("512.50")),
                    Set.of("fisk", "ost"),
                    Set.of("chark"),
                    Map.of(
                        new QuestionId("helhet"),
                        NOW.minus(Duration.ofDays(11)),
                        new QuestionId("julen"),
                        NOW)),
                true,
                1));
  }

  @Test
  void readsAMix() {
    assertThat(
            parse(
                    """
                    {"customers": [{"share": 3, "amount": 1}, {"share": 1000}, {"amount": 2}]}
                    """)
                .customers())
        .extracting(Described::share)
        .containsExactly(3, 1000, 1);
  }

  @Test
  void questionsMayHaveAnyIdWhereTheCatalogueIsNotKnown() {
    TextFile file = new TextFile("c.json", "{\"asked\": {\"x\": \"2026-11-20\"}}");

    assertThat(ContextFile.parse(file, NOW, SWEDEN, Optional.empty()).customers()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          [] | expected an object that describes customers, got a list
          `` | expected an object that describes customers, got an empty file
          {"customers": []} | customers: expected a list of 1 or more objects that describe customers, got none
          {"customers": {}} | customers: expected a list of 1 or more objects that describe customers, got an object
          {"customers": [1]} | customers[0]: expected an object, got 1
          {"customers": [{}], "amount": 1} | amount: expected one of customers, got a field that is not known
          {"customers": [{"share": 0}]} | customers[0].share: expected 1 to 1000, got 0
          {"customers": [{"share": 1.5}]} | customers[0].share: expected a whole number, got 1.5
          {"customers": [{}, {"day": "i dag"}]} | customers[1].day: expected a date such as 2026-12-24, got "i dag"
          {"share": 2} | share: expected one of visitedAt, amount, categories, departments, keysOnly, day, asked, got a field that is not known
          {"visitedAt": "12:15"} | visitedAt: expected a local date and time such as 2026-11-23T12:15, got "12:15"
          {"visitedAt": "2026-11-31T12:15"} | visitedAt: expected a local date and time such as 2026-11-23T12:15, got "2026-11-31T12:15"
          {"amount": -1} | amount: expected 0 to 1000000000000, got -1
          {"amount": "12"} | amount: expected 0 to 1000000000000, got "12"
          {"categories": "fisk"} | categories: expected a list of texts, got "fisk"
          {"departments": ["chark", "Chark"]} | departments[1]: expected different texts, got "Chark" again
          {"keysOnly": "ja"} | keysOnly: expected true or false, got "ja"
          {"asked": []} | asked: expected an object with dates by the ids of questions, got a list
          {"asked": {"nojd": "2026-11-20"}} | asked.nojd: expected the id of a question, got a name that is not known
          {"asked": {"helhet": "2026-11-25"}} | asked.helhet: expected a date not after 2026-11-24, got 2026-11-25
          {"asked": {"helhet": 7}} | asked.helhet: expected a date such as 2026-12-24, got 7
          """)
  void whatIsNotAsExpectedIsOneProblem(String json, String problem) {
    assertThat(problems(json)).containsExactly("c.json:1: " + problem);
  }

  @Test
  void saysAllProblemsAtOnceWithTheirLines() {
    assertThat(
            problems(
                """
                {"customers": [
                  {"amount": -1,
                   "weather": "rain"},
                  {"asked": {
                     "a\\nb": "2026-11-20"}}
                ]}
                """))
        .containsExactly(
            "c.json:2: customers[0].amount: expected 0 to 1000000000000, got -1",
            "c.json:3: customers[0].weather: expected one of visitedAt, amount, categories,"
                + " departments, keysOnly, day, asked, share, got a field that is not known",
            "c.json:5: customers[1].asked.a b: expected the id of a question, got a name that is"
                + " not known");
  }
}
