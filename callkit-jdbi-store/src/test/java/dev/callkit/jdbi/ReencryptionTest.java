package dev.callkit.jdbi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.callkit.call.BusinessId;
import dev.callkit.call.CallId;
import dev.callkit.progress.CallEvent;
import dev.callkit.progress.CallRecord;
import dev.callkit.progress.TimelineEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReencryptionTest {
  private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
  private static final byte[] NUMBERS = TestPostgres.key('n');

  private static StoreKeys keys(String current, String... names) {
    Map<String, byte[]> keys = new java.util.LinkedHashMap<>();
    for (String name : names) {
      keys.put(name, TestPostgres.key(name.charAt(name.length() - 1)));
    }
    return StoreKeys.of(current, keys, NUMBERS);
  }

  private static JdbiCallStore store(HikariDataSource pool, StoreKeys keys) {
    return JdbiCallStore.builder(pool, keys).build();
  }

  @Test
  void afterEncryptingAnewTheOldKeyIsOfNoUse() {
    TestPostgres postgres = TestPostgres.migrated();
    try (HikariDataSource pool = postgres.pool(4)) {
      JdbiCallStore before = store(pool, keys("k1", "k1"));
      List<CallRecord> calls = new ArrayList<>();
      List<TimelineEntry> entries = new ArrayList<>();
      for (int second = 0; second < 3; second++) {
        entries.add(new TimelineEntry(NOW.plusSeconds(second), 0, new CallEvent.CancelRequested()));
      }
      for (int number = 0; number < 250; number++) {
        BusinessId business = new BusinessId("b" + number % 3);
        CallRecord call = Finished.call(business, "c" + number, "+46701740605", "Kim", NOW);
        calls.add(before.create(CallRecord.accepted(call.id(), call.request(), NOW, NOW), entries));
      }

      // More than one batch of each, and exactly once each.
      assertThat(store(pool, keys("k2", "k1", "k2")).reencrypt()).isEqualTo(250 + 3 * 250);
      assertThat(store(pool, keys("k2", "k1", "k2")).reencrypt()).isZero();

      JdbiCallStore after = store(pool, keys("k2", "k2"));
      for (CallRecord call : calls) {
        assertThat(after.find(call.id())).contains(call);
        assertThat(after.timeline(call.id(), 0, 10)).isEqualTo(entries);
      }
      CallId first = calls.get(0).id();
      assertThatThrownBy(() -> before.find(first))
          .hasMessage(
              "find call b0.c0: sealed value: written with key k2, which the store's keys do not"
                  + " have");
      assertThatThrownBy(() -> before.timeline(first, 0, 10))
          .hasMessageContaining("read the timeline of call b0.c0")
          .hasMessageContaining("written with key k2");
    }
  }
}
