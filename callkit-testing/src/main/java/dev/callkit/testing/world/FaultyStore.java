package dev.callkit.testing.world;

import dev.callkit.call.BusinessId;
import dev.callkit.call.CallId;
import dev.callkit.call.PhoneNumber;
import dev.callkit.call.VerificationId;
import dev.callkit.intake.KnownPerson;
import dev.callkit.progress.CallRecord;
import dev.callkit.progress.TimelineEntry;
import dev.callkit.store.CallStore;
import dev.callkit.store.Claim;
import dev.callkit.store.NodeId;
import dev.callkit.store.Save;
import dev.callkit.store.SaveResult;
import dev.callkit.store.StoreException;
import dev.callkit.store.VersionedLedger;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The shared store as one node sees it, over a network that is not always there. */
final class FaultyStore implements CallStore {
  private static final int SLOWEST_MILLIS = 3000;

  private final CallStore shared;
  private final Node node;
  private final Accidents accidents;
  private final Random chance;
  private final BooleanSupplier away;
  private final Consumer<Duration> meanwhile;
  private final KillPoints kills;
  private final Witness witness;

  FaultyStore(
      CallStore shared,
      Node node,
      Accidents accidents,
      Random chance,
      BooleanSupplier away,
      Consumer<Duration> meanwhile,
      KillPoints kills,
      Witness witness) {
    this.shared = shared;
    this.node = node;
    this.accidents = accidents;
    this.chance = chance;
    this.away = away;
    this.meanwhile = meanwhile;
    this.kills = kills;
    this.witness = witness;
  }

  private <T> T read(Supplier<T> reading) {
    node.live();
    reach();
    return reading.get();
  }

  private void reach() {
    if (away.getAsBoolean() || chance.nextDouble() < accidents.storeFails()) {
      throw failure();
    }
  }

  private static StoreException failure() {
    return new StoreException(
        "the store: expected an answer, got none", true, new IOException("connection reset"));
  }

  private void tell() {
    if (chance.nextDouble() < accidents.storeForgetsToSay()) {
      throw failure();
    }
  }

  @Override
  public CallRecord create(CallRecord fresh, List<TimelineEntry> entries) {
    kills.pass(node);
    reach();
    CallRecord stored = shared.create(fresh, entries);
    witness.created(stored);
    kills.pass(node);
    tell();
    return stored;
  }

  @Override
  public SaveResult save(Save save) {
    kills.pass(node);
    reach();
    if (chance.nextDouble() < accidents.saveConflicts()) {
      // It takes its time, and meanwhile others go on.
      meanwhile.accept(Duration.ofMillis(chance.nextInt(SLOWEST_MILLIS)));
      node.live();
    }
    SaveResult result = shared.save(save);
    witness.saved(save, result);
    kills.pass(node);
    tell();
    return result;
  }

  @Override
  public Optional<CallRecord> find(CallId id) {
    return read(() -> shared.find(id));
  }

  @Override
  public Optional<CallRecord> findByVerification(BusinessId business, VerificationId verification) {
    return read(() -> shared.findByVerification(business, verification));
  }

  @Override
  public List<TimelineEntry> timeline(CallId id, int skip, int limit) {
    return read(() -> shared.timeline(id, skip, limit));
  }

  @Override
  public KnownPerson person(BusinessId business, PhoneNumber phone) {
    return read(() -> shared.person(business, phone));
  }

  @Override
  public VersionedLedger ledger(BusinessId business) {
    return read(() -> shared.ledger(business));
  }

  @Override
  public List<Claim> claimDue(NodeId holder, Instant now, Duration lease, int max) {
    return read(() -> shared.claimDue(holder, now, lease, max));
  }
}
