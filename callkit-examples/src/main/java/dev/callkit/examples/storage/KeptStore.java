package dev.callkit.examples.storage;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.callkit.jdbi.JdbiCallStore;
import dev.callkit.jdbi.StoreKeys;
import dev.callkit.store.CallStore;
import java.time.Duration;

/** Calls in PostgreSQL, and what is closed after them. */
final class KeptStore implements Storage {
  private static final int CONNECTIONS = 4;
  private static final Duration WAIT = Duration.ofSeconds(5);

  private final HikariDataSource pool;
  private final JdbiCallStore store;
  private final String place;
  private final Runnable afterwards;

  /**
   * Opens a pool; the schema must be there.
   *
   * @param pool its connections
   * @param place where the data are, to be said in a sentence
   * @param afterwards what is to be done when the pool is closed
   */
  KeptStore(HikariDataSource pool, StoreKeys keys, String place, Runnable afterwards) {
    this.pool = pool;
    // Virtual time waits for nobody, so nobody can wake it.
    this.store = JdbiCallStore.builder(pool, keys).notices(false).build();
    this.place = place;
    this.afterwards = afterwards;
  }

  static HikariDataSource pool(String url) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setMaximumPoolSize(CONNECTIONS);
    config.setMinimumIdle(1);
    config.setConnectionTimeout(WAIT.toMillis());
    // What is wrong with a server shows at first use, in the store's words.
    config.setInitializationFailTimeout(-1);
    return new HikariDataSource(config);
  }

  @Override
  public CallStore store() {
    return store;
  }

  @Override
  public String place() {
    return place;
  }

  @Override
  public boolean lasting() {
    return true;
  }

  @Override
  public void close() {
    try {
      pool.close();
    } finally {
      afterwards.run();
    }
  }
}
