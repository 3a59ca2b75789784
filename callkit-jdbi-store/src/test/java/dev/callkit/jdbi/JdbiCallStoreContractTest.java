package dev.callkit.jdbi;

import com.zaxxer.hikari.HikariDataSource;
import dev.callkit.store.CallStore;
import dev.callkit.testing.contract.CallStoreContract;
import dev.callkit.testing.contract.CallStorePacingContract;
import dev.callkit.testing.contract.CallStoreStoryContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;

/** The published contract on a real PostgreSQL: two stores with a pool each, as on two nodes. */
class JdbiCallStoreContractTest {
  private static final TestPostgres POSTGRES = TestPostgres.migrated();
  private static HikariDataSource here;
  private static HikariDataSource there;

  @BeforeAll
  static void connect() {
    here = POSTGRES.pool(8);
    there = POSTGRES.pool(8);
  }

  @AfterAll
  static void disconnect() {
    here.close();
    there.close();
  }

  private static CallStore empty() {
    POSTGRES.clear();
    return JdbiCallStore.builder(here, TestPostgres.KEYS).build();
  }

  private static CallStore other() {
    return JdbiCallStore.builder(there, TestPostgres.KEYS).build();
  }

  @Nested
  class Rules extends CallStoreContract {
    @Override
    protected CallStore emptyStore() {
      return empty();
    }

    @Override
    protected CallStore seenByAnotherNode(CallStore store) {
      return other();
    }
  }

  @Nested
  class Stories extends CallStoreStoryContract {
    @Override
    protected CallStore emptyStore() {
      return empty();
    }

    @Override
    protected CallStore seenByAnotherNode(CallStore store) {
      return other();
    }
  }

  @Nested
  class Paces extends CallStorePacingContract {
    @Override
    protected CallStore emptyStore() {
      return empty();
    }

    @Override
    protected CallStore seenByAnotherNode(CallStore store) {
      return other();
    }
  }
}
