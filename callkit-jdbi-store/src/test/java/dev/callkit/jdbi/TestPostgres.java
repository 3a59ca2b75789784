package dev.callkit.jdbi;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One real PostgreSQL for all tests of this module, started at first use and stopped with the JVM;
 * every test class has a database of its own in it.
 */
public final class TestPostgres {
  public static final StoreKeys KEYS =
      StoreKeys.of("k1", Map.of("k1", key('a'), "k2", key('b')), key('n'));

  private static final AtomicInteger DATABASES = new AtomicInteger();

  /** Starts once, when the class is first used. */
  private static final class Server {
    static final String USER = "host";
    static final EmbeddedPostgres RUNNING = start();

    private static EmbeddedPostgres start() {
      try {
        EmbeddedPostgres server = EmbeddedPostgres.builder().start();
        try (Connection connection = server.getPostgresDatabase().getConnection();
            Statement statement = connection.createStatement()) {
          statement.execute("create role " + USER + " login createrole");
        }
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server)));
        return server;
      } catch (IOException | SQLException failed) {
        throw new IllegalStateException(failed);
      }
    }

    private static void stop(EmbeddedPostgres server) {
      try {
        server.close();
      } catch (IOException alreadyGone) {
        // The JVM ends; so does the server.
      }
    }
  }

  private final String database;
  private final String user;

  private TestPostgres(String database, String user) {
    this.database = database;
    this.user = user;
  }

  /** A new, empty database that belongs to a plain user, who may make schemas and roles. */
  static TestPostgres empty() {
    int number = DATABASES.incrementAndGet();
    TestPostgres fresh = new TestPostgres("test" + number, Server.USER);
    administer("postgres", "create database " + fresh.database + " owner " + fresh.user);
    return fresh;
  }

  /** A database with the schema in it. */
  public static TestPostgres migrated() {
    TestPostgres fresh = empty();
    try (HikariDataSource pool = fresh.pool(1)) {
      JdbiCallStore.builder(pool, KEYS).build().migrate();
    }
    return fresh;
  }

  static byte[] key(char filling) {
    byte[] key = new byte[32];
    Arrays.fill(key, (byte) filling);
    return key;
  }

  public String database() {
    return database;
  }

  public String user() {
    return user;
  }

  public String url() {
    return Server.RUNNING.getJdbcUrl(user, database);
  }

  /** Connections of the plain user. */
  public HikariDataSource pool(int size) {
    return pooled(url(), size);
  }

  /** Connections of another user. */
  HikariDataSource pool(String otherUser, int size) {
    return pooled(Server.RUNNING.getJdbcUrl(otherUser, database), size);
  }

  /** Connections to any address; whether there is a server shows when one is used. */
  public static HikariDataSource pooled(String url, int size) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setMaximumPoolSize(size);
    config.setConnectionTimeout(2_000);
    // Wrong addresses are to fail in the store, not here.
    config.setInitializationFailTimeout(-1);
    return new HikariDataSource(config);
  }

  int port() {
    return Server.RUNNING.getPort();
  }

  /** Lets a user in by password only; all others come in without one. */
  void demandPassword(String name) throws SQLException, IOException {
    try (Connection administrator = administrator();
        Statement statement = administrator.createStatement();
        ResultSet row = statement.executeQuery("show hba_file")) {
      row.next();
      Path rules = Path.of(row.getString(1));
      String rule = "host all " + name + " 127.0.0.1/32 scram-sha-256\n";
      rule += "host all " + name + " ::1/128 scram-sha-256\n";
      Files.writeString(rules, rule + Files.readString(rules));
      statement.execute("select pg_reload_conf()");
    }
  }

  /** Runs statements as the superuser, whom no policy holds back. */
  public void asAdministrator(String... statements) {
    administer(database, statements);
  }

  private static void administer(String database, String... statements) {
    try (Connection connection = Server.RUNNING.getDatabase("postgres", database).getConnection();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  /** Forgets everything that tests have stored. */
  void clear() {
    asAdministrator(
        "truncate callkit.call, callkit.attempt, callkit.answer, callkit.event, callkit.ledger,"
            + " callkit.reservation, callkit.person, callkit.asked, callkit.suppression, callkit.slot,"
            + " callkit.outcome_tally, callkit.answer_tally, callkit.selection, callkit.business,"
            + " callkit.question");
  }

  public Connection administrator() throws SQLException {
    return Server.RUNNING.getDatabase("postgres", database).getConnection();
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static List<String> tables() {
    return List.of(
        "call",
        "attempt",
        "answer",
        "event",
        "selection",
        "business",
        "question",
        "ledger",
        "reservation",
        "person",
        "asked",
        "outcome_tally",
        "answer_tally");
  }
}
