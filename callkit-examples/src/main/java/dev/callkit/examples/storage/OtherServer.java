package dev.callkit.examples.storage;

import com.zaxxer.hikari.HikariDataSource;
import dev.callkit.examples.input.BadInput;
import dev.callkit.jdbi.JdbiCallStore;
import dev.callkit.jdbi.StoreKeys;
import dev.callkit.store.StoreException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** A PostgreSQL that somebody else looks after. */
final class OtherServer {
  // Any number of ours; the clock of a rehearsed talk runs ahead, so two at once would not agree.
  private static final long ONE_AT_A_TIME = 0x43_4B_02;

  /** Works in a schema of its own: a host's calls in the same database are not ours to claim. */
  static Storage open(
      StorageUse use,
      String url,
      Map<String, String> environment,
      Path keyFile,
      Consumer<String> say) {
    String schema = use.schema();
    KeptStore.Pool pool =
        new KeptStore.Pool(
            url,
            use.connections(),
            Optional.ofNullable(environment.get("PGUSER")),
            Optional.ofNullable(environment.get("PGPASSWORD")));
    try {
      boolean fresh = use.keys().isEmpty() && !Files.exists(keyFile);
      // Throw-away keys do for making a schema; nothing is sealed there.
      StoreKeys keys = fresh ? anyKeys() : use.keys().orElseGet(() -> KeyFile.read(keyFile));
      JdbiCallStore.builder(pool, keys).schema(schema).notices(false).build().migrate();
      if (use.script().isPresent()) {
        Script.run(use.script().get(), schema, pool);
      }
      Optional<Connection> held = use.shared() ? Optional.empty() : Optional.of(hold(pool));
      if (fresh) {
        if (hasData(pool, schema)) {
          throw new BadInput(
              keyFile
                  + ": expected the keys of the calls that are stored there, found none; name their"
                  + " file with --keys");
        }
        keys = OwnServer.newKeys(keyFile, say);
      }
      String place = "in the PostgreSQL of --database-url, schema " + schema;
      return new KeptStore(
          pool, schema, use, keys, place, () -> held.ifPresent(OtherServer::close));
    } catch (StoreException failed) {
      pool.close();
      throw new BadInput("--database-url: " + failed.getMessage());
    } catch (SQLException failed) {
      pool.close();
      throw new BadInput(
          "--database-url: the server failed (SQLSTATE " + failed.getSQLState() + ")");
    } catch (BadInput bad) {
      pool.close();
      throw bad;
    }
  }

  private static boolean hasData(HikariDataSource pool, String schema) throws SQLException {
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("set local role " + schema + "_service");
      try (ResultSet row =
          statement.executeQuery(
              "select exists (select from %1$s.call) or exists (select from %1$s.suppression)"
                  .formatted(schema))) {
        row.next();
        boolean found = row.getBoolean(1);
        connection.rollback();
        return found;
      }
    }
  }

  /** Keeps a connection, and with it the right to work here, until the end. */
  private static Connection hold(HikariDataSource pool) throws SQLException {
    Connection connection = pool.getConnection();
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("select pg_try_advisory_lock(" + ONE_AT_A_TIME + ")")) {
      row.next();
      if (!row.getBoolean(1)) {
        throw new BadInput(
            "--database-url: another run of this program is at work there; try again when it has"
                + " ended, or use --in-memory");
      }
    }
    return connection;
  }

  private static void close(Connection connection) {
    try {
      connection.close();
    } catch (SQLException gone) {
      // Then nothing is held any more.
    }
  }

  private static StoreKeys anyKeys() {
    return StoreKeys.of("none", Map.of("none", new byte[32]), new byte[32]);
  }

  private OtherServer() {}
}
