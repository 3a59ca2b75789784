package dev.callkit.jdbi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.callkit.call.Basis;
import dev.callkit.call.BusinessId;
import dev.callkit.call.CallId;
import dev.callkit.call.CallRequest;
import dev.callkit.call.PhoneNumber;
import dev.callkit.call.Respondent;
import dev.callkit.call.VerificationId;
import dev.callkit.call.Visit;
import dev.callkit.progress.CallEvent;
import dev.callkit.progress.CallRecord;
import dev.callkit.progress.TimelineEntry;
import dev.callkit.question.QuestionLedger;
import dev.callkit.store.Save;
import dev.callkit.store.VersionedLedger;
import java.io.IOException;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;

/**
 * Somebody who can run statements in a transaction of one business, and who knows every id of the
 * other one: what do they get to see, to change or to guess? (Who can also change the setting or
 * the role is the library itself; policies guard against a query that is wrong, not against its
 * author.)
 */
class AdversaryTest {
  private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
  private static final BusinessId VICTIM = new BusinessId("matboden");
  private static final BusinessId ADVERSARY = new BusinessId("bokladan");
  private static final String NUMBER = "+46701740605";
  private static final String NAME = "Ragnhild";

  private static final TestPostgres POSTGRES = TestPostgres.migrated();
  private static HikariDataSource pool;

  @BeforeAll
  static void twoBusinesses() {
    pool = POSTGRES.pool(2);
    JdbiCallStore store = JdbiCallStore.builder(pool, TestPostgres.KEYS).build();
    for (BusinessId business : List.of(VICTIM, ADVERSARY)) {
      CallRecord call = Finished.call(business, "c1", NUMBER, NAME, NOW);
      CallRecord created = store.create(fresh(business, call), List.of());
      store.save(
          new Save(
              call.saved(created.version()),
              Finished.entries(NOW),
              Optional.of(new VersionedLedger(QuestionLedger.EMPTY, 0)),
              true,
              false,
              Optional.empty()));
    }
    POSTGRES.asAdministrator(
        "insert into callkit.business select b, b, 'Europe/Stockholm', '{}'"
            + " from unnest(array['matboden', 'bokladan']) b",
        "insert into callkit.question select b, 'nojd', 0, 'Hur var besöket?', 1, 'HIGH', 9, true,"
            + " '{}' from unnest(array['matboden', 'bokladan']) b",
        "insert into callkit.reservation select b, 'c1', 1, '{}'"
            + " from unnest(array['matboden', 'bokladan']) b",
        "insert into callkit.selection select b, 'c1', 0, now(), array['nojd'], '{}'"
            + " from unnest(array['matboden', 'bokladan']) b");
    // What stays of calls that retention has removed is of a business, too.
    POSTGRES.asAdministrator(
        "insert into callkit.outcome_tally select b, '2026-11-01', 'FAILED', 'BUSY', 3"
            + " from unnest(array['matboden', 'bokladan']) b",
        "insert into callkit.answer_tally select b, 'nojd', '2026-11-01', 'ANSWERED', '5', 3"
            + " from unnest(array['matboden', 'bokladan']) b");
  }

  private static CallRecord fresh(BusinessId business, CallRecord call) {
    return CallRecord.accepted(new CallId(business, "c1"), call.request(), NOW, NOW);
  }

  @AfterAll
  static void disconnect() {
    pool.close();
  }

  /** A statement of the adversary's, inside a transaction as the store begins it. */
  private interface Attack {
    long run(Statement statement) throws SQLException;
  }

  private static long asAdversary(Attack attack) throws SQLException {
    return in("callkit_business", ADVERSARY.value(), attack);
  }

  private static long in(String role, String business, Attack attack) throws SQLException {
    try (Connection connection = pool.getConnection()) {
      connection.setAutoCommit(false);
      try (Statement statement = connection.createStatement()) {
        statement.execute("set local role " + role);
        if (!business.isEmpty()) {
          statement.execute("set local callkit.business = '" + business + "'");
        }
        return attack.run(statement);
      } finally {
        connection.rollback();
      }
    }
  }

  private static long count(Statement statement, String sql) throws SQLException {
    try (ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  @Test
  void everyTableWithABusinessHasForcedRowLevelSecurity() throws SQLException {
    try (Connection administrator = POSTGRES.administrator();
        Statement statement = administrator.createStatement()) {
      long open =
          count(
              statement,
              "select count(*) from pg_attribute a join pg_class t on t.oid = a.attrelid"
                  + " join pg_namespace n on n.oid = t.relnamespace"
                  + " where n.nspname = 'callkit' and t.relkind = 'r' and a.attname = 'business'"
                  + " and not (t.relrowsecurity and t.relforcerowsecurity)");
      assertThat(open).isZero();
      assertThat(
              count(
                  statement,
                  "select count(distinct tablename) from pg_policies"
                      + " where schemaname = 'callkit' and policyname = 'own_business'"))
          .isEqualTo(TestPostgres.tables().size());
    }
  }

  @Test
  void ofTheOthersRowsNoneIsThere() throws SQLException {
    for (String table : TestPostgres.tables()) {
      asAdversary(
          statement -> {
            assertThat(count(statement, "select count(*) from callkit." + table))
                .as("own rows of %s", table)
                .isPositive();
            assertThat(
                    count(
                        statement,
                        "select count(*) from callkit."
                            + table
                            + " where business = '"
                            + VICTIM
                            + "'"))
                .as("the other's rows of %s", table)
                .isZero();
            return 0;
          });
    }
  }

  @Test
  void joinsFunctionsAndSubqueriesSeeNoMore() throws SQLException {
    List<String> attempts =
        List.of(
            "select count(*) from callkit.call c join callkit.event e using (business)"
                + " where c.business <> '"
                + ADVERSARY
                + "' or e.business <> '"
                + ADVERSARY
                + "'",
            "select count(*) from callkit.call where (business, id) = ('matboden', 'c1')",
            "select count(*) from callkit.call where business || '' like 'mat%'",
            "select count(*) from callkit.suppression s where exists (select from callkit.call c"
                + " where c.phone_hash = s.phone_hash and c.business <> 'bokladan')",
            "select count(*) from callkit.call c where c.ctid = '(0,1)' and c.business ="
                + " 'matboden'",
            "select coalesce(sum(length(xmlforest(business)::text)), 0) from callkit.call"
                + " where business = 'matboden'",
            "select count(*) from (table callkit.call) c where business = 'matboden'");
    for (String attempt : attempts) {
      assertThat(asAdversary(statement -> count(statement, attempt))).as(attempt).isZero();
    }
  }

  @Test
  void aFunctionOfTheAdversarysOwnIsNotShownTheOthersRows() throws SQLException {
    // A cheap function in a condition is run early, and would see rows before a policy hides them.
    long seen =
        asAdversary(
            statement -> {
              statement.execute("reset role");
              statement.execute(
                  "create function pg_temp.peek(text) returns boolean language plpgsql cost 0.0001"
                      + " as $$ begin if $1 = 'matboden' then raise exception 'seen'; end if;"
                      + " return true; end $$");
              statement.execute("set local role callkit_business");
              return count(
                  statement, "select count(*) from callkit.call where pg_temp.peek(business)");
            });
    assertThat(seen).isEqualTo(1);
  }

  @Test
  void copyGivesTheOwnRowsOnly() throws SQLException, IOException {
    StringWriter copied = new StringWriter();
    asAdversary(
        statement -> {
          try {
            return statement
                .getConnection()
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyOut("copy (select * from callkit.call) to stdout", copied);
          } catch (IOException impossible) {
            throw new SQLException(impossible);
          }
        });
    assertThat(copied.toString()).contains("bokladan").doesNotContain("matboden");
    assertThatThrownBy(
            () ->
                asAdversary(statement -> statement.executeUpdate("copy callkit.call to '/tmp/x'")))
        .isInstanceOf(SQLException.class);
  }

  @Test
  void nothingOfTheOthersIsChanged() throws SQLException {
    List<String> attempts =
        List.of(
            "update callkit.call set holder = 'me', held_until = now() where business = 'matboden'",
            "update callkit.ledger set version = 99 where business = 'matboden'",
            "delete from callkit.answer where business = 'matboden'");
    for (String attempt : attempts) {
      assertThat(asAdversary(statement -> statement.executeUpdate(attempt))).as(attempt).isZero();
    }
    for (String attempt :
        List.of(
            "update callkit.person set business = 'matboden'",
            "insert into callkit.ledger (business, version, document) values ('matboden', 9, '{}')",
            "insert into callkit.ledger (business, version, document) values ('nobody', 9, '{}')",
            "delete from callkit.call",
            "delete from callkit.event",
            "delete from callkit.suppression",
            "update callkit.event set attempt = 9",
            "update callkit.answer_tally set answers = 9",
            "truncate callkit.call",
            "alter table callkit.call disable row level security",
            "drop policy own_business on callkit.call",
            "create table callkit.mine (id int)")) {
      assertThatThrownBy(() -> asAdversary(statement -> statement.executeUpdate(attempt)))
          .as(attempt)
          .isInstanceOfSatisfying(
              SQLException.class,
              refused -> assertThat(refused.getSQLState()).as(attempt).isEqualTo("42501"));
    }
  }

  @Test
  void anErrorDoesNotTellWhetherTheOtherHasARow() {
    String taken = messageOf("matboden", "c1");
    String free = messageOf("matboden", "c999");
    assertThat(taken.replace("c1", "c999")).isEqualTo(free);
  }

  private static String messageOf(String business, String call) {
    try {
      asAdversary(
          statement ->
              statement.executeUpdate(
                  "insert into callkit.event (business, call, place, at, attempt, kind, body)"
                      + " values ('"
                      + business
                      + "', '"
                      + call
                      + "', 0, now(), 0, 'x', '')"));
      return "none";
    } catch (SQLException refused) {
      return refused.getSQLState() + refused.getMessage();
    }
  }

  @Test
  void thereAreNoSequencesToReadAndNoFunctionsToCall() throws SQLException {
    try (Connection administrator = POSTGRES.administrator();
        Statement statement = administrator.createStatement()) {
      assertThat(count(statement, "select count(*) from pg_sequences where schemaname = 'callkit'"))
          .isZero();
      assertThat(
              count(
                  statement,
                  "select count(*) from pg_proc p join pg_namespace n on n.oid = p.pronamespace"
                      + " where n.nspname = 'callkit'"))
          .isZero();
    }
  }

  @Test
  void withoutABusinessThereAreNoRows() throws SQLException {
    for (String table : TestPostgres.tables()) {
      assertThat(
              in(
                  "callkit_business",
                  "",
                  statement -> count(statement, "select count(*) from callkit." + table)))
          .as(table)
          .isZero();
    }
  }

  @Test
  void outsideAStoreTransactionTheLoginSeesNothingAtAll() throws SQLException {
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement()) {
      // The login owns the schema here; forced policies hold for it too.
      assertThat(count(statement, "select count(*) from callkit.call")).isZero();
    }
  }

  @Test
  void aPooledConnectionCarriesNoBusinessOn() throws SQLException {
    try (HikariDataSource single = POSTGRES.pool(1)) {
      JdbiCallStore store = JdbiCallStore.builder(single, TestPostgres.KEYS).build();
      assertThat(store.find(new CallId(VICTIM, "c1"))).isPresent();
      try (Connection connection = single.getConnection();
          Statement statement = connection.createStatement();
          ResultSet row =
              statement.executeQuery(
                  "select current_setting('callkit.business', true), current_user,"
                      + " current_setting('statement_timeout')")) {
        row.next();
        assertThat(row.getString(1)).isNullOrEmpty();
        assertThat(row.getString(2)).isEqualTo(POSTGRES.user());
        assertThat(row.getString(3)).isEqualTo("0");
      }
    }
  }

  @Test
  void theServiceSeesEveryBusiness() throws SQLException {
    assertThat(
            in(
                "callkit_service",
                "",
                statement -> count(statement, "select count(*) from callkit.call")))
        .isEqualTo(2);
  }

  @Test
  void whoReadsTheDiskFindsNoNumberNameOrWord() throws SQLException {
    StringBuilder everything = new StringBuilder();
    try (Connection administrator = POSTGRES.administrator();
        Statement statement = administrator.createStatement()) {
      for (String table :
          List.of(
              "suppression", "call", "attempt", "answer", "event", "ledger", "person", "asked")) {
        try (ResultSet rows =
            statement.executeQuery("select t::text from callkit." + table + " t")) {
          while (rows.next()) {
            everything.append(rows.getString(1)).append('\n');
          }
        }
      }
    }
    String hex = everything.toString();
    assertThat(hex).contains("bokladan");
    for (String secret : List.of(NUMBER.substring(1), NAME, Finished.WORDS)) {
      assertThat(hex).doesNotContain(secret).doesNotContain(hexOf(secret));
    }
  }

  private static String hexOf(String text) {
    StringBuilder hex = new StringBuilder();
    for (byte one : TestPostgres.bytes(text)) {
      hex.append(String.format(java.util.Locale.ROOT, "%02x", one));
    }
    return hex.toString();
  }

  @Test
  void aRecordCopiedToAnotherRowDoesNotOpen() {
    JdbiCallStore store = JdbiCallStore.builder(pool, TestPostgres.KEYS).build();
    CallRequest request =
        CallRequest.of(
            ADVERSARY,
            Respondent.of(PhoneNumber.of(NUMBER)),
            Visit.at(NOW),
            new Basis(new VerificationId("v9"), NOW, "test", true));
    CallRecord mine = CallRecord.accepted(new CallId(ADVERSARY, "c9"), request, NOW, NOW);
    store.create(mine, List.of(new TimelineEntry(NOW, 0, new CallEvent.CancelRequested())));
    POSTGRES.asAdministrator(
        "update callkit.call set record = (select record from callkit.call where business ="
            + " 'matboden' and id = 'c1') where id = 'c9'");
    assertThatThrownBy(() -> store.find(mine.id()))
        .hasMessageContaining("find call bokladan.c9")
        .hasMessageContaining("belongs to another place");
    POSTGRES.asAdministrator("delete from callkit.call where id = 'c9'");
  }
}
