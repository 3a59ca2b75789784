package dev.callkit.jdbi;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jdbi.v3.core.argument.Argument;

/**
 * Instants in columns, which hold microseconds. Exact times stand in the documents; a column is
 * rounded such that nothing is claimed before its time.
 */
final class Times {

  /** Rounded down. */
  static Argument at(Instant instant) {
    OffsetDateTime rounded = instant.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    return (position, statement, context) -> statement.setObject(position, rounded);
  }

  /** The same as text, for a list or a document of rows. */
  static String text(Instant instant) {
    return instant.truncatedTo(ChronoUnit.MICROS).toString();
  }

  /** Rounded down, or null. */
  static Argument at(Optional<Instant> instant) {
    return instant.map(Times::at).orElse(NONE);
  }

  /** Rounded up: a call that is due then is not due earlier. */
  static Argument notBefore(Instant instant) {
    return at(instant.plusNanos(999));
  }

  /** Rounded up, or null. */
  static Argument notBefore(Optional<Instant> instant) {
    return instant.map(Times::notBefore).orElse(NONE);
  }

  // By name: of an instant without one the driver does not know the type, and asks for it.
  private static final Argument NONE =
      (position, statement, context) ->
          statement.setNull(position, Types.TIMESTAMP_WITH_TIMEZONE, "timestamptz");

  static Optional<Instant> read(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }

  private Times() {}
}
