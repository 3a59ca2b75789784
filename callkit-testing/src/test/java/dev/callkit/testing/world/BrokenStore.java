package dev.callkit.testing.world;

import dev.callkit.call.BusinessId;
import dev.callkit.call.CallId;
import dev.callkit.call.PhoneNumber;
import dev.callkit.call.VerificationId;
import dev.callkit.cost.Spending;
import dev.callkit.intake.KnownPerson;
import dev.callkit.progress.Attempt;
import dev.callkit.progress.CallRecord;
import dev.callkit.progress.TimelineEntry;
import dev.callkit.store.CallStore;
import dev.callkit.store.Claim;
import dev.callkit.store.NodeId;
import dev.callkit.store.Save;
import dev.callkit.store.SaveResult;
import dev.callkit.store.VersionedLedger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A store that works, to be broken in one place. */
class BrokenStore implements CallStore {
  final CallStore right;

  BrokenStore(CallStore right) {
    this.right = right;
  }

  @Override
  public CallRecord create(CallRecord fresh, List<TimelineEntry> entries) {
    return right.create(fresh, entries);
  }

  @Override
  public Optional<CallRecord> find(CallId id) {
    return right.find(id);
  }

  @Override
  public Optional<CallRecord> findByVerification(BusinessId business, VerificationId verification) {
    return right.findByVerification(business, verification);
  }

  @Override
  public List<TimelineEntry> timeline(CallId id, int skip, int limit) {
    return right.timeline(id, skip, limit);
  }

  @Override
  public KnownPerson person(BusinessId business, PhoneNumber phone) {
    return right.person(business, phone);
  }

  @Override
  public VersionedLedger ledger(BusinessId business) {
    return right.ledger(business);
  }

  @Override
  public List<Claim> claimDue(NodeId node, Instant now, Duration lease, int max) {
    return right.claimDue(node, now, lease, max);
  }

  @Override
  public SaveResult save(Save save) {
    return right.save(save);
  }

  /** Takes whoever saves last. */
  static final class NoVersions extends BrokenStore {
    NoVersions(CallStore right) {
      super(right);
    }

    @Override
    public SaveResult save(Save save) {
      long version = right.find(save.call().id()).orElseThrow().version();
      return right.save(
          new Save(
              save.call().saved(version),
              save.entries(),
              save.ledger(),
              save.suppress(),
              save.unlessSuppressed(),
              save.holder(),
              save.pace()));
    }
  }

  /** Keeps no list of those who never want to be rung. */
  static final class ForgetsOptOuts extends BrokenStore {
    ForgetsOptOuts(CallStore right) {
      super(right);
    }

    @Override
    public SaveResult save(Save save) {
      return right.save(
          new Save(
              save.call(),
              save.entries(),
              save.ledger(),
              false,
              save.unlessSuppressed(),
              save.holder(),
              save.pace()));
    }

    @Override
    public KnownPerson person(BusinessId business, PhoneNumber phone) {
      return KnownPerson.STRANGER;
    }
  }

  /** Keeps the beginning of a timeline only. */
  static final class DropsEntries extends BrokenStore {
    DropsEntries(CallStore right) {
      super(right);
    }

    @Override
    public List<TimelineEntry> timeline(CallId id, int skip, int limit) {
      return right.timeline(id, skip, 8);
    }
  }

  /** Looks for an id wherever it is. */
  static final class MixesBusinesses extends BrokenStore {
    MixesBusinesses(CallStore right) {
      super(right);
    }

    @Override
    public Optional<CallRecord> find(CallId id) {
      return right
          .find(id)
          .or(() -> right.find(new CallId(new BusinessId("torget"), id.value())))
          .or(() -> right.find(new CallId(new BusinessId("hallen"), id.value())));
    }
  }

  /** Forgets every fifth settlement. */
  static final class LosesLedgers extends BrokenStore {
    private int saves;

    LosesLedgers(CallStore right) {
      super(right);
    }

    @Override
    public SaveResult save(Save save) {
      boolean lost = save.call().status().isFinal() && ++saves % 5 == 0;
      return right.save(
          new Save(
              save.call(),
              save.entries(),
              lost ? Optional.empty() : save.ledger(),
              save.suppress(),
              save.unlessSuppressed(),
              save.holder(),
              save.pace()));
    }
  }

  /** Keeps nothing of what an attempt may cost and has cost. */
  static final class ForgetsCosts extends BrokenStore {
    ForgetsCosts(CallStore right) {
      super(right);
    }

    @Override
    public SaveResult save(Save save) {
      CallRecord call = save.call();
      CallRecord free =
          new CallRecord(
              call.id(),
              call.request(),
              call.status(),
              call.version(),
              call.requestedAt(),
              call.wakeAt(),
              call.attempts().stream().map(ForgetsCosts::free).toList(),
              call.selection(),
              call.plan(),
              call.talk().map(talk -> talk.paidFor(Optional.empty())),
              call.cancelRequested(),
              call.lateness(),
              call.outcome(),
              call.endedAt());
      return right.save(
          new Save(
              free,
              save.entries(),
              save.ledger(),
              save.suppress(),
              save.unlessSuppressed(),
              save.holder(),
              save.pace()));
    }

    private static Attempt free(Attempt attempt) {
      return new Attempt(
          attempt.number(),
          attempt.provider(),
          attempt.phase(),
          attempt.startedAt(),
          attempt.carrierCall(),
          attempt.answeredAt(),
          attempt.answeredBy(),
          attempt.endedAt(),
          attempt.cause(),
          attempt.duration(),
          Spending.NONE,
          attempt.outcome(),
          attempt.redial(),
          attempt.passedOn());
    }
  }
}
