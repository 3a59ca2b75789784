package dev.callkit.jdbi;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/**
 * Values for the named parameters of a query. How a value is bound is clear from its type here;
 * Jdbi would look that up for every value of every statement.
 */
final class Values {
  private final Query query;

  Values(Query query) {
    this.query = query;
  }

  Values set(String name, @Nullable String value) {
    return set(name, (position, statement, context) -> statement.setString(position, value));
  }

  Values set(String name, int value) {
    return set(name, (position, statement, context) -> statement.setInt(position, value));
  }

  Values set(String name, long value) {
    return set(name, (position, statement, context) -> statement.setLong(position, value));
  }

  Values set(String name, byte[] value) {
    return set(name, (position, statement, context) -> statement.setBytes(position, value));
  }

  Values set(String name, @Nullable BigDecimal value) {
    return set(name, (position, statement, context) -> statement.setBigDecimal(position, value));
  }

  Values set(String name, UUID value) {
    return set(name, (position, statement, context) -> statement.setObject(position, value));
  }

  /** An array of {@code text}, for {@code any}, {@code all} or {@code unnest}. */
  Values set(String name, List<String> values) {
    return set(name, "text", values.toArray(String[]::new));
  }

  /** An array of {@code timestamptz}, rounded as {@link Times#at} does. */
  Values setTimes(String name, List<Instant> values) {
    return set(name, "timestamptz", values.stream().map(Times::text).toArray(String[]::new));
  }

  private Values set(String name, String type, Object[] values) {
    return set(
        name,
        (position, statement, context) ->
            statement.setArray(position, statement.getConnection().createArrayOf(type, values)));
  }

  Values set(String name, Argument value) {
    query.bind(name, value);
    return this;
  }
}
