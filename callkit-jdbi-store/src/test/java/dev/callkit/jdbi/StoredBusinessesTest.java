package dev.callkit.jdbi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.callkit.business.Business;
import dev.callkit.call.BusinessId;
import dev.callkit.cost.Money;
import dev.callkit.intake.CallingHours;
import dev.callkit.intake.IntakePolicy;
import dev.callkit.interview.InterviewLimits;
import dev.callkit.interview.Script;
import dev.callkit.interview.ScriptLine;
import dev.callkit.outcome.RetryPolicy;
import dev.callkit.progress.CallEvent;
import dev.callkit.progress.CallRecord;
import dev.callkit.progress.TimelineEntry;
import dev.callkit.question.ActivePeriod;
import dev.callkit.question.AnswerKind;
import dev.callkit.question.Catalogue;
import dev.callkit.question.Frequency;
import dev.callkit.question.PairRule;
import dev.callkit.question.Priority;
import dev.callkit.question.Question;
import dev.callkit.question.QuestionId;
import dev.callkit.question.Selection;
import dev.callkit.question.SelectionTuning;
import dev.callkit.question.StartingPhase;
import dev.callkit.question.Trigger;
import dev.callkit.question.Verdict;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StoredBusinessesTest {
  private static final TestPostgres POSTGRES = TestPostgres.migrated();
  private static final BusinessId SHOP = new BusinessId("matboden");
  private static final IntakePolicy INTAKE = IntakePolicy.DEFAULT.during(CallingHours.always());
  private static HikariDataSource pool;

  private final StoredBusinesses businesses =
      JdbiCallStore.builder(pool, TestPostgres.KEYS)
          .build()
          .businesses(INTAKE, RetryPolicy.DEFAULT);

  @BeforeAll
  static void connect() {
    pool = POSTGRES.pool(2);
  }

  @AfterAll
  static void disconnect() {
    pool.close();
  }

  @BeforeEach
  void clear() {
    POSTGRES.clear();
  }

  private static Question question(String id) {
    return Question.builder(id, "Hur nöjd var du med " + id + "?", AnswerKind.Rating.ONE_TO_FIVE)
        .build();
  }

  private static Business everything() {
    Question rich =
        Question.builder(
                "kassan",
                "Vilken kassa betalade du i: den vanliga eller självscanningen?",
                new AnswerKind.Choice(List.of("vanlig", "självscanning")))
            .every(7)
            .priority(Priority.CRITICAL)
            .topic("kassan")
            .departments(Set.of("frukt"))
            .triggers(
                List.of(
                    Trigger.Category.of("fisk"),
                    Trigger.VisitTime.between(LocalTime.of(11, 0), LocalTime.of(13, 0)),
                    new Trigger.Amount(
                        Optional.of(new BigDecimal("500.00")),
                        Optional.empty(),
                        Optional.of(Priority.HIGH))))
            .period(new ActivePeriod(Optional.of(LocalDate.of(2026, 11, 1)), Optional.empty()))
            .cooldown(Duration.ofDays(3))
            .time(Duration.ofSeconds(25))
            .followUp("Vad gjorde att du valde den?")
            .enabled(false)
            .build();
    Catalogue catalogue =
        Catalogue.builder()
            .questions(List.of(rich, question("a"), question("b"), question("c"), question("d")))
            .pair(new PairRule.Combine(new QuestionId("a"), new QuestionId("b")))
            .pair(new PairRule.Prefer(new QuestionId("c"), new QuestionId("d")))
            .pair(new PairRule.Exclude(new QuestionId("a"), new QuestionId("c")))
            .pair(new PairRule.Alternate(new QuestionId("d"), new QuestionId("b")))
            .pair(new PairRule.Exclude(new QuestionId("kassan"), new QuestionId("d")))
            .start(StartingPhase.SPREAD)
            .tuning(new SelectionTuning(SelectionTuning.DEFAULT.weights(), 5, 100))
            .build();
    return Business.builder(SHOP, "Matboden")
        .zone(ZoneId.of("Europe/Helsinki"))
        .catalogue(catalogue)
        .script(Script.with(Map.of(ScriptLine.WRAP_UP, "Tack så mycket för hjälpen!")))
        .limits(
            new InterviewLimits(
                Duration.ofSeconds(60), Duration.ofSeconds(70), Duration.ofSeconds(80)))
        .questionTime(Duration.ofSeconds(60))
        .budget(Money.of("2.50", "SEK"))
        .intake(INTAKE)
        .build();
  }

  @Test
  void whatIsSavedIsFoundWithTheHostsPolicies() {
    assertThat(businesses.find(SHOP)).isEmpty();
    businesses.save(everything());
    assertThat(businesses.find(SHOP)).contains(everything());
    assertThat(businesses.find(new BusinessId("torget"))).isEmpty();
  }

  @Test
  void aBusinessWithoutBudgetIsKeptSoAndAnOlderOneHasTheDefault() throws SQLException {
    Business unlimited =
        Business.builder(SHOP, "Matboden")
            .catalogue(new Catalogue(List.of(question("a"))))
            .intake(INTAKE)
            .withoutBudget()
            .build();
    businesses.save(unlimited);
    assertThat(businesses.find(SHOP)).contains(unlimited);
    execute("update callkit.business set document = (document::jsonb - 'withoutBudget')::json");
    assertThat(businesses.find(SHOP).orElseThrow().budget()).contains(Business.DEFAULT_BUDGET);
  }

  @Test
  void customIntervalsAreKept() {
    Business custom =
        Business.builder(SHOP, "Matboden")
            .catalogue(
                Catalogue.builder()
                    .questions(List.of(question("a"), question("b")))
                    .pair(
                        new PairRule.Custom(
                            new QuestionId("a"), new QuestionId("b"), Frequency.every(9)))
                    .build())
            .intake(INTAKE)
            .build();
    businesses.save(custom);
    assertThat(businesses.find(SHOP)).contains(custom);
  }

  @Test
  void savingAgainReplacesEverything() {
    businesses.save(everything());
    Business small =
        Business.builder(SHOP, "Nya Matboden")
            .catalogue(new Catalogue(List.of(question("c"))))
            .intake(INTAKE)
            .build();
    businesses.save(small);
    assertThat(businesses.find(SHOP)).contains(small);
    assertThat(businesses.remove(SHOP)).isTrue();
    assertThat(businesses.remove(SHOP)).isFalse();
    assertThat(businesses.find(SHOP)).isEmpty();
  }

  @Test
  void theTableRefusesWhatTheModelRefuses() {
    businesses.save(everything());
    for (String illegal :
        List.of(
            "update callkit.question set every_nth = 0",
            "update callkit.question set every_nth = 101",
            "update callkit.question set text = 'För kort'",
            "update callkit.question set text = repeat('x', 501)",
            "update callkit.question set seconds = 4",
            "update callkit.question set seconds = 121",
            "update callkit.question set priority = 'URGENT'",
            "update callkit.business set name = ''")) {
      assertThatThrownBy(() -> execute(illegal))
          .as(illegal)
          .isInstanceOfSatisfying(
              SQLException.class, refused -> assertThat(refused.getSQLState()).isEqualTo("23514"));
    }
  }

  private static void execute(String sql) throws SQLException {
    try (Connection connection = POSTGRES.administrator();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Test
  void whatWasChosenAndWhyIsLoggedInPlainIdsAndNumbers() throws SQLException {
    QuestionId asked = new QuestionId("a");
    Selection selection =
        new Selection(
            List.of(
                new Selection.Chosen(
                    asked, Priority.HIGH, Duration.ofSeconds(9), Optional.empty())),
            List.of(new Verdict(asked, Verdict.Reason.HEAD, 0, 800)));
    Instant now = Instant.parse("2026-11-27T09:00:00Z");
    CallRecord call = Finished.call(SHOP, "c1", "+46701740605", "Anna", now);
    JdbiCallStore.builder(pool, TestPostgres.KEYS)
        .build()
        .create(
            CallRecord.accepted(call.id(), call.request(), now, now),
            List.of(new TimelineEntry(now, 0, new CallEvent.Selected(selection))));
    try (Connection connection = POSTGRES.administrator();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select chosen, document->'verdicts'->0->>'reason' from callkit.selection"
                    + " where call = '"
                    + call.id().value()
                    + "'")) {
      assertThat(rows.next()).isTrue();
      assertThat((String[]) rows.getArray(1).getArray()).isNotEmpty();
      assertThat(rows.getString(2)).isNotBlank();
      assertThat(rows.next()).isFalse();
    }
  }
}
