package dev.callkit.bench.twilio;

import com.zaxxer.hikari.HikariDataSource;
import dev.callkit.jdbi.JdbiCallStore;
import dev.callkit.jdbi.StoreKeys;
import dev.callkit.store.CallStore;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Map;

/**
 * Where the calls are kept.
 *
 * @param store the store
 * @param closing gives back what is behind it
 */
record Kept(CallStore store, Runnable closing) implements AutoCloseable {
  private static final int CONNECTIONS = 10;
  private static final int KEY_BYTES = 32;

  static Kept inMemory() {
    return new Kept(CallStore.inMemory(), () -> {});
  }

  /** A PostgreSQL of its own on this machine, which waits for the disk as a real one does. */
  static Kept inPostgres() throws IOException, SQLException {
    EmbeddedPostgres server =
        EmbeddedPostgres.builder()
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .start();
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      // No superuser, so that row-level security is at work.
      statement.execute("create role host login createrole");
      statement.execute("create database calls owner host");
    }
    HikariDataSource pool = new HikariDataSource();
    pool.setJdbcUrl(server.getJdbcUrl("host", "calls"));
    pool.setMaximumPoolSize(CONNECTIONS);
    JdbiCallStore store =
        JdbiCallStore.builder(pool, StoreKeys.of("k", Map.of("k", key('a')), key('n'))).build();
    store.migrate();
    return new Kept(
        store,
        () -> {
          pool.close();
          try {
            server.close();
          } catch (IOException gone) {
            throw new IllegalStateException(gone);
          }
        });
  }

  private static byte[] key(char filling) {
    byte[] key = new byte[KEY_BYTES];
    Arrays.fill(key, (byte) filling);
    return key;
  }

  @Override
  public void close() {
    closing.run();
  }
}
