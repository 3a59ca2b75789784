package dev.callkit.twilio;

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
import dev.callkit.store.VersionedLedger;
import dev.callkit.testing.simulation.FastTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** A store that can be slow for a while. */
final class HeldStore implements CallStore {
  private final CallStore inner = CallStore.inMemory();
  private volatile CountDownLatch gate = new CountDownLatch(0);

  /** Nothing is saved until it is released, or for so long at most. */
  void holdFor(Duration atMost, FastTime clock) {
    CountDownLatch closed = new CountDownLatch(1);
    gate = closed;
    clock.schedule(atMost, closed::countDown);
  }

  void release() {
    gate.countDown();
  }

  @Override
  public SaveResult save(Save save) {
    try {
      gate.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    return inner.save(save);
  }

  @Override
  public CallRecord create(CallRecord fresh, List<TimelineEntry> entries) {
    return inner.create(fresh, entries);
  }

  @Override
  public Optional<CallRecord> find(CallId id) {
    return inner.find(id);
  }

  @Override
  public Optional<CallRecord> findByVerification(BusinessId business, VerificationId verification) {
    return inner.findByVerification(business, verification);
  }

  @Override
  public List<TimelineEntry> timeline(CallId id, int skip, int limit) {
    return inner.timeline(id, skip, limit);
  }

  @Override
  public KnownPerson person(BusinessId business, PhoneNumber phone) {
    return inner.person(business, phone);
  }

  @Override
  public VersionedLedger ledger(BusinessId business) {
    return inner.ledger(business);
  }

  @Override
  public List<Claim> claimDue(NodeId node, Instant now, Duration lease, int max) {
    return inner.claimDue(node, now, lease, max);
  }
}
