package dev.callkit.jdbi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.callkit.call.BusinessId;
import dev.callkit.progress.CallRecord;
import dev.callkit.progress.CallStatus;
import dev.callkit.store.Save;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The rows beside the sealed record: figures that can be counted, and rules that keep them legal.
 */
class TablesTest {
  private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
  private static final TestPostgres POSTGRES = TestPostgres.migrated();
  private static HikariDataSource pool;
  private static Connection administrator;

  @BeforeAll
  static void oneCall() throws SQLException {
    pool = POSTGRES.pool(2);
    administrator = POSTGRES.administrator();
    JdbiCallStore store = JdbiCallStore.builder(pool, TestPostgres.KEYS).build();
    CallRecord over = Finished.call(new BusinessId("matboden"), "c1", "+46701740605", "Kim", NOW);
    CallRecord created =
        store.create(CallRecord.accepted(over.id(), over.request(), NOW, NOW), List.of());
    store.save(
        new Save(
            over.saved(created.version()),
            Finished.entries(NOW),
            Optional.empty(),
            false,
            false,
            Optional.empty()));
  }

  @AfterAll
  static void disconnect() throws SQLException {
    administrator.close();
    pool.close();
  }

  private static List<String> query(String sql) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Statement statement = administrator.createStatement();
        ResultSet found = statement.executeQuery(sql)) {
      while (found.next()) {
        rows.add(found.getString(1));
      }
    }
    return rows;
  }

  @Test
  void figuresStandBesideTheRecord() throws SQLException {
    assertThat(
            query(
                "select (status, disposition, attempts, entries, version)::text from callkit.call"))
        .containsExactly("(COMPLETED,COMPLETE,1,3,2)");
    assertThat(
            query(
                "select (number, phase, carrier_call, answered_by, cause, disposition)::text"
                    + " from callkit.attempt"))
        .containsExactly("(1,ENDED,CA1,HUMAN,WE_HUNG_UP,COMPLETE)");
    assertThat(
            query("select (question, place, status, value, confidence)::text from callkit.answer"))
        .containsExactly("(battre,0,ANSWERED,,1)");
    assertThat(query("select kind from callkit.event order by place"))
        .containsExactly("requested", "talk.asked", "talk.consented");
  }

  @Test
  void everyStatusOfTheModelIsLegalAndNoOther() throws SQLException {
    for (CallStatus status : CallStatus.values()) {
      String end = status.isFinal() ? "null, 'COMPLETE'" : "now(), null";
      execute(
          "update callkit.call set status = '"
              + status
              + "', (wake_at, disposition) = ("
              + end
              + ")");
    }
  }

  private static void execute(String sql) throws SQLException {
    administrator.setAutoCommit(false);
    try (Statement statement = administrator.createStatement()) {
      assertThat(statement.executeUpdate(sql)).as(sql).isPositive();
    } finally {
      administrator.rollback();
      administrator.setAutoCommit(true);
    }
  }

  @Test
  void valuesThatTheModelDoesNotKnowAreRefused() {
    List<String> illegal =
        List.of(
            "update callkit.call set status = 'LOST'",
            "update callkit.call set status = 'INITIATED'",
            "update callkit.call set wake_at = now()",
            "update callkit.call set disposition = null",
            "update callkit.call set version = 0",
            "update callkit.call set priority = 2",
            "update callkit.call set phone_hash = 'short'",
            "update callkit.call set holder = 'nobody'",
            "update callkit.call set business = 'a.b'",
            "update callkit.attempt set number = 0",
            "update callkit.attempt set phase = 'ELSEWHERE'",
            "update callkit.attempt set phase = 'RINGING'",
            "update callkit.attempt set cost = -1, currency = 'USD'",
            "update callkit.attempt set cost = 1, currency = null",
            "update callkit.answer set confidence = 1.01",
            "update callkit.answer set confidence = 'NaN'",
            "update callkit.answer set responded_at = asked_at - interval '1 second'",
            "update callkit.answer set status = 'GUESSED'",
            "update callkit.answer set status = 'REFUSED', value = '5'",
            "update callkit.event set place = -1",
            "insert into callkit.ledger values ('matboden', 0, '{}')");
    for (String sql : illegal) {
      assertThatThrownBy(() -> execute(sql))
          .as(sql)
          .isInstanceOfSatisfying(
              SQLException.class,
              refused -> assertThat(refused.getSQLState()).as(sql).isEqualTo("23514"));
    }
  }

  @Test
  void everyKeyBeginsWithTheBusiness() throws SQLException {
    assertThat(
            query(
                "select c.conname from pg_constraint c join pg_class t on t.oid = c.conrelid"
                    + " join pg_namespace n on n.oid = t.relnamespace"
                    + " join pg_attribute a on a.attrelid = t.oid and a.attnum = c.conkey[1]"
                    + " where n.nspname = 'callkit' and c.contype in ('p', 'u', 'f')"
                    + " and t.relname not in ('schema_version', 'suppression', 'slot')"
                    + " and a.attname <> 'business'"))
        .isEmpty();
  }

  @Test
  void queriesUseTheIndexesMadeForThem() throws SQLException {
    TestPostgres full = TestPostgres.migrated();
    full.asAdministrator(
        "insert into callkit.call (business, id, verification, version, status, priority,"
            + " phone_hash, requested_at, wake_at, disposition, attempts, entries, record)"
            + " select 'b' || n % 20, 'c' || n, 'v' || n, 1,"
            + " case when n % 50 = 0 then 'INITIATED' else 'COMPLETED' end, 1,"
            + " sha256(n::text::bytea), now(), case when n % 50 = 0 then now() + n * interval '1s'"
            + " end, case when n % 50 <> 0 then 'COMPLETE' end, 0, 0, 'x'"
            + " from generate_series(1, 20000) n",
        "insert into callkit.event select business, id, n, now(), 0, 'x', 'x'"
            + " from callkit.call, generate_series(0, 2) n",
        "analyze");
    Map<String, String> plans =
        Map.of(
            "select business, id from callkit.call where due_at <= now()"
                + " order by priority, due_at limit 50 for update skip locked",
            "call_due",
            "select record from callkit.call where business = 'b1' and id = 'c1'",
            "call_pkey",
            "select record from callkit.call where business = 'b1' and verification = 'v1'",
            "call_business_verification_key",
            "select record from callkit.call where business = 'b1' and phone_hash = 'x'",
            "call_by_phone",
            "select body from callkit.event where business = 'b1' and call = 'c1'"
                + " order by place offset 0 limit 100",
            "event_pkey");
    try (Connection connection = full.administrator();
        Statement statement = connection.createStatement()) {
      for (String role : List.of("callkit_business", "callkit_service")) {
        connection.setAutoCommit(false);
        statement.execute("set local role " + role);
        statement.execute("set local callkit.business = 'b1'");
        for (Map.Entry<String, String> plan : plans.entrySet()) {
          StringBuilder text = new StringBuilder();
          try (ResultSet rows = statement.executeQuery("explain " + plan.getKey())) {
            while (rows.next()) {
              text.append(rows.getString(1)).append('\n');
            }
          }
          // A business looks for due calls only in tests; its policy makes another index as good.
          if (role.equals("callkit_service") || !plan.getValue().equals("call_due")) {
            assertThat(text.toString())
                .as(plan.getKey())
                .contains(plan.getValue())
                .doesNotContain("Seq Scan");
          }
        }
        connection.rollback();
      }
    }
  }
}
