package dev.callkit.examples.storage;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say where calls are kept. */
public final class StorageOptions {
  /** Opens what was chosen. */
  @FunctionalInterface
  public interface Opening {
    /**
     * Opens it; may take seconds.
     *
     * @param say takes a line about what is being done, when it takes long or matters
     * @throws dev.callkit.examples.input.BadInput if it cannot be opened; the message names what
     *     else can be chosen
     */
    Storage open(Consumer<String> say);
  }

  private static final Logger DRIVER_LOG = Logger.getLogger("org.postgresql");

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "Keeps the calls in a PostgreSQL of this program's own, with its data in this directory;"
              + " default: one in .callkit in your home directory.")
  private @Nullable String data;

  @Option(
      names = "--database-url",
      paramLabel = "URL",
      description =
          "Keeps the calls in this PostgreSQL 16 or newer instead, such as"
              + " jdbc:postgresql://localhost/shop?user=me. User and password may also be in PGUSER"
              + " and PGPASSWORD, the password in ~/.pgpass.")
  private @Nullable String databaseUrl;

  @Option(names = "--in-memory", description = "Keeps nothing when the program ends.")
  private boolean inMemory;

  @Option(
      names = "--keys",
      paramLabel = "FILE",
      description =
          "The keys that numbers, names and words are sealed with; default: keys.properties beside"
              + " the data, made at the first start.")
  private @Nullable String keys;

  /** Takes a database that is used if no option says where calls are kept. */
  public void defaultDatabase(@Nullable String url) {
    if (url != null && data == null && databaseUrl == null && !inMemory) {
      databaseUrl = url;
    }
  }

  /**
   * {@return what was chosen, checked; empty if a problem was added}
   *
   * @param use what calls are kept for
   * @param rehearsal an option that makes sense in memory only, if it was given
   */
  public Optional<Opening> check(
      StorageUse use, Optional<String> rehearsal, List<String> problems) {
    int before = problems.size();
    boolean elsewhere = data != null || databaseUrl != null;
    if ((data != null && databaseUrl != null) || (inMemory && elsewhere)) {
      problems.add("--data, --database-url, --in-memory: expected one of them at most");
    } else if (inMemory && keys != null) {
      problems.add("--keys: expected no --in-memory beside it, for nothing is kept");
    } else if (rehearsal.isPresent() && (elsewhere || keys != null)) {
      problems.add(
          rehearsal.get()
              + ": expected no --data, --database-url or --keys beside it: a kept store counts its"
              + " own customers");
    }
    if (databaseUrl != null && !isUrl(databaseUrl)) {
      problems.add("--database-url: expected jdbc:postgresql://host:port/database");
    }
    Optional<Path> folder = path("--data", data == null ? home(use).toString() : data, problems);
    Optional<Path> keyFile =
        keys == null
            ? folder.map(place -> place.resolve("keys.properties"))
            : path("--keys", keys, problems);
    if (problems.size() > before || folder.isEmpty() || keyFile.isEmpty()) {
      return Optional.empty();
    }
    if (inMemory || rehearsal.isPresent()) {
      return Optional.of(say -> Storage.inMemory());
    }
    String url = databaseUrl;
    return url == null
        ? Optional.of(say -> OwnServer.open(use, folder.get(), keyFile.get(), say))
        : Optional.of(say -> OtherServer.open(use, url, System.getenv(), keyFile.get(), say));
  }

  private static boolean isUrl(String text) {
    // The driver logs the part it does not like; we say it without.
    DRIVER_LOG.setLevel(Level.OFF);
    try {
      return text.startsWith("jdbc:postgresql:") && DriverManager.getDriver(text) != null;
    } catch (SQLException unreadable) {
      return false;
    }
  }

  private static Path home(StorageUse use) {
    return Path.of(System.getProperty("user.home"), ".callkit", use.folder());
  }

  private static Optional<Path> path(String option, String text, List<String> problems) {
    if (text.isBlank()) {
      problems.add(option + ": expected a name, got none");
      return Optional.empty();
    }
    try {
      return Optional.of(Path.of(text).toAbsolutePath().normalize());
    } catch (InvalidPathException unreadable) {
      problems.add(option + ": expected a name that this machine's locale can express");
      return Optional.empty();
    }
  }
}
