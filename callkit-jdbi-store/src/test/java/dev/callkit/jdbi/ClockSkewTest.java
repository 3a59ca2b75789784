package dev.callkit.jdbi;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.callkit.call.BusinessId;
import dev.callkit.call.CallId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * A node whose clock is not the server's takes calls from others too early, or too late. It is said
 * once, at its first use.
 */
class ClockSkewTest {
  private static final CallId SOME_CALL = new CallId(new BusinessId("matboden"), "c1");
  private static final TestPostgres POSTGRES = TestPostgres.migrated();

  /**
   * What a node warns of whose clock is this far ahead of the server's, which is this machine's.
   */
  private static List<String> warnings(Duration ahead) {
    InstantSource system = InstantSource.system();
    try (HikariDataSource pool = POSTGRES.pool(1);
        Logged logged = Logged.by(Schema.class)) {
      JdbiCallStore store =
          JdbiCallStore.builder(pool, TestPostgres.KEYS)
              .clock(() -> system.instant().plus(ahead))
              .build();
      store.find(SOME_CALL);
      store.find(SOME_CALL);
      return logged.warnings();
    }
  }

  @Test
  void aClockThatIsAheadIsWarnedOfOnce() {
    assertThat(warnings(Duration.ofMinutes(1).plusMillis(200)))
        .singleElement()
        .asString()
        .matches(
            "this node's clock is 6\\d s ahead of PostgreSQL's: holds of other nodes end too early"
                + " for it");
  }

  @Test
  void aClockThatIsBehindIsWarnedOfOnce() {
    assertThat(warnings(Duration.ofMinutes(-1).minusMillis(200)))
        .singleElement()
        .asString()
        .matches(
            "this node's clock is [56]\\d s behind PostgreSQL's: holds of other nodes end too late"
                + " for it");
  }

  @Test
  void aClockThatIsNearlyRightIsNotWarnedOf() {
    assertThat(warnings(Duration.ofSeconds(2))).isEmpty();
    assertThat(warnings(Duration.ofSeconds(-4))).isEmpty();
  }
}
