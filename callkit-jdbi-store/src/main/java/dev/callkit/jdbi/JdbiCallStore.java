package dev.callkit.jdbi;

import dev.callkit.call.BusinessId;
import dev.callkit.call.CallId;
import dev.callkit.call.PhoneNumber;
import dev.callkit.call.VerificationId;
import dev.callkit.intake.IntakePolicy;
import dev.callkit.intake.KnownPerson;
import dev.callkit.jdbi.KnownLedger.Change;
import dev.callkit.outcome.RetryPolicy;
import dev.callkit.progress.CallRecord;
import dev.callkit.progress.TimelineEntry;
import dev.callkit.store.CallStore;
import dev.callkit.store.Claim;
import dev.callkit.store.NodeId;
import dev.callkit.store.Save;
import dev.callkit.store.SaveResult;
import dev.callkit.store.StoreException;
import dev.callkit.store.VersionedLedger;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps calls in PostgreSQL 16 or newer, for one node or many. Each call of a method is one
 * transaction on a connection of the host's {@code DataSource}, which must not belong to a
 * transaction of the host's. Thread-safe.
 *
 * <p>Times are kept to the nanosecond; {@link #person} gives them to the microsecond.
 *
 * <p>All methods throw {@link StoreException}, retryable if the server cannot be reached, is busy,
 * or does not answer within {@link Builder#patience}; not retryable if the schema, a privilege or a
 * key is wrong.
 */
public final class JdbiCallStore implements CallStore {
  private static final Logger log = LoggerFactory.getLogger(JdbiCallStore.class);
  // Calls that are due as soon as they are stored are worth waking somebody for.
  private static final Duration SOON = Duration.ofSeconds(5);

  private final Database database;
  private final Schema schema;
  private final CallTable calls;
  private final CallParts parts;
  private final PeopleTables people;
  private final Ledgers ledgers;
  private final Saves saves;
  private final PaceTables paces;
  private final Names names;
  private final Reencryption reencryption;
  private final Optional<Notices> notices;
  private final PersonalData personalData;

  private JdbiCallStore(Builder builder) {
    this.names = new Names(builder.schema);
    SecureRandom random = new SecureRandom();
    Vault vault = new Vault(builder.keys, random);
    this.database = new Database(builder.dataSource, names, builder.patience);
    this.schema = new Schema(database, names, builder.clock);
    this.calls = new CallTable(names, vault);
    this.parts = new CallParts(names, vault);
    this.people = new PeopleTables(names, vault);
    this.ledgers = new Ledgers(database, names, random);
    this.saves = new Saves(names, calls, parts, people, ledgers);
    this.paces = new PaceTables(database, names);
    this.reencryption = new Reencryption(database, names, vault);
    this.personalData =
        new PersonalData(
            schema::check, new Person(database, names, vault), new Retainer(database, names));
    this.notices =
        builder.notices
            ? Optional.of(
                new Notices(builder.dataSource, database, names, builder.clock, builder.threads))
            : Optional.empty();
  }

  /**
   * {@return a builder with every default in place}
   *
   * @param dataSource gives connections; the host owns and closes it, and bounds how long one is
   *     waited for
   * @param keys what numbers, names and words are encrypted with
   */
  public static Builder builder(DataSource dataSource, StoreKeys keys) {
    return new Builder(dataSource, keys);
  }

  /**
   * Makes the schema, or brings it to the newest version; does nothing if it is there. Any number
   * of nodes may call this at the same time. The DataSource's user must be allowed to create
   * schemas and roles if there is anything to do; a host that does not want that runs the SQL in
   * the jar ({@code dev/callkit/jdbi/schema}) itself, and grants the two roles it makes, with
   * {@code inherit false}, to the user of the DataSource.
   *
   * @throws StoreException also if the server is older than PostgreSQL 16, or the schema is newer
   *     than this library
   */
  public void migrate() {
    schema.migrate();
  }

  /**
   * Encrypts anew, with the current key, what was written with older ones; in batches, beside
   * running calls, on as many nodes as one likes. After it an older key is of no use any more.
   *
   * @return how many values were encrypted anew
   */
  public long reencrypt() {
    schema.check();
    return reencryption.run();
  }

  /** {@return export, erasure and retention} */
  public PersonalData personalData() {
    return personalData;
  }

  /**
   * {@return what businesses have settled, kept in the same schema}
   *
   * @param intake who may be rung and when, for all of them
   * @param retry when to try again, for all of them
   */
  public StoredBusinesses businesses(IntakePolicy intake, RetryPolicy retry) {
    return new StoredBusinesses(schema::check, database, names, intake, retry);
  }

  @Override
  public CallRecord create(CallRecord fresh, List<TimelineEntry> entries) {
    schema.check();
    CallId id = fresh.id();
    BusinessId business = id.business();
    VerificationId verification = fresh.request().basis().verification();
    try {
      List<CallRecord> created =
          database.asBusiness(business, "create call " + id, saves.create(fresh, entries));
      if (created.isEmpty()) {
        // If it is gone again, this is a new one after all.
        return findByVerification(business, verification).orElseGet(() -> create(fresh, entries));
      }
      notifyOthers(fresh);
      return created.get(0);
    } catch (Database.TakenException taken) {
      // Two nodes with the same id and verification at the same time, or an id that is not new.
      return findByVerification(business, verification)
          .orElseThrow(
              () ->
                  new IllegalArgumentException(
                      "call " + id + ": expected a new id, got one that is taken"));
    }
  }

  /** Later due times are found in time by polling. */
  private void notifyOthers(CallRecord created) {
    created
        .wakeAt()
        .filter(at -> at.isBefore(created.requestedAt().plus(SOON)))
        .ifPresent(at -> notices.ifPresent(sender -> sender.send(at)));
  }

  /**
   * Tells when other nodes have stored calls. It takes a connection of the DataSource for as long
   * as it goes on, and a thread.
   */
  @Override
  public Watch onDue(Consumer<Instant> dueAt) {
    return notices
        .map(sender -> sender.listen(dueAt))
        .orElseGet(() -> CallStore.super.onDue(dueAt));
  }

  @Override
  public Optional<CallRecord> find(CallId id) {
    return find(id.business(), "find call " + id, calls.find(id));
  }

  @Override
  public Optional<CallRecord> findByVerification(BusinessId business, VerificationId verification) {
    String what = "find the call of verification " + business + "." + verification;
    return find(business, what, calls.find(business, verification));
  }

  private Optional<CallRecord> find(BusinessId business, String what, Sql<CallTable.Row> sql) {
    schema.check();
    return database.asBusiness(business, what, sql).stream()
        .findFirst()
        .map(row -> open(what, row));
  }

  private CallRecord open(String what, CallTable.Row row) {
    try {
      return calls.open(row);
    } catch (UnreadableException unreadable) {
      throw database.failure(what, unreadable);
    }
  }

  @Override
  public List<TimelineEntry> timeline(CallId id, int skip, int limit) {
    schema.check();
    return database.asBusiness(
        id.business(), "read the timeline of call " + id, parts.timeline(id, skip, limit));
  }

  @Override
  public KnownPerson person(BusinessId business, PhoneNumber phone) {
    schema.check();
    return people.find(database, business, phone);
  }

  @Override
  public VersionedLedger ledger(BusinessId business) {
    schema.check();
    return ledgers.find(business);
  }

  @Override
  public List<Claim> claimDue(NodeId node, Instant now, Duration lease, int max) {
    schema.check();
    Instant until = now.plus(lease);
    List<CallTable.Row> rows =
        database.asService("claim due calls for node " + node, calls.claim(node, now, until, max));
    List<Claim> claims = new ArrayList<>();
    for (CallTable.Row row : rows) {
      try {
        claims.add(new Claim(calls.open(row), until));
      } catch (UnreadableException unreadable) {
        // It stays held, so that it does not stand in the way of the others until the hold ends.
        log.warn("call {}: not claimed: {}", row.id(), unreadable.getMessage());
      }
    }
    claims.sort(Comparator.comparing(Claim::call, Claim.URGENT_FIRST));
    return List.copyOf(claims);
  }

  @Override
  public SaveResult save(Save save) {
    schema.check();
    CallId id = save.call().id();
    Optional<Change> ledger = save.ledger().flatMap(next -> ledgers.change(id.business(), next));
    if (save.ledger().isPresent() && ledger.isEmpty()) {
      return refusal(save);
    }
    String what = "save call " + id;
    Sql<CallRecord> sql = saves.save(save, ledger);
    Optional<SaveResult> result =
        save.pace().isPresent()
            ? paces.keeping(save.pace().get(), id, what, sql)
            : database.asBusiness(id.business(), what, sql).stream()
                .findFirst()
                .map(SaveResult.Saved::new);
    if (result.isPresent() && result.get() instanceof SaveResult.Saved) {
      ledger.ifPresent(change -> ledgers.written(id.business(), change));
    }
    return result.orElseGet(() -> refusal(save));
  }

  private SaveResult refusal(Save save) {
    BusinessId business = save.call().id().business();
    return Saves.refusal(
        save,
        database
            .asBusiness(
                business, "look at call " + save.call().id() + " again", calls.look(save.call()))
            .stream()
            .findFirst());
  }

  /** Makes a store. Each setter replaces what it set before. Not thread-safe. */
  public static final class Builder {
    private static final Duration LONGEST_PATIENCE = Duration.ofMinutes(5);

    private final DataSource dataSource;
    private final StoreKeys keys;
    private String schema = "callkit";
    private Duration patience = Duration.ofSeconds(10);
    private InstantSource clock = InstantSource.system();
    private boolean notices = true;
    private ThreadFactory threads = Builder::daemon;

    private Builder(DataSource dataSource, StoreKeys keys) {
      this.dataSource = dataSource;
      this.keys = keys;
    }

    /**
     * Sets the schema, which is also the prefix of the two database roles. Default {@code callkit}.
     *
     * @param name a lower-case letter and up to 39 of {@code a-z 0-9 _}, not beginning with {@code
     *     pg_}; checked by {@link #build()}
     */
    public Builder schema(String name) {
      this.schema = name;
      return this;
    }

    /**
     * Sets how long PostgreSQL may take over one statement, a lock in the way included. A server
     * that is gone is given up two seconds later. Waiting for a connection comes on top, and is
     * bounded by the DataSource. Default 10 s.
     *
     * @param most 100 ms to 5 min; checked by {@link #build()}
     */
    public Builder patience(Duration most) {
      this.patience = most;
      return this;
    }

    /** Sets the clock that is compared with the server's at first use. Default the machine's. */
    public Builder clock(InstantSource source) {
      this.clock = source;
      return this;
    }

    /**
     * Sets whether nodes wake each other for calls that are due at once, by {@code listen} and
     * {@code notify}. Behind a pool that hands a connection on after every transaction nothing is
     * heard; then polling alone finds them, as it does without. Default true.
     */
    public Builder notices(boolean on) {
      this.notices = on;
      return this;
    }

    /** Sets what makes the thread that listens. Default daemon threads. */
    public Builder threads(ThreadFactory factory) {
      this.threads = factory;
      return this;
    }

    private static Thread daemon(Runnable task) {
      Thread thread = new Thread(task, "callkit-listener");
      // An embedded library never keeps its host alive.
      thread.setDaemon(true);
      return thread;
    }

    /**
     * Makes the store. Nothing is connected yet.
     *
     * @throws IllegalArgumentException if the schema's name or the patience is out of range
     */
    public JdbiCallStore build() {
      if (patience.toMillis() < 100 || patience.compareTo(LONGEST_PATIENCE) > 0) {
        throw new IllegalArgumentException("patience: expected 100 ms to 5 min, got " + patience);
      }
      return new JdbiCallStore(this);
    }
  }
}
