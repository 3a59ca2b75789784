package dev.callkit.examples.storage;

import dev.callkit.jdbi.JdbiCallStore;
import dev.callkit.store.CallStore;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;

/** A store that is open, with all that has to be closed after it. */
public interface Storage extends AutoCloseable {

  /** {@return the store} */
  CallStore store();

  /**
   * {@return the store and its connections, if it is a database's; a business is asked for in its
   * role, see docs/postgresql.md}
   */
  Optional<Database> database();

  /**
   * Calls in PostgreSQL.
   *
   * @param store the store
   * @param connections of the application's user, who is neither owner nor superuser
   * @param schema where the tables are
   */
  record Database(JdbiCallStore store, DataSource connections, String schema) {}

  /** {@return where its calls are, to be said in a sentence: "in memory only"} */
  String place();

  /** {@return whether they are there at the next start} */
  boolean lasting();

  /** {@return is completed when calls can be kept there no longer; the talk is then over} */
  CompletableFuture<Void> lost();

  /** Gives everything back; a server of our own is stopped. */
  @Override
  void close();

  /** Nothing is left when the program ends. */
  static Storage inMemory() {
    CallStore forgetful = CallStore.inMemory();
    return new Storage() {
      @Override
      public CallStore store() {
        return forgetful;
      }

      @Override
      public Optional<Database> database() {
        return Optional.empty();
      }

      @Override
      public String place() {
        return "in memory only";
      }

      @Override
      public boolean lasting() {
        return false;
      }

      @Override
      public CompletableFuture<Void> lost() {
        return new CompletableFuture<>();
      }

      @Override
      public void close() {
        // There is nothing to give back.
      }
    };
  }
}
