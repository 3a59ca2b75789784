package dev.callkit.examples.server;

import dev.callkit.examples.server.tables.Tables;
import dev.callkit.examples.storage.Storage;
import dev.callkit.examples.storage.StorageOptions;
import dev.callkit.examples.storage.StorageUse;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;

/** A PostgreSQL that servers share, and the settings with which they do. */
final class TestDatabase implements AutoCloseable {
  private static final String SECRET = "a secret of thirty-two characters";
  private static final String KEY = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";

  private final EmbeddedPostgres postgres;

  TestDatabase() {
    try {
      this.postgres =
          EmbeddedPostgres.builder()
              .setOverrideWorkingDirectory(
                  Path.of(System.getProperty("user.home"), ".callkit", "postgresql", "unpacked")
                      .toFile())
              .start();
      try (Connection connection = postgres.getPostgresDatabase().getConnection();
          Statement statement = connection.createStatement()) {
        statement.execute("create role host login createrole");
        statement.execute("create database shop owner host");
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  /** {@return a superuser's connection, who sees every row} */
  Connection administrator() throws SQLException {
    return postgres.getDatabase("postgres", "shop").getConnection();
  }

  /** {@return the settings of one of several servers, with more of the environment} */
  static ServerSettings settings(Map<String, String> more) {
    Map<String, String> environment = new HashMap<>(more);
    environment.putIfAbsent("CALLKIT_PORT", "0");
    environment.putIfAbsent("CALLKIT_JWT_SECRET", SECRET);
    environment.putIfAbsent("CALLKIT_PHONE_KEY", KEY);
    List<String> problems = new ArrayList<>();
    return Environment.read(environment, problems)
        .orElseThrow(() -> new IllegalStateException(problems.toString()));
  }

  /** {@return a server that shares the database with the others} */
  TestServer server(Map<String, String> more) {
    ServerSettings settings = settings(more);
    return new TestServer(settings, storage(settings));
  }

  Storage storage(ServerSettings settings) {
    Arguments arguments = new Arguments();
    new CommandLine(arguments).parseArgs("--database-url", postgres.getJdbcUrl("host", "shop"));
    List<String> problems = new ArrayList<>();
    return arguments
        .options
        .check(StorageUse.server(Tables.SCRIPT, settings.keys()), Optional.empty(), problems)
        .orElseThrow(() -> new IllegalStateException(problems.toString()))
        .open(line -> {});
  }

  @CommandLine.Command
  private static final class Arguments {
    @CommandLine.Mixin private final StorageOptions options = new StorageOptions();
  }

  @Override
  public void close() {
    try {
      postgres.close();
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }
}
