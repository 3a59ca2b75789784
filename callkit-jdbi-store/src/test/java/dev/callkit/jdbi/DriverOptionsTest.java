package dev.callkit.jdbi;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.callkit.call.BusinessId;
import dev.callkit.call.CallId;
import dev.callkit.progress.CallRecord;
import dev.callkit.question.QuestionLedger;
import dev.callkit.store.NodeId;
import dev.callkit.store.Save;
import dev.callkit.store.SaveResult;
import dev.callkit.store.VersionedLedger;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The {@code DataSource} is the host's, and so are the driver's options. Some make the driver send
 * one by one what the store hands over in one piece; what the transaction has taken on must hold to
 * its end all the same.
 */
class DriverOptionsTest {
  private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
  private static final BusinessId SHOP = new BusinessId("matboden");
  private static final NodeId NODE = new NodeId("here");
  private static final TestPostgres POSTGRES = TestPostgres.migrated();

  @BeforeEach
  void forget() {
    POSTGRES.clear();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "preferQueryMode=extended",
        "preferQueryMode=simple",
        "preferQueryMode=extendedForPrepared",
        "preferQueryMode=extendedCacheEverything",
        "prepareThreshold=0",
        "prepareThreshold=1",
        "stringtype=unspecified",
        "autosave=always",
        "binaryTransfer=false",
        "defaultRowFetchSize=1",
        "reWriteBatchedInserts=true"
      })
  void aCallIsTheSameWithEveryOptionOfTheDriver(String option) {
    try (HikariDataSource pool = TestPostgres.pooled(POSTGRES.url() + "&" + option, 2)) {
      JdbiCallStore store = JdbiCallStore.builder(pool, TestPostgres.KEYS).build();
      // Often enough that the driver has statements prepared on the server.
      for (int number = 0; number < 8; number++) {
        callIsKept(store, number);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aPoolMayHandOutConnectionsThatCommitByThemselvesOrNot(boolean autoCommit) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(POSTGRES.url());
    config.setMaximumPoolSize(1);
    config.setAutoCommit(autoCommit);
    try (HikariDataSource pool = new HikariDataSource(config)) {
      JdbiCallStore store = JdbiCallStore.builder(pool, TestPostgres.KEYS).build();
      for (int number = 0; number < 8; number++) {
        callIsKept(store, number);
      }
    }
  }

  private static void callIsKept(JdbiCallStore store, int number) {
    CallRecord over = Finished.call(SHOP, "c" + number, "+4670174060" + number, "Ragnhild", NOW);
    CallRecord fresh = CallRecord.accepted(over.id(), over.request(), NOW, NOW);
    store.create(fresh, Finished.entries(NOW));
    CallRecord claimed = store.claimDue(NODE, NOW, Duration.ofSeconds(30), 1).get(0).call();
    assertThat(claimed).isEqualTo(fresh.saved(1));
    VersionedLedger read = store.ledger(SHOP);
    assertThat(read.version()).isEqualTo(number);
    Save save =
        new Save(
            over.saved(1),
            Finished.entries(NOW),
            Optional.of(new VersionedLedger(QuestionLedger.EMPTY, read.version())),
            false,
            true,
            Optional.of(new Save.Holder(NODE, NOW.plusSeconds(30))));
    assertThat(store.save(save)).isEqualTo(new SaveResult.Saved(over.saved(2)));
    assertThat(store.save(save)).isEqualTo(new SaveResult.Stale());
    assertThat(store.find(over.id())).contains(over.saved(2));
    assertThat(store.find(new CallId(new BusinessId("bokladan"), "c" + number))).isEmpty();
    assertThat(store.timeline(over.id(), 0, 10)).hasSize(2 * Finished.entries(NOW).size());
    assertThat(store.person(SHOP, over.request().respondent().phone()).asked()).isNotEmpty();
  }
}
