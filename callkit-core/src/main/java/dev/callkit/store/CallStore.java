package dev.callkit.store;

import dev.callkit.call.BusinessId;
import dev.callkit.call.CallId;
import dev.callkit.call.PhoneNumber;
import dev.callkit.call.VerificationId;
import dev.callkit.intake.KnownPerson;
import dev.callkit.progress.CallRecord;
import dev.callkit.progress.TimelineEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Remembers calls. Implementations are thread-safe; every method may block.
 *
 * <ol>
 *   <li>{@code create} makes at most one call per business and verification, however many ask at
 *       the same time; all of them get that one.
 *   <li>{@code save} writes everything or nothing. Of two saves that were read with the same
 *       version exactly one is written.
 *   <li>A final call is never changed, except for figures about its attempts that come late; its
 *       timeline may still grow by what the host notes.
 *   <li>{@code claimDue} gives a call to one node only until the hold ends; a save without a holder
 *       lets it go at once.
 *   <li>A claim is no permission to save: a node whose version is stale writes nothing, even inside
 *       its hold; a node without a hold may save with the right version.
 *   <li>Due calls of high priority come first, then the longest due.
 *   <li>A timeline keeps the order in which it was appended.
 *   <li>Pacing holds across nodes: of saves that place calls no more are written than their limits
 *       allow, whoever makes them. A slot that was given to a call is its own.
 *   <li>What one business stores, no other business's ids can reach. Only the suppression list is
 *       shared.
 * </ol>
 *
 * <p>All methods throw {@link StoreException} if the store cannot be reached or does not answer.
 */
public interface CallStore {

  /**
   * Stores a new call, unless its business already has one for the same verification.
   *
   * @param fresh a call of version 0
   * @param entries its first timeline entries
   * @return the stored call: this one with version 1, or the one that was there before
   */
  CallRecord create(CallRecord fresh, List<TimelineEntry> entries);

  /** {@return the call as it is now, if there is one} */
  Optional<CallRecord> find(CallId id);

  /** {@return the call of this verification, if there is one} */
  Optional<CallRecord> findByVerification(BusinessId business, VerificationId verification);

  /**
   * {@return a call's timeline, oldest first}
   *
   * @param id the call; an unknown one has an empty timeline
   * @param skip how many entries to leave out from the beginning, 0 or more
   * @param limit how many to return at most, 1 or more
   */
  List<TimelineEntry> timeline(CallId id, int skip, int limit);

  /**
   * {@return what is known of a person, as seen by one business; when each question was last put is
   * taken from the timelines that were saved}
   */
  KnownPerson person(BusinessId business, PhoneNumber phone);

  /** {@return a business's question ledger; an empty one of version 0 if it has none} */
  VersionedLedger ledger(BusinessId business);

  /**
   * Takes hold of calls whose {@code wakeAt} has come and that nobody holds, or whose hold has
   * ended.
   *
   * @param node who takes hold
   * @param now the present
   * @param lease how long the hold lasts
   * @param max how many at most, 1 or more
   * @return the calls taken, in the order to handle them; empty if none is due
   */
  List<Claim> claimDue(NodeId node, Instant now, Duration lease, int max);

  /** Writes one step. */
  SaveResult save(Save save);

  /**
   * Tells when calls will be due that other nodes have stored, so that they are looked for then and
   * not at the next poll. It is a hint: it may come late, more than once, or never; polling goes on
   * beside it. By default it never comes.
   *
   * @param dueAt is told when to look; called on a thread of the store's, and returns at once
   * @return ends it
   */
  default Watch onDue(Consumer<Instant> dueAt) {
    return () -> {};
  }

  /** Something that goes on until it is closed. */
  @FunctionalInterface
  interface Watch extends AutoCloseable {
    /** Ends it; a second time is fine. */
    @Override
    void close();
  }

  /** A store in this process's memory: for tests, demonstrations and the simulator. */
  static CallStore inMemory() {
    return new InMemoryCallStore();
  }
}
