package dev.callkit.jdbi;

import dev.callkit.store.StoreException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The versions of the schema: applies those that are missing, refuses those it does not know. */
final class Schema {
  private static final Logger log = LoggerFactory.getLogger(Schema.class);

  /** The newest version, that of the highest numbered script. */
  static final int NEWEST = 1;

  private static final int OLDEST_SERVER = 16;
  // Advisory locks of other software have other first numbers.
  private static final int MIGRATION_LOCK = 0x43_4B_01;
  // From here on a node that is ahead claims what another still holds, though versions keep it
  // safe.
  private static final Duration SKEW = Duration.ofSeconds(5);

  private final Database database;
  private final Names names;
  private final InstantSource clock;
  private volatile boolean checked;

  Schema(Database database, Names names, InstantSource clock) {
    this.database = database;
    this.names = names;
    this.clock = clock;
  }

  /** Brings the schema to the newest version, once, however many nodes ask at the same time. */
  void migrate() {
    String what = "migrate schema " + names.schema();
    boolean changed =
        database.asOwner(
            what,
            transaction -> {
              Handle handle = transaction.handle();
              checkServer(handle, what);
              handle
                  .createQuery(
                      "select cast(pg_advisory_xact_lock(:ours, hashtext(:schema)) as text)")
                  .bind("ours", MIGRATION_LOCK)
                  .bind("schema", names.schema())
                  .mapTo(String.class)
                  .findOne();
              int there = versionThere(handle);
              refuseNewer(there, what);
              for (int version = there + 1; version <= NEWEST; version++) {
                execute(handle, names.in(script(version)), what);
              }
              return there < NEWEST;
            });
    if (changed) {
      log.info("schema {} is now at version {}", names.schema(), NEWEST);
    }
  }

  /** The driver knows where a statement of PostgreSQL ends; Jdbi's own splitter does not. */
  private void execute(Handle handle, String script, String what) {
    try (Statement statement = handle.getConnection().createStatement()) {
      statement.execute(script);
    } catch (SQLException failed) {
      throw database.failure(what, failed);
    }
  }

  /** Before the first use: is there a schema that this version of the library understands? */
  void check() {
    if (!checked) {
      String what = "open schema " + names.schema();
      database.asService(
          what,
          transaction -> {
            int there =
                transaction
                    .handle()
                    .createQuery(
                        names.in("select coalesce(max(version), 0) from callkit.schema_version"))
                    .mapTo(Integer.class)
                    .one();
            refuseNewer(there, what);
            if (there < NEWEST) {
              throw new StoreException(
                  what
                      + ": it has version "
                      + there
                      + ", this version of the library needs "
                      + NEWEST
                      + ": call migrate(), or run the SQL in the jar",
                  false,
                  new IllegalStateException("older schema"));
            }
            warnOfSkew(transaction.handle());
            return there;
          });
      checked = true;
    }
  }

  private void refuseNewer(int there, String what) {
    if (there > NEWEST) {
      throw new StoreException(
          what
              + ": it has version "
              + there
              + ", this version of the library knows 1 to "
              + NEWEST
              + ": update the library on this node",
          false,
          new IllegalStateException("newer schema"));
    }
  }

  private static void checkServer(Handle handle, String what) {
    int server =
        handle
                .createQuery("select cast(current_setting('server_version_num') as integer)")
                .mapTo(Integer.class)
                .one()
            / 10_000;
    if (server < OLDEST_SERVER) {
      throw new StoreException(
          what + ": expected PostgreSQL " + OLDEST_SERVER + " or newer, got " + server,
          false,
          new IllegalStateException("older server"));
    }
  }

  private int versionThere(Handle handle) {
    boolean exists =
        handle
            .createQuery(
                "select exists (select from pg_catalog.pg_tables"
                    + " where schemaname = :schema and tablename = 'schema_version')")
            .bind("schema", names.schema())
            .mapTo(Boolean.class)
            .one();
    if (!exists) {
      return 0;
    }
    // The migrating user may be another one than the owner; the service role may read this.
    database.enter(handle, names.serviceRole(), "");
    int version =
        handle
            .createQuery(names.in("select coalesce(max(version), 0) from callkit.schema_version"))
            .mapTo(Integer.class)
            .one();
    handle.createQuery("select set_config('role', 'none', true)").mapTo(String.class).one();
    return version;
  }

  private void warnOfSkew(Handle handle) {
    Optional<Instant> theirs =
        handle
            .createQuery("select clock_timestamp() as now")
            .map((row, context) -> Times.read(row, "now"))
            .one();
    Duration ahead = Duration.between(theirs.orElseThrow(), clock.instant());
    if (ahead.abs().compareTo(SKEW) > 0) {
      log.warn(
          "this node's clock is {} s {} PostgreSQL's: holds of other nodes end too {} for it",
          ahead.abs().toSeconds(),
          ahead.isNegative() ? "behind" : "ahead of",
          ahead.isNegative() ? "late" : "early");
    }
  }

  private static String script(int version) {
    String file = "schema/" + version + ".sql";
    try (InputStream stream = Schema.class.getResourceAsStream(file)) {
      if (stream == null) {
        throw new IllegalStateException(file + " is missing from the jar");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
