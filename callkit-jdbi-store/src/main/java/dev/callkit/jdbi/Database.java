package dev.callkit.jdbi;

import dev.callkit.call.BusinessId;
import dev.callkit.store.StoreException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.result.ResultProducers;
import org.jdbi.v3.core.statement.Query;

/**
 * Transactions, each in the role of one business or of the service. Role, business and time limits
 * are set for the transaction only, so that a pooled connection carries nothing on.
 *
 * <p>Whatever need not be looked at in between takes one round trip: what the transaction takes on,
 * its statements and the commit are sent together. The server handles them one after the other, so
 * a statement is planned and run in the role it is meant for; after one that fails nothing is run.
 */
final class Database {
  // The server gives up first and says why; the socket is the last resort.
  private static final Duration SOCKET_MARGIN = Duration.ofSeconds(2);
  private static final String COMMIT = "; commit";

  /** One transaction while it runs. */
  final class Transaction {
    private final Handle handle;
    private boolean undone;

    private Transaction(Handle handle) {
      this.handle = handle;
    }

    Handle handle() {
      return handle;
    }

    /** Takes on the role of a business, from here on, and runs a statement in it. */
    <T> List<T> asBusiness(BusinessId business, Sql<T> sql) {
      return send(handle, names.businessRole(), business.value(), sql, "");
    }

    /** Takes on the role of the service, from here on, and runs a statement in it. */
    <T> List<T> asService(Sql<T> sql) {
      return send(handle, names.serviceRole(), "", sql, "");
    }

    /** Nothing of it is to be written. */
    <T> T undo(T result) {
      undone = true;
      return result;
    }
  }

  private final Jdbi jdbi;
  private final Names names;
  private final Failures failures;
  private final int patienceMillis;
  private final String begin;

  Database(DataSource dataSource, Names names, Duration patience) {
    this.jdbi = Jdbi.create(dataSource);
    this.names = names;
    this.failures = new Failures(names.schema(), patience);
    this.patienceMillis = (int) patience.toMillis();
    this.begin =
        names.in(
            "select set_config('role', :role, true), set_config('callkit.business', :within,"
                + " true), set_config('statement_timeout', :patience, true),"
                + " set_config('lock_timeout', :patience, true),"
                + " set_config('idle_in_transaction_session_timeout', :patience, true)");
  }

  /** Runs one statement as one business: rows of others are not there. */
  <T> List<T> asBusiness(BusinessId business, String what, Sql<T> sql) {
    return run(
        what,
        transaction ->
            send(transaction.handle(), names.businessRole(), business.value(), sql, COMMIT));
  }

  /** Runs one statement over every business. */
  <T> List<T> asService(String what, Sql<T> sql) {
    return run(
        what, transaction -> send(transaction.handle(), names.serviceRole(), "", sql, COMMIT));
  }

  private <T> List<T> send(Handle handle, String role, String within, Sql<T> sql, String end) {
    // All rows at once, whatever the host's default: after the commit no more can be had.
    Query query = handle.createQuery(begin + sql.first() + "; " + sql.text() + end).setFetchSize(0);
    Values values = enter(query, role, within);
    sql.values().accept(values);
    return query.execute(
        (statement, context) ->
            ResultProducers.createResultBearing(statement, Database::lastRows, context)
                .map(sql.row())
                .list());
  }

  /** The first result is that of what the transaction takes on, and most others are counts. */
  private static ResultSet lastRows(Statement statement) throws SQLException {
    ResultSet last = statement.getResultSet();
    boolean rows = true;
    while (rows || statement.getUpdateCount() >= 0) {
      rows = statement.getMoreResults(Statement.KEEP_CURRENT_RESULT);
      last = rows ? statement.getResultSet() : last;
    }
    return last;
  }

  /** Runs as one business: rows of others are not there. */
  <T> T asBusiness(BusinessId business, String what, Function<Transaction, T> work) {
    return run(
        what,
        transaction -> {
          enter(transaction.handle(), names.businessRole(), business.value());
          return work.apply(transaction);
        });
  }

  /** Runs over every business. */
  <T> T asService(String what, Function<Transaction, T> work) {
    return run(
        what,
        transaction -> {
          enter(transaction.handle(), names.serviceRole(), "");
          return work.apply(transaction);
        });
  }

  /** Runs as the DataSource's own user, without a time limit of the server's. */
  <T> T asOwner(String what, Function<Transaction, T> work) {
    return run(what, work);
  }

  /** What to throw for something that went wrong outside a transaction. */
  StoreException failure(String what, Throwable thrown) {
    return failures.of(what, thrown);
  }

  void enter(Handle handle, String role, String business) {
    Query query = handle.createQuery(begin);
    enter(query, role, business);
    query.mapTo(String.class).one();
  }

  private Values enter(Query query, String role, String business) {
    return new Values(query)
        .set("role", role)
        .set("within", business)
        .set("patience", Integer.toString(patienceMillis));
  }

  /** Runs a transaction of several statements, each of which says what it runs as. */
  <T> T run(String what, Function<Transaction, T> work) {
    try (Handle handle = open(what)) {
      Connection connection = handle.getConnection();
      OptionalInt before = limitWaiting(connection);
      try {
        handle.begin();
        return finish(handle, work);
      } finally {
        before.ifPresent(millis -> waitAgain(connection, millis));
      }
    } catch (StoreException | TakenException | IllegalArgumentException ours) {
      throw ours;
    } catch (RuntimeException failed) {
      throw Failures.isTaken(failed) ? new TakenException() : failures.of(what, failed);
    }
  }

  private Handle open(String what) {
    try {
      return jdbi.open();
    } catch (RuntimeException failed) {
      throw failures.connecting(what, failed);
    }
  }

  private <T> T finish(Handle handle, Function<Transaction, T> work) {
    boolean done = false;
    try {
      Transaction transaction = new Transaction(handle);
      T result = work.apply(transaction);
      if (transaction.undone) {
        handle.rollback();
      } else {
        handle.commit();
      }
      done = true;
      return result;
    } finally {
      if (!done) {
        rollBackQuietly(handle);
      }
    }
  }

  private static void rollBackQuietly(Handle handle) {
    try {
      handle.rollback();
    } catch (RuntimeException broken) {
      // The connection is gone and its transaction with it; what went wrong first is thrown.
    }
  }

  /** Bounds the wait for a server that is gone; some pools do not let anybody do that. */
  private OptionalInt limitWaiting(Connection connection) {
    try {
      int before = connection.getNetworkTimeout();
      connection.setNetworkTimeout(Runnable::run, patienceMillis + (int) SOCKET_MARGIN.toMillis());
      return OptionalInt.of(before);
    } catch (SQLException unsupported) {
      return OptionalInt.empty();
    }
  }

  private static void waitAgain(Connection connection, int millis) {
    try {
      connection.setNetworkTimeout(Runnable::run, millis);
    } catch (SQLException gone) {
      // A connection that broke has no time limit to give back.
    }
  }

  /** A unique key that the statement did not expect to meet is taken. */
  static final class TakenException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
