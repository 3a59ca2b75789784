package dev.callkit.examples.server.tables;

import dev.callkit.call.BusinessId;
import dev.callkit.examples.storage.Storage;
import dev.callkit.store.StoreException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/**
 * The database's tables as one business sees them, or as the service does. Each piece of work is a
 * transaction in one of the two roles, so that row-level security holds here as it does in the
 * library. Thread-safe; methods throw {@link StoreException} if the database does not answer.
 */
public final class Tables {
  /** Where the server's own tables are made: a resource that {@link Storage} runs. */
  public static final String SCRIPT = "/dev/callkit/examples/server/server.sql";

  private static final String PATIENCE_MILLIS = "5000";

  private final Jdbi jdbi;
  private final String schema;

  /** Takes the connections of a database that is open. */
  public Tables(Storage.Database database) {
    this.jdbi = Jdbi.create(database.connections());
    this.schema = database.schema();
  }

  /** {@return the calls' schema; that of the server's own tables ends in {@code _server}} */
  public String schema() {
    return schema;
  }

  /** Works as one business: rows of others are not there. */
  public <T> T asBusiness(BusinessId business, Function<Handle, T> work) {
    return in(schema + "_business", business.value(), work);
  }

  /** Works as the service: every row is there. */
  public <T> T asService(Function<Handle, T> work) {
    return in(schema + "_service", "", work);
  }

  private <T> T in(String role, String business, Function<Handle, T> work) {
    try {
      return jdbi.inTransaction(
          handle -> {
            handle
                .createQuery(
                    "select set_config('role', :role, true) as role,"
                        + " set_config(:setting, :business, true) as business,"
                        + " set_config('statement_timeout', :patience, true) as patience")
                .bind("role", role)
                .bind("setting", schema + ".business")
                .bind("business", business)
                .bind("patience", PATIENCE_MILLIS)
                .mapToMap()
                .one();
            return work.apply(handle);
          });
    } catch (JdbiException failed) {
      // The driver's words may quote values.
      throw new StoreException("the server's own tables: " + state(failed), true, failed);
    }
  }

  private static String state(JdbiException failed) {
    return Optional.ofNullable(failed.getCause())
        .filter(SQLException.class::isInstance)
        .map(cause -> "SQLSTATE " + ((SQLException) cause).getSQLState())
        .orElse("no answer");
  }
}
