package dev.callkit.jdbi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.callkit.call.BusinessId;
import dev.callkit.call.CallId;
import dev.callkit.progress.CallRecord;
import dev.callkit.store.Claim;
import dev.callkit.store.NodeId;
import dev.callkit.store.Save;
import dev.callkit.store.SaveResult;
import dev.callkit.store.StoreException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a host is told when the database is not as it should be, and how long it waits for that. */
class FailureTest {
  private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
  private static final BusinessId SHOP = new BusinessId("matboden");
  private static final CallId SOME_CALL = new CallId(SHOP, "c1");
  private static final TestPostgres POSTGRES = TestPostgres.migrated();

  private HikariDataSource pool;
  private JdbiCallStore store;

  @BeforeEach
  void connect() {
    POSTGRES.clear();
    pool = POSTGRES.pool(2);
    store = impatient(pool);
  }

  @AfterEach
  void disconnect() {
    pool.close();
  }

  private static JdbiCallStore impatient(HikariDataSource pool) {
    return JdbiCallStore.builder(pool, TestPostgres.KEYS).patience(Duration.ofMillis(200)).build();
  }

  private static CallRecord fresh(String id) {
    CallRecord call = Finished.call(SHOP, id, "+46701740605", "Ragnhild", NOW);
    return CallRecord.accepted(call.id(), call.request(), NOW, NOW);
  }

  private static Save save(CallRecord call) {
    return new Save(call, List.of(), Optional.empty(), false, false, Optional.empty());
  }

  private static Consumer<Throwable> retryable(boolean expected) {
    return thrown ->
        assertThat(thrown)
            .isInstanceOfSatisfying(
                StoreException.class, failed -> assertThat(failed.retryable()).isEqualTo(expected));
  }

  private static void findThrough(String url, Consumer<Throwable> check) {
    try (HikariDataSource wrong = TestPostgres.pooled(url, 1)) {
      wrong.setConnectionTimeout(1_000);
      assertThatThrownBy(() -> impatient(wrong).find(SOME_CALL)).satisfies(check::accept);
    }
  }

  @Test
  void aServerThatIsNotThereIsRetryable() throws IOException {
    int closed;
    try (ServerSocket nobody = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      closed = nobody.getLocalPort();
    }
    findThrough(
        "jdbc:postgresql://localhost:" + closed + "/x?user=host",
        thrown -> {
          assertThat(thrown).hasMessageContaining("PostgreSQL cannot be reached");
          retryable(true).accept(thrown);
        });
  }

  @Test
  void aUrlThatNoDriverKnowsIsNamedAsTheReasonAndNotShown() {
    try (HikariDataSource wrong = new HikariDataSource()) {
      wrong.setJdbcUrl("jdbc:postgres://localhost/x?user=host&password=wrong-secret");
      assertThatThrownBy(() -> impatient(wrong).find(SOME_CALL))
          .hasMessage(
              "open schema callkit: the DataSource gives no connection: its URL or its driver is"
                  + " wrong")
          .satisfies(thrown -> assertThat(printed(thrown)).doesNotContain("secret"))
          .satisfies(retryable(false)::accept);
    }
  }

  @Test
  void aUrlThatLeadsToSomethingElseIsNamedAsTheReason() throws IOException {
    try (ServerSocket web = new ServerSocket(0, 9, InetAddress.getLoopbackAddress())) {
      Thread server = new Thread(() -> answerAsAWebServerDoes(web), "web");
      server.setDaemon(true);
      server.start();
      findThrough(
          "jdbc:postgresql://localhost:" + web.getLocalPort() + "/x?user=host",
          thrown -> assertThat(thrown).hasMessageContaining("PostgreSQL cannot be reached"));
    }
  }

  private static void answerAsAWebServerDoes(ServerSocket door) {
    try {
      while (true) {
        try (Socket caller = door.accept()) {
          caller.getInputStream().read();
          caller.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(UTF_8));
        }
      }
    } catch (IOException closed) {
      // The test is over.
    }
  }

  @Test
  void aDatabaseThatIsNotThereIsNamedAsTheReason() {
    findThrough(
        POSTGRES.url().replace(POSTGRES.database(), "nowhere"),
        thrown -> {
          assertThat(thrown).hasMessageContaining("no database of the name in the DataSource");
          retryable(false).accept(thrown);
        });
  }

  @Test
  void aUserThatIsNotKnownIsNamedAsTheReason() {
    findThrough(
        POSTGRES.url().replace("user=host", "user=nobody"),
        thrown -> {
          assertThat(thrown).hasMessageContaining("refuses the DataSource's user or its password");
          retryable(false).accept(thrown);
        });
  }

  @Test
  void aWrongPasswordIsNamedAsTheReasonAndNotShown() throws Exception {
    POSTGRES.asAdministrator(
        "drop role if exists locked", "create role locked login password 'right-secret'");
    POSTGRES.demandPassword("locked");
    findThrough(
        POSTGRES.url().replace("user=host", "user=locked&password=wrong-secret"),
        thrown -> {
          assertThat(thrown).hasMessageContaining("refuses the DataSource's user or its password");
          assertThat(printed(thrown)).doesNotContain("secret");
          retryable(false).accept(thrown);
        });
  }

  @Test
  void aConnectionThatBreaksIsRetryableAndTheNextOneWorks() {
    CallRecord call = store.create(fresh("c1"), List.of());
    POSTGRES.asAdministrator(
        "select pg_terminate_backend(pid) from pg_stat_activity where datname = '"
            + POSTGRES.database()
            + "' and usename = 'host'");
    // The pool may notice before it hands the connection out, or the store when it uses it.
    for (int connection = 0; connection < 2; connection++) {
      try {
        assertThat(store.find(call.id())).contains(call);
      } catch (StoreException failed) {
        assertThat(failed.retryable()).isTrue();
      }
    }
    assertThat(store.find(call.id())).contains(call);
  }

  @Test
  void aServerThatSaysNothingAnyMoreIsGivenUpInBoundedTime() throws Exception {
    try (StallingProxy proxy = new StallingProxy(POSTGRES.port());
        HikariDataSource through =
            TestPostgres.pooled(
                POSTGRES.url().replace(":" + POSTGRES.port(), ":" + proxy.port()), 1)) {
      JdbiCallStore distant = impatient(through);
      assertThat(distant.find(SOME_CALL)).isEmpty();
      proxy.stall();
      long begun = System.nanoTime();
      assertThatThrownBy(() -> distant.find(SOME_CALL))
          .satisfies(retryable(true)::accept)
          .hasMessageContaining("cannot be reached, or broke off");
      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
    }
  }

  @Test
  void aLockInTheWayIsGivenUpInBoundedTime() throws SQLException {
    CallRecord call = store.create(fresh("c1"), List.of());
    try (Connection administrator = POSTGRES.administrator();
        Statement statement = administrator.createStatement()) {
      administrator.setAutoCommit(false);
      statement.execute("select from callkit.call for update");
      assertThatThrownBy(() -> store.save(save(call)))
          .satisfies(retryable(true)::accept)
          .hasMessageContaining("save call matboden.c1: PostgreSQL did not answer within 200 ms");
      administrator.rollback();
    }
    assertThat(store.save(save(call))).isInstanceOf(SaveResult.Saved.class);
  }

  @Test
  void whatTheServerQuotesIsNotPassedOn() {
    CallRecord call = store.create(fresh("c1"), List.of());
    POSTGRES.asAdministrator(
        "alter table callkit.call add constraint spiteful check (version < 2) not valid");
    try {
      assertThatThrownBy(() -> store.save(save(call)))
          .satisfies(retryable(false)::accept)
          .hasMessageContaining("a value breaks a rule of schema callkit (SQLSTATE 23514)")
          .satisfies(
              thrown ->
                  assertThat(printed(thrown))
                      .doesNotContain("Failing row", "spiteful", "+4670", "Ragnhild"));
    } finally {
      POSTGRES.asAdministrator("alter table callkit.call drop constraint spiteful");
    }
  }

  private static String printed(Throwable thrown) {
    StringWriter text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text));
    return text.toString();
  }

  @Test
  void aRecordThatCannotBeReadDoesNotStopTheOthers() {
    store.create(fresh("c1"), List.of());
    store.create(fresh("c2"), List.of());
    POSTGRES.asAdministrator("update callkit.call set record = 'rubbish' where id = 'c1'");
    assertThatThrownBy(() -> store.find(SOME_CALL))
        .satisfies(retryable(false)::accept)
        .hasMessageContaining("find call matboden.c1: sealed value: expected form 1 of it");
    NodeId node = new NodeId("here");
    assertThat(store.claimDue(node, NOW, Duration.ofSeconds(30), 10))
        .extracting(Claim::call)
        .extracting(CallRecord::id)
        .containsExactly(new CallId(SHOP, "c2"));
    assertThat(store.claimDue(node, NOW, Duration.ofSeconds(30), 10)).isEmpty();
  }

  @Test
  void patienceHasARange() {
    for (Duration wrong : List.of(Duration.ZERO, Duration.ofMillis(99), Duration.ofMinutes(6))) {
      assertThatThrownBy(
              () -> JdbiCallStore.builder(pool, TestPostgres.KEYS).patience(wrong).build())
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("patience: expected 100 ms to 5 min");
    }
  }
}
