package dev.callkit.examples.storage;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.callkit.jdbi.JdbiCallStore;
import dev.callkit.jdbi.StoreKeys;
import dev.callkit.store.CallStore;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Calls in PostgreSQL, and what is closed after them. */
final class KeptStore implements Storage {
  private static final Duration WAIT = Duration.ofSeconds(5);

  private final Pool pool;
  private final JdbiCallStore store;
  private final String schema;
  private final String place;
  private final Runnable afterwards;

  /**
   * Opens a pool; the schema must be there.
   *
   * @param pool its connections
   * @param schema the schema's name
   * @param use what for
   * @param place where the data are, to be said in a sentence
   * @param afterwards what is to be done when the pool is closed
   */
  KeptStore(
      Pool pool, String schema, StorageUse use, StoreKeys keys, String place, Runnable afterwards) {
    this.pool = pool;
    // One at a time has nobody to wake it.
    this.store = JdbiCallStore.builder(pool, keys).schema(schema).notices(use.shared()).build();
    this.schema = schema;
    this.place = place;
    this.afterwards = afterwards;
  }

  /**
   * Connections, until one cannot be had. One talk does not wait for a server to come back: in
   * virtual time each of its thousands of steps would.
   */
  static final class Pool extends HikariDataSource {
    private final CompletableFuture<Void> lost = new CompletableFuture<>();

    Pool(String url, int connections) {
      this(url, connections, Optional.empty(), Optional.empty());
    }

    /** With a user and a password for a URL that names none. */
    Pool(String url, int connections, Optional<String> user, Optional<String> password) {
      super(config(url, connections, user, password));
    }

    @Override
    public Connection getConnection() throws SQLException {
      try {
        return super.getConnection();
      } catch (SQLException none) {
        lost.complete(null);
        throw none;
      }
    }
  }

  private static HikariConfig config(
      String url, int connections, Optional<String> user, Optional<String> password) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setMaximumPoolSize(connections);
    config.setMinimumIdle(1);
    config.setConnectionTimeout(WAIT.toMillis());
    // What is wrong with a server shows at first use, in the store's words.
    config.setInitializationFailTimeout(-1);
    user.ifPresent(config::setUsername);
    password.ifPresent(config::setPassword);
    return config;
  }

  @Override
  public CallStore store() {
    return store;
  }

  @Override
  public Optional<Database> database() {
    return Optional.of(new Database(store, pool, schema));
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
  public CompletableFuture<Void> lost() {
    return pool.lost;
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
