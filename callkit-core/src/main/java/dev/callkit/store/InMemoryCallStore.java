package dev.callkit.store;

import dev.callkit.call.BusinessId;
import dev.callkit.call.CallId;
import dev.callkit.call.PhoneNumber;
import dev.callkit.call.VerificationId;
import dev.callkit.intake.KnownPerson;
import dev.callkit.interview.InterviewFact;
import dev.callkit.outcome.Disposition.Group;
import dev.callkit.progress.CallEvent;
import dev.callkit.progress.CallRecord;
import dev.callkit.progress.TimelineEntry;
import dev.callkit.question.QuestionId;
import dev.callkit.question.QuestionLedger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Keeps everything in maps under one lock. Values are immutable, so what is handed out is safe. */
final class InMemoryCallStore implements CallStore {
  // Who has talked to us, or has refused to, is left alone for the cooldown.
  private static final Set<Group> RESTING =
      EnumSet.of(Group.INTERVIEW, Group.PARTIAL, Group.REFUSAL);

  private record Verification(BusinessId business, VerificationId id) {}

  private record Person(BusinessId business, PhoneNumber phone) {}

  private final Object lock = new Object();
  private final Map<CallId, CallRecord> calls = new HashMap<>();
  // Only these can be due: most calls of a long day are over.
  private final Map<CallId, CallRecord> open = new LinkedHashMap<>();
  private final Map<Verification, CallId> byVerification = new HashMap<>();
  private final Map<CallId, List<TimelineEntry>> timelines = new HashMap<>();
  private final Map<CallId, Save.Holder> holders = new HashMap<>();
  private final Map<BusinessId, VersionedLedger> ledgers = new HashMap<>();
  private final Map<Person, Instant> lastInterviews = new HashMap<>();
  private final Map<Person, Map<QuestionId, Instant>> asked = new HashMap<>();
  private final Set<PhoneNumber> suppressed = new HashSet<>();
  private final Set<CallId> inProgress = new HashSet<>();
  private final Map<String, Instant> nextSlots = new HashMap<>();

  @Override
  public CallRecord create(CallRecord fresh, List<TimelineEntry> entries) {
    Verification verification =
        new Verification(fresh.request().business(), fresh.request().basis().verification());
    synchronized (lock) {
      CallId known = byVerification.putIfAbsent(verification, fresh.id());
      if (known != null) {
        return existing(known);
      }
      CallRecord stored = fresh.saved(1);
      if (calls.putIfAbsent(fresh.id(), stored) != null) {
        byVerification.remove(verification);
        throw new IllegalArgumentException(
            "call " + fresh.id() + ": expected a new id, got one that is taken");
      }
      open.put(fresh.id(), stored);
      timelines.put(fresh.id(), new ArrayList<>(entries));
      return stored;
    }
  }

  private CallRecord existing(CallId id) {
    return Optional.ofNullable(calls.get(id))
        .orElseThrow(() -> new IllegalStateException("call " + id + " has a verification only"));
  }

  @Override
  public Optional<CallRecord> find(CallId id) {
    synchronized (lock) {
      return Optional.ofNullable(calls.get(id));
    }
  }

  @Override
  public Optional<CallRecord> findByVerification(BusinessId business, VerificationId verification) {
    synchronized (lock) {
      return Optional.ofNullable(byVerification.get(new Verification(business, verification)))
          .map(this::existing);
    }
  }

  @Override
  public List<TimelineEntry> timeline(CallId id, int skip, int limit) {
    synchronized (lock) {
      return timelines.getOrDefault(id, List.of()).stream().skip(skip).limit(limit).toList();
    }
  }

  @Override
  public KnownPerson person(BusinessId business, PhoneNumber phone) {
    synchronized (lock) {
      return new KnownPerson(
          suppressed.contains(phone),
          Optional.ofNullable(lastInterviews.get(new Person(business, phone))),
          asked.getOrDefault(new Person(business, phone), Map.of()));
    }
  }

  @Override
  public VersionedLedger ledger(BusinessId business) {
    synchronized (lock) {
      return ledgers.getOrDefault(business, new VersionedLedger(QuestionLedger.EMPTY, 0));
    }
  }

  @Override
  public List<Claim> claimDue(NodeId node, Instant now, Duration lease, int max) {
    Instant until = now.plus(lease);
    synchronized (lock) {
      List<CallRecord> due =
          open.values().stream()
              .filter(call -> call.wakeAt().map(at -> !at.isAfter(now)).orElse(false))
              .filter(call -> isFree(call.id(), now))
              .sorted(Claim.URGENT_FIRST)
              .limit(max)
              .toList();
      due.forEach(call -> holders.put(call.id(), new Save.Holder(node, until)));
      return due.stream().map(call -> new Claim(call, until)).toList();
    }
  }

  private boolean isFree(CallId id, Instant now) {
    Save.Holder holder = holders.get(id);
    return holder == null || !holder.until().isAfter(now);
  }

  @Override
  public SaveResult save(Save save) {
    CallRecord call = save.call();
    PhoneNumber phone = call.request().respondent().phone();
    BusinessId business = call.request().business();
    synchronized (lock) {
      CallRecord current = calls.get(call.id());
      if (current == null || current.version() != call.version()) {
        return new SaveResult.Stale();
      }
      if (save.unlessSuppressed() && suppressed.contains(phone)) {
        return new SaveResult.Suppressed();
      }
      if (save.ledger().isPresent()
          && save.ledger().get().version() != ledger(business).version()) {
        return new SaveResult.LedgerMoved();
      }
      Optional<SaveResult> refused = save.pace().flatMap(pace -> refusedBy(pace, business));
      if (refused.isPresent()) {
        return refused.get();
      }
      CallRecord stored = call.saved(call.version() + 1);
      calls.put(call.id(), stored);
      if (stored.openAttempt().isPresent()) {
        inProgress.add(call.id());
      } else {
        inProgress.remove(call.id());
      }
      if (stored.status().isFinal()) {
        open.remove(call.id());
      } else {
        open.put(call.id(), stored);
      }
      timelines.computeIfAbsent(call.id(), id -> new ArrayList<>()).addAll(save.entries());
      save.ledger()
          .ifPresent(
              read ->
                  ledgers.put(business, new VersionedLedger(read.ledger(), read.version() + 1)));
      if (save.suppress()) {
        suppressed.add(phone);
      }
      save.holder()
          .ifPresentOrElse(
              holder -> holders.put(call.id(), holder), () -> holders.remove(call.id()));
      remember(stored);
      save.entries().forEach(entry -> rememberAsked(new Person(business, phone), entry));
      return new SaveResult.Saved(stored);
    }
  }

  private Optional<SaveResult> refusedBy(Pace pace, BusinessId business) {
    Pacing limits = pace.limits();
    long ofBusiness =
        inProgress.stream().filter(other -> other.business().equals(business)).count();
    if (limits.inProgress().map(limit -> inProgress.size() >= limit).orElse(false)
        || limits.inProgressPerBusiness().map(limit -> ofBusiness >= limit).orElse(false)) {
      return Optional.of(new SaveResult.Full());
    }
    if (pace.slotGranted() || limits.callsPerSecond().isEmpty()) {
      return Optional.empty();
    }
    Instant free = nextSlots.getOrDefault(pace.provider(), pace.now());
    Instant slot = free.isAfter(pace.now()) ? free : pace.now();
    nextSlots.put(
        pace.provider(), slot.plus(Duration.ofSeconds(1).dividedBy(limits.callsPerSecond().get())));
    return slot.isAfter(pace.now()) ? Optional.of(new SaveResult.Paced(slot)) : Optional.empty();
  }

  private void rememberAsked(Person person, TimelineEntry entry) {
    if (entry.event() instanceof CallEvent.Talk talk
        && talk.fact() instanceof InterviewFact.Asked put) {
      asked.computeIfAbsent(person, fresh -> new HashMap<>()).put(put.question(), entry.at());
    }
  }

  private void remember(CallRecord call) {
    boolean rests =
        call.outcome()
            .map(outcome -> RESTING.contains(outcome.disposition().group()))
            .orElse(false);
    if (rests) {
      call.endedAt()
          .ifPresent(
              at ->
                  lastInterviews.put(
                      new Person(call.request().business(), call.request().respondent().phone()),
                      at));
    }
  }
}
