package dev.callkit.jdbi;

import dev.callkit.store.StoreException;
import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Turns what the driver throws into one clear message each. The driver's own messages may quote
 * values, so they are never passed on; their SQLSTATE (PostgreSQL 18, appendix A, read 2026-11) is.
 */
final class Failures {
  private final String schema;
  private final Duration patience;

  Failures(String schema, Duration patience) {
    this.schema = schema;
    this.patience = patience;
  }

  /**
   * {@return what to throw}
   *
   * @param what what was tried, such as {@code save call a.b}
   */
  StoreException of(String what, Throwable thrown) {
    if (thrown instanceof UnreadableException unreadable) {
      return new StoreException(what + ": " + unreadable.getMessage(), false, quiet(thrown));
    }
    SQLException sql = sql(thrown);
    String state = sql == null || sql.getSQLState() == null ? "" : sql.getSQLState();
    boolean transientFault = sql instanceof SQLTransientException;
    Reason reason = reason(state, transientFault || causedByInput(thrown));
    String code = state.isEmpty() ? "" : " (SQLSTATE " + state + ")";
    return new StoreException(
        what + ": " + reason.text() + code, reason.retryable(), quiet(thrown));
  }

  /** {@return what to throw if there is no connection, so that nothing was tried} */
  StoreException connecting(String what, Throwable thrown) {
    SQLException sql = sql(thrown);
    return sql == null || isNoDriver(sql)
        ? new StoreException(
            what + ": the DataSource gives no connection: its URL or its driver is wrong",
            false,
            quiet(thrown))
        : of(what, thrown);
  }

  /** java.sql.DriverManager says so with the SQLSTATE of a server that is not there. */
  private static boolean isNoDriver(SQLException sql) {
    return sql.getMessage() != null && sql.getMessage().startsWith("No suitable driver");
  }

  private record Reason(String text, boolean retryable) {}

  private Reason reason(String state, boolean unreachable) {
    switch (state) {
      case "28000", "28P01" -> {
        return new Reason("PostgreSQL refuses the DataSource's user or its password", false);
      }
      case "3D000" -> {
        return new Reason("PostgreSQL has no database of the name in the DataSource", false);
      }
      case "42501" -> {
        return new Reason(
            "the DataSource's user lacks a privilege: to use the store it must be granted "
                + schema
                + "_business and "
                + schema
                + "_service, to migrate it must be allowed to create schemas and roles",
            false);
      }
      // A role that is not there is an "invalid parameter value".
      case "3F000", "42P01", "42703", "42883", "22023" -> {
        return new Reason(
            "schema "
                + schema
                + " is not there as this version needs it: call migrate(), or run the SQL in the"
                + " jar",
            false);
      }
      case "57014", "55P03", "25P03", "25P04" -> {
        return new Reason("PostgreSQL did not answer within " + patience.toMillis() + " ms", true);
      }
      case "40001", "40P01" -> {
        return new Reason("another transaction was in the way", true);
      }
      case "57P01", "57P02", "57P03" -> {
        return new Reason("PostgreSQL is stopping or starting", true);
      }
      default -> {
        if (state.startsWith("53")) {
          return new Reason("PostgreSQL has no room or no connection left", true);
        }
        if (state.startsWith("08") || (state.isEmpty() && unreachable)) {
          return new Reason("PostgreSQL cannot be reached, or broke off", true);
        }
        if (state.startsWith("23")) {
          return new Reason("a value breaks a rule of schema " + schema, false);
        }
        return new Reason("PostgreSQL failed", false);
      }
    }
  }

  /** Whether a unique key was taken. */
  static boolean isTaken(Throwable thrown) {
    SQLException sql = sql(thrown);
    return sql != null && "23505".equals(sql.getSQLState());
  }

  /** The innermost one that says what is the matter; pools wrap the driver's in their own. */
  private static @Nullable SQLException sql(Throwable thrown) {
    SQLException found = null;
    for (Throwable one = thrown; one != null; one = one.getCause()) {
      if (one instanceof SQLException sql && (found == null || sql.getSQLState() != null)) {
        found = sql;
      }
    }
    return found;
  }

  private static boolean causedByInput(Throwable thrown) {
    for (Throwable one = thrown; one != null; one = one.getCause()) {
      if (one instanceof IOException) {
        return true;
      }
    }
    return false;
  }

  /** The same troubles at the same places, without their words. */
  private static Exception quiet(Throwable thrown) {
    String state =
        thrown instanceof SQLException sql ? " (SQLSTATE " + sql.getSQLState() + ")" : "";
    Throwable cause = thrown.getCause();
    Exception quiet =
        new Exception(thrown.getClass().getName() + state, cause == null ? null : quiet(cause));
    quiet.setStackTrace(thrown.getStackTrace());
    return quiet;
  }
}
