package dev.callkit.examples.storage;

import dev.callkit.examples.input.BadInput;
import dev.callkit.jdbi.JdbiCallStore;
import dev.callkit.jdbi.StoreKeys;
import dev.callkit.store.StoreException;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.sql.DataSource;

/**
 * A PostgreSQL of this program's own, with its data in a folder. It is started with the program and
 * stopped with it; after a crash it may still be running, and is then taken over.
 */
final class OwnServer {
  private static final String ADMINISTRATOR = "postgres";
  // What the store logs in as: neither owner nor superuser, so that row-level security holds.
  private static final String APPLICATION = "callkit_app";
  private static final Duration START = Duration.ofSeconds(30);
  // Of the binaries among our dependencies; a newer one cannot read the data of an older one.
  private static final String VERSION = "18";
  private static final String SCHEMA = "callkit";
  private static final String UNPACKED = "unpacked";

  private final StorageUse use;
  private final Path folder;
  private final ServerFile file;
  private final FileChannel lock;

  private OwnServer(StorageUse use, Path folder, ServerFile file, FileChannel lock) {
    this.use = use;
    this.folder = folder;
    this.file = file;
    this.lock = lock;
  }

  /**
   * Starts the server, after making it if need be.
   *
   * @throws BadInput if it cannot be started; the message names the other ways
   */
  static Storage open(StorageUse use, Path folder, Path keyFile, Consumer<String> say) {
    try {
      PrivateFiles.folder(folder);
      FileChannel lock = lock(folder);
      try {
        boolean fresh = !ServerFile.secured(folder);
        Optional<StoreKeys> keys = use.keys().or(() -> keys(fresh, keyFile));
        ServerFile file = ServerFile.of(folder, fresh);
        if (fresh) {
          say.accept("First start: PostgreSQL is set up in " + folder + ". It takes some seconds.");
        } else {
          expectOurVersion(folder);
        }
        return new OwnServer(use, folder, file, lock)
            .start(() -> keys.orElseGet(() -> newKeys(keyFile, say)));
      } catch (IOException | RuntimeException failed) {
        lock.close();
        throw failed;
      }
    } catch (IOException unusable) {
      throw cannotStart(
          folder,
          "expected a directory that can be written, got "
              + unusable.getClass().getSimpleName().replace("Exception", ""));
    }
  }

  private static FileChannel lock(Path folder) throws IOException {
    FileChannel channel =
        FileChannel.open(
            folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock held = null;
    try {
      held = channel.tryLock();
    } catch (OverlappingFileLockException ourselves) {
      // Another run in this very process.
    }
    if (held == null) {
      channel.close();
      throw new BadInput(
          folder
              + ": another run of this program is at work there; try again when it has ended, name"
              + " another directory with --data, or use --in-memory");
    }
    return channel;
  }

  private static void expectOurVersion(Path folder) throws IOException {
    Path file = folder.resolve(ServerFile.DATABASE).resolve("PG_VERSION");
    String there = Files.readString(file, StandardCharsets.UTF_8).strip();
    if (!there.equals(VERSION)) {
      throw cannotStart(
          folder, "its data are of PostgreSQL " + there + ", this program brings " + VERSION);
    }
  }

  private static Optional<StoreKeys> keys(boolean fresh, Path keyFile) {
    if (Files.exists(keyFile)) {
      return Optional.of(KeyFile.read(keyFile));
    }
    if (!fresh) {
      throw new BadInput(
          keyFile
              + ": expected the keys of the calls that are stored, found none; put the file back or"
              + " begin anew with another --data");
    }
    return Optional.empty();
  }

  static StoreKeys newKeys(Path keyFile, Consumer<String> say) {
    StoreKeys keys = KeyFile.create(keyFile, LocalDate.now(ZoneOffset.UTC));
    say.accept(
        "New keys in "
            + keyFile
            + ", readable by you alone. Without them the stored calls cannot be read.");
    return keys;
  }

  private Storage start(Supplier<StoreKeys> keysOfRunning) throws IOException {
    EmbeddedPostgres server = launch();
    try {
      StoreKeys keys = keysOfRunning.get();
      if (!ServerFile.secured(folder)) {
        secure(server);
      }
      DataSource administrator =
          server.getDatabase(
              ADMINISTRATOR, ServerFile.DATABASE, Map.of("password", file.administrator()));
      JdbiCallStore.builder(administrator, keys).notices(false).build().migrate();
      allow(administrator);
      if (use.script().isPresent()) {
        Script.run(use.script().get(), SCHEMA, administrator);
      }
      KeptStore.Pool pool =
          new KeptStore.Pool(
              server.getJdbcUrl(APPLICATION, ServerFile.DATABASE)
                  + "&password="
                  + file.application(),
              use.connections());
      return new KeptStore(
          pool, SCHEMA, use, keys, "in PostgreSQL, in " + folder, () -> stop(server));
    } catch (BadInput bad) {
      stop(server);
      throw bad;
    } catch (SQLException | StoreException failed) {
      stop(server);
      throw cannotStart(
          folder,
          failed instanceof SQLException sql
              ? "SQLSTATE " + sql.getSQLState()
              : String.valueOf(failed.getMessage()));
    }
  }

  private EmbeddedPostgres launch() throws IOException {
    Path binaries = binaries();
    Path log = folder.resolve("server.log");
    if (Files.exists(log)) {
      // What is complained of below is of this start.
      Files.move(log, folder.resolve("server.log.1"), StandardCopyOption.REPLACE_EXISTING);
    }
    try {
      return EmbeddedPostgres.builder()
          .setOverrideWorkingDirectory(binaries.toFile())
          .setDataDirectory(folder.resolve(ServerFile.DATABASE))
          .setCleanDataDirectory(false)
          .setPort(file.port())
          .setConnectConfig("password", file.administrator())
          // By default it is a server for tests, which may forget.
          .setServerConfig("fsync", "on")
          .setServerConfig("synchronous_commit", "on")
          .setServerConfig("full_page_writes", "on")
          .setPGStartupWait(START)
          .setOutputRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()))
          .setErrorRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()))
          .start();
    } catch (IOException | RuntimeException | ExceptionInInitializerError failed) {
      // It has no exceptions of its own.
      throw cannotStart(
          folder,
          ServerFile.complaint(log)
              .map(words -> words + " (more in " + log + ")")
              .orElse(String.valueOf(failed.getMessage())));
    }
  }

  /**
   * Where the server is unpacked to, once for all that may write at home. Nobody else may enter the
   * folder around it, for what is in it is run and the library lets everybody write there.
   */
  private Path binaries() throws IOException {
    Path home = Path.of(System.getProperty("user.home"), ".callkit", "postgresql");
    try {
      PrivateFiles.closedFolder(home);
      return home.resolve(UNPACKED);
    } catch (IOException homeless) {
      Path here = folder.resolve("postgresql");
      PrivateFiles.closedFolder(here);
      return here.resolve(UNPACKED);
    }
  }

  /** A new server lets everybody on this machine in; afterwards it wants passwords. */
  private void secure(EmbeddedPostgres server) throws SQLException, IOException {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      // The passwords are letters and digits of our own.
      statement.execute("alter role postgres password '" + file.administrator() + "'");
      // A first start that was cut off may have made them.
      if (isMissing(statement, "pg_roles where rolname = '" + APPLICATION + "'")) {
        statement.execute("create role " + APPLICATION + " login");
      }
      statement.execute("alter role " + APPLICATION + " password '" + file.application() + "'");
      if (isMissing(statement, "pg_database where datname = '" + ServerFile.DATABASE + "'")) {
        statement.execute("create database " + ServerFile.DATABASE);
      }
      file.demandPasswords();
      statement.execute("select pg_reload_conf()");
    }
  }

  private static boolean isMissing(Statement statement, String what) throws SQLException {
    try (ResultSet found = statement.executeQuery("select from pg_catalog." + what)) {
      return !found.next();
    }
  }

  private static void allow(DataSource administrator) throws SQLException {
    try (Connection connection = administrator.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "grant callkit_business, callkit_service to "
              + APPLICATION
              + " with inherit false, set true");
    }
  }

  private void stop(EmbeddedPostgres server) {
    try {
      server.close();
      lock.close();
    } catch (IOException alreadyGone) {
      // The next start finds out what there is.
    }
  }

  private static BadInput cannotStart(Path folder, String why) {
    return new BadInput(
        "PostgreSQL cannot be started in "
            + folder
            + ": "
            + why
            + ". Name another server with --database-url, or keep nothing with --in-memory.");
  }
}
