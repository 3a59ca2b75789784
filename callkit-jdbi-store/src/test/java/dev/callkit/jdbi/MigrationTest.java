package dev.callkit.jdbi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.callkit.call.BusinessId;
import dev.callkit.call.CallId;
import dev.callkit.store.StoreException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class MigrationTest {
  private static final CallId SOME_CALL = new CallId(new BusinessId("matboden"), "c1");

  private static JdbiCallStore store(HikariDataSource pool) {
    return JdbiCallStore.builder(pool, TestPostgres.KEYS).build();
  }

  @Test
  void tenNodesThatStartAtOnceMakeOneSchema() throws Exception {
    TestPostgres postgres = TestPostgres.empty();
    ExecutorService nodes = Executors.newFixedThreadPool(10);
    CountDownLatch go = new CountDownLatch(1);
    try (HikariDataSource pool = postgres.pool(10)) {
      List<Future<Boolean>> started = new ArrayList<>();
      for (int node = 0; node < 10; node++) {
        Callable<Boolean> start =
            () -> {
              go.await();
              JdbiCallStore store = store(pool);
              store.migrate();
              return store.find(SOME_CALL).isEmpty();
            };
        started.add(nodes.submit(start));
      }
      go.countDown();
      for (Future<Boolean> node : started) {
        assertThat(node.get()).isTrue();
      }
    } finally {
      nodes.shutdownNow();
    }
    assertThat(versions(postgres)).containsExactly(1);
  }

  private static List<Integer> versions(TestPostgres postgres) throws SQLException {
    List<Integer> versions = new ArrayList<>();
    try (Connection administrator = postgres.administrator();
        Statement statement = administrator.createStatement();
        ResultSet rows =
            statement.executeQuery("select version from callkit.schema_version order by 1")) {
      while (rows.next()) {
        versions.add(rows.getInt(1));
      }
    }
    return versions;
  }

  @Test
  void migratingAgainNeedsNoMorePrivilegesThanUsing() {
    TestPostgres postgres = TestPostgres.migrated();
    postgres.asAdministrator(
        "drop role if exists guest",
        "create role guest login",
        "grant callkit_business, callkit_service to guest with inherit false");
    try (HikariDataSource guest = postgres.pool("guest", 2)) {
      assertThatCode(() -> store(guest).migrate()).doesNotThrowAnyException();
      assertThat(store(guest).find(SOME_CALL)).isEmpty();
    }
  }

  @Test
  void aSchemaOfAnotherNameLivesBesideOurs() throws SQLException {
    TestPostgres postgres = TestPostgres.migrated();
    try (HikariDataSource pool = postgres.pool(2)) {
      JdbiCallStore other =
          JdbiCallStore.builder(pool, TestPostgres.KEYS).schema("samtal_2").build();
      other.migrate();
      assertThat(other.find(SOME_CALL)).isEmpty();
    }
    try (Connection administrator = postgres.administrator();
        Statement statement = administrator.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select count(*), count(*) filter (where roles = '{samtal_2_business}'"
                    + " and qual like '%samtal_2.business%') from pg_policies"
                    + " where schemaname = 'samtal_2'")) {
      rows.next();
      assertThat(rows.getInt(1)).isEqualTo(2 * TestPostgres.tables().size());
      assertThat(rows.getInt(2)).isEqualTo(TestPostgres.tables().size());
    }
  }

  @Test
  void schemaNamesThatNeedQuotesAreRefused() {
    try (HikariDataSource pool = TestPostgres.pooled("jdbc:postgresql://localhost:1/x", 1)) {
      for (String name : List.of("", "CallKit", "a b", "a\"; drop schema public; --", "pg_mine")) {
        assertThatThrownBy(
                () -> JdbiCallStore.builder(pool, TestPostgres.KEYS).schema(name).build())
            .as(name)
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessageStartingWith("schema: expected");
      }
    }
  }

  @Test
  void aSchemaNewerThanTheLibraryIsRefused() {
    TestPostgres postgres = TestPostgres.migrated();
    postgres.asAdministrator("insert into callkit.schema_version (version) values (7)");
    try (HikariDataSource pool = postgres.pool(2)) {
      assertThatThrownBy(() -> store(pool).migrate())
          .isInstanceOfSatisfying(
              StoreException.class, refused -> assertThat(refused.retryable()).isFalse())
          .hasMessage(
              "migrate schema callkit: it has version 7, this version of the library knows 1 to 1:"
                  + " update the library on this node");
      assertThatThrownBy(() -> store(pool).find(SOME_CALL))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("it has version 7");
    }
  }

  @Test
  void withoutASchemaTheMessageSaysWhatToDo() {
    TestPostgres postgres = TestPostgres.empty();
    try (HikariDataSource pool = postgres.pool(2)) {
      JdbiCallStore store =
          JdbiCallStore.builder(pool, TestPostgres.KEYS).schema("not_there").build();
      assertThatThrownBy(() -> store.find(SOME_CALL))
          .isInstanceOfSatisfying(
              StoreException.class, refused -> assertThat(refused.retryable()).isFalse())
          .hasMessageContaining("call migrate()");
    }
  }

  @Test
  void aUserWithoutPrivilegesIsToldWhichOnesItNeeds() {
    TestPostgres postgres = TestPostgres.migrated();
    postgres.asAdministrator("drop role if exists stranger", "create role stranger login");
    try (HikariDataSource pool = postgres.pool("stranger", 2)) {
      assertThatThrownBy(() -> store(pool).find(SOME_CALL))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("must be granted callkit_business and callkit_service");
      JdbiCallStore other = JdbiCallStore.builder(pool, TestPostgres.KEYS).schema("mine").build();
      assertThatThrownBy(other::migrate)
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("must be allowed to create schemas and roles");
    }
  }

  @Test
  void aMigrationThatFailsLeavesNothingBehind() throws SQLException {
    TestPostgres postgres = TestPostgres.empty();
    // A table of that name makes the script fail half-way.
    postgres.asAdministrator(
        "create schema callkit authorization " + postgres.user(),
        "create table callkit.person (id int)");
    try (HikariDataSource pool = postgres.pool(2)) {
      assertThatThrownBy(() -> store(pool).migrate()).isInstanceOf(StoreException.class);
      try (Connection administrator = postgres.administrator();
          Statement statement = administrator.createStatement();
          ResultSet rows =
              statement.executeQuery(
                  "select count(*) from pg_tables where schemaname = 'callkit'")) {
        rows.next();
        assertThat(rows.getInt(1)).isEqualTo(1);
      }
      postgres.asAdministrator("drop table callkit.person");
      store(pool).migrate();
      assertThat(store(pool).find(SOME_CALL)).isEmpty();
    }
  }
}
