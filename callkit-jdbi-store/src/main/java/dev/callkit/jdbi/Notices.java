package dev.callkit.jdbi;

import dev.callkit.store.CallStore;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Wakes other nodes by {@code listen} and {@code notify}. What is sent is a time, never an id:
 * every user of the database may listen. Whatever goes wrong here costs a poll, never a call.
 */
final class Notices {
  private static final Logger log = LoggerFactory.getLogger(Notices.class);
  // How long a listening waits for news before it asks whether the server is still there.
  private static final Duration SILENCE = Duration.ofSeconds(20);
  private static final Duration ANSWER = Duration.ofSeconds(5);
  private static final Duration AGAIN = Duration.ofSeconds(2);

  private final DataSource dataSource;
  private final Database database;
  private final InstantSource clock;
  private final ThreadFactory threads;
  private final String channel;

  Notices(
      DataSource dataSource,
      Database database,
      Names names,
      InstantSource clock,
      ThreadFactory threads) {
    this.dataSource = dataSource;
    this.database = database;
    this.clock = clock;
    this.threads = threads;
    this.channel = names.schema() + "_due";
  }

  /**
   * Tells every node that listens. A transaction of its own: to notify inside the one that stores
   * would make all of them wait for each other's disk.
   */
  void send(Instant dueAt) {
    try {
      database.asOwner(
          "notify",
          transaction ->
              transaction
                  .handle()
                  .createQuery("select cast(pg_notify(:channel, :at) as text)")
                  .bind("channel", channel)
                  .bind("at", Long.toString(dueAt.toEpochMilli()))
                  .mapTo(String.class)
                  .findOne());
    } catch (RuntimeException unheard) {
      log.debug("no notice sent: {}", unheard.getMessage());
    }
  }

  /** Listens on a connection and a thread of its own, and connects again when one breaks. */
  CallStore.Watch listen(Consumer<Instant> dueAt) {
    Ear ear = new Ear();
    threads.newThread(() -> listen(dueAt, ear)).start();
    return ear;
  }

  /** One listening: whether it is over, and the connection that it blocks on. */
  private static final class Ear implements CallStore.Watch {
    private final CountDownLatch closed = new CountDownLatch(1);
    private final AtomicReference<@Nullable Connection> connection = new AtomicReference<>();

    @Override
    public void close() {
      closed.countDown();
      Connection blocking = connection.getAndSet(null);
      if (blocking != null) {
        try {
          blocking.abort(Runnable::run);
        } catch (SQLException gone) {
          log.debug("the listening connection was gone already");
        }
      }
    }

    boolean isClosed() {
      return closed.getCount() == 0;
    }
  }

  private void listen(Consumer<Instant> dueAt, Ear ear) {
    boolean again = true;
    while (again) {
      try (Connection connection = dataSource.getConnection()) {
        if (!connection.isWrapperFor(PGConnection.class)) {
          log.info("the DataSource hides PostgreSQL's driver: no notices, polling only");
          return;
        }
        ear.connection.set(connection);
        receive(connection, dueAt, ear);
      } catch (SQLException broken) {
        log.debug("listening broke off with SQLSTATE {}", broken.getSQLState());
      } catch (RuntimeException broken) {
        log.debug("listening broke off with {}", broken.getClass().getName());
      } catch (LinkageError otherDriver) {
        log.info("PostgreSQL's driver is not there: no notices, polling only");
        return;
      }
      again = !closedWithin(ear.closed, AGAIN);
    }
  }

  private static boolean closedWithin(CountDownLatch closed, Duration wait) {
    try {
      return closed.await(wait.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException hurried) {
      return true;
    }
  }

  private void receive(Connection connection, Consumer<Instant> dueAt, Ear ear)
      throws SQLException {
    connection.setAutoCommit(true);
    try (Statement statement = connection.createStatement()) {
      statement.execute("listen " + channel);
      // What came while nobody listened.
      dueAt.accept(clock.instant());
      PGConnection postgres = connection.unwrap(PGConnection.class);
      while (!ear.isClosed()) {
        PGNotification[] news = postgres.getNotifications((int) SILENCE.toMillis());
        if (news == null || news.length == 0) {
          if (!connection.isValid((int) ANSWER.toSeconds())) {
            throw new SQLException("no answer", "08006");
          }
        } else {
          tell(news, dueAt);
        }
      }
    }
  }

  private static void tell(PGNotification[] news, Consumer<Instant> dueAt) {
    for (PGNotification one : news) {
      try {
        dueAt.accept(Instant.ofEpochMilli(Long.parseLong(one.getParameter())));
      } catch (NumberFormatException notOurs) {
        log.debug("a notice that is not ours");
      }
    }
  }
}
