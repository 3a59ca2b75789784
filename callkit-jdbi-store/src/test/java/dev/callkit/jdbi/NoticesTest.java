package dev.callkit.jdbi;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.callkit.call.BusinessId;
import dev.callkit.progress.CallRecord;
import dev.callkit.store.CallStore;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

class NoticesTest {
  private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
  private static final TestPostgres POSTGRES = TestPostgres.migrated();

  private final BlockingQueue<Instant> told = new LinkedBlockingQueue<>();
  private HikariDataSource here;
  private HikariDataSource there;
  private CallStore store;
  private CallStore theirs;

  @BeforeEach
  void connect() {
    POSTGRES.clear();
    here = POSTGRES.pool(3);
    there = POSTGRES.pool(3);
    store = JdbiCallStore.builder(here, TestPostgres.KEYS).build();
    theirs = JdbiCallStore.builder(there, TestPostgres.KEYS).clock(() -> Instant.EPOCH).build();
  }

  @AfterEach
  void disconnect() {
    here.close();
    there.close();
  }

  private void create(String id, Instant dialAt) {
    CallRecord call = Finished.call(new BusinessId("matboden"), id, "+46701740605", "Kim", NOW);
    store.create(CallRecord.accepted(call.id(), call.request(), NOW, dialAt), List.of());
  }

  private Instant next() throws InterruptedException {
    Instant next = told.poll(30, TimeUnit.SECONDS);
    assertThat(next).as("expected to be told within 30 s").isNotNull();
    return next;
  }

  @Test
  void aCallThatIsDueAtOnceWakesTheOtherNode() throws InterruptedException {
    try (CallStore.Watch watch = theirs.onDue(told::add)) {
      assertThat(watch).isNotNull();
      assertThat(next()).as("what came before the listening").isEqualTo(Instant.EPOCH);
      create("later", NOW.plus(Duration.ofHours(2)));
      create("now", NOW.plusMillis(7));
      assertThat(next()).as("the later one wakes nobody").isEqualTo(NOW.plusMillis(7));
    }
  }

  @Test
  void aListeningThatBrokeIsTakenUpAgain() throws InterruptedException {
    try (CallStore.Watch watch = theirs.onDue(told::add)) {
      assertThat(watch).isNotNull();
      assertThat(next()).isEqualTo(Instant.EPOCH);
      POSTGRES.asAdministrator(
          "select pg_terminate_backend(pid) from pg_stat_activity where query like 'listen%'"
              + " and datname = '"
              + POSTGRES.database()
              + "'");
      assertThat(next()).as("it looks for what it has missed").isEqualTo(Instant.EPOCH);
      create("now", NOW);
      assertThat(next()).isEqualTo(NOW);
    }
  }

  @Test
  void afterClosingTheConnectionIsGivenBack() throws InterruptedException {
    CallStore.Watch watch = theirs.onDue(told::add);
    assertThat(next()).isEqualTo(Instant.EPOCH);
    watch.close();
    watch.close();
    for (int use = 0; use < 5; use++) {
      assertThat(theirs.ledger(new BusinessId("matboden")).version()).isZero();
    }
    create("now", NOW);
    assertThat(told.poll(200, TimeUnit.MILLISECONDS)).isNull();
  }

  @Test
  void whoeverListensToTheDatabaseLearnsATimeAndNothingElse() throws SQLException {
    try (Connection curious = POSTGRES.administrator();
        Statement statement = curious.createStatement()) {
      statement.execute("listen callkit_due");
      create("now", NOW);
      PGNotification[] news = curious.unwrap(PGConnection.class).getNotifications(10_000);
      assertThat(news).hasSize(1);
      assertThat(news[0].getParameter()).isEqualTo(Long.toString(NOW.toEpochMilli()));
    }
  }

  @Test
  void switchedOffNobodyIsTold() throws InterruptedException {
    CallStore quiet = JdbiCallStore.builder(there, TestPostgres.KEYS).notices(false).build();
    try (CallStore.Watch watch = quiet.onDue(told::add)) {
      assertThat(watch).isNotNull();
      create("now", NOW);
      assertThat(told.poll(200, TimeUnit.MILLISECONDS)).isNull();
    }
  }
}
