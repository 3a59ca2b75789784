package dev.callkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callkit.call.Basis;
import dev.callkit.call.BusinessId;
import dev.callkit.call.CallId;
import dev.callkit.call.CallRequest;
import dev.callkit.call.PhoneNumber;
import dev.callkit.call.Respondent;
import dev.callkit.call.VerificationId;
import dev.callkit.call.Visit;
import dev.callkit.interview.InterviewFact;
import dev.callkit.outcome.Disposition;
import dev.callkit.outcome.Outcome;
import dev.callkit.progress.CallEvent;
import dev.callkit.progress.CallInput;
import dev.callkit.progress.CallMachine;
import dev.callkit.progress.CallRecord;
import dev.callkit.progress.CallRules;
import dev.callkit.progress.TimelineEntry;
import dev.callkit.question.QuestionId;
import dev.callkit.question.QuestionLedger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** The rules of {@link CallStore} that a single process can show. */
class InMemoryCallStoreTest {
  private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
  private static final Duration LEASE = Duration.ofSeconds(30);
  private static final BusinessId SHOP = new BusinessId("matboden");
  private static final BusinessId OTHER = new BusinessId("bokladan");
  private static final PhoneNumber PHONE = PhoneNumber.of("+46701740605");
  private static final NodeId HERE = new NodeId("here");
  private static final NodeId THERE = new NodeId("there");

  private final CallStore store = CallStore.inMemory();

  private static CallRecord fresh(BusinessId business, String id, String verification) {
    CallRequest request =
        CallRequest.of(
            business,
            Respondent.of(PHONE),
            Visit.at(NOW),
            new Basis(new VerificationId(verification), NOW, "test", true));
    return CallRecord.accepted(new CallId(business, id), request, NOW, NOW);
  }

  private CallRecord create(String id) {
    return store.create(fresh(SHOP, id, "v-" + id), List.of());
  }

  private static Save save(CallRecord call) {
    return new Save(call, List.of(), Optional.empty(), false, false, Optional.empty());
  }

  private static CallRecord refused(CallRecord call, Instant at) {
    Outcome outcome = new Outcome(Disposition.REFUSAL, "said no");
    return new CallMachine(CallRules.DEFAULT)
        .on(call, new CallInput.Refuse(outcome, false), at, 0)
        .record();
  }

  @Test
  void oneVerificationGivesOneCallHoweverManyAsk() throws Exception {
    ExecutorService many = Executors.newFixedThreadPool(8);
    try {
      List<Callable<CallId>> requests = new ArrayList<>();
      for (int number = 0; number < 64; number++) {
        String id = "c" + number;
        requests.add(() -> store.create(fresh(SHOP, id, "same"), List.of()).id());
      }
      Set<CallId> got = new HashSet<>();
      for (Future<CallId> created : many.invokeAll(requests)) {
        got.add(created.get());
      }
      assertThat(got).hasSize(1);
      assertThat(store.findByVerification(SHOP, new VerificationId("same")))
          .map(CallRecord::id)
          .contains(got.iterator().next());
    } finally {
      many.shutdownNow();
    }
  }

  @Test
  void theSameVerificationOfAnotherBusinessIsAnotherCall() {
    CallRecord ours = store.create(fresh(SHOP, "a", "same"), List.of());
    CallRecord theirs = store.create(fresh(OTHER, "a", "same"), List.of());
    assertThat(theirs.id()).isNotEqualTo(ours.id());
    assertThat(store.find(new CallId(OTHER, "a"))).contains(theirs);
  }

  @Test
  void ofTwoSavesWithOneVersionOneIsWritten() {
    CallRecord read = create("a");
    assertThat(store.save(save(read))).isInstanceOf(SaveResult.Saved.class);
    assertThat(store.save(save(read))).isEqualTo(new SaveResult.Stale());
    assertThat(store.find(read.id())).map(CallRecord::version).contains(2L);
  }

  @Test
  void aSaveThatIsRefusedWritesNothing() {
    CallRecord read = create("a");
    TimelineEntry entry = new TimelineEntry(NOW, 0, new CallEvent.CancelRequested());
    VersionedLedger moved = new VersionedLedger(QuestionLedger.EMPTY, 7);
    Save save = new Save(read, List.of(entry), Optional.of(moved), true, false, Optional.empty());
    assertThat(store.save(save)).isEqualTo(new SaveResult.LedgerMoved());
    assertThat(store.find(read.id())).contains(read);
    assertThat(store.timeline(read.id(), 0, 10)).isEmpty();
    assertThat(store.person(SHOP, PHONE).suppressed()).isFalse();
  }

  @Test
  void theLedgerHasItsOwnVersion() {
    CallRecord read = create("a");
    VersionedLedger empty = store.ledger(SHOP);
    assertThat(empty.version()).isZero();
    Save save = new Save(read, List.of(), Optional.of(empty), false, false, Optional.empty());
    assertThat(store.save(save)).isInstanceOf(SaveResult.Saved.class);
    assertThat(store.ledger(SHOP).version()).isEqualTo(1);
    assertThat(store.ledger(OTHER).version()).isZero();
  }

  @Test
  void aDueCallIsHeldByOneNodeUntilTheLeaseEnds() {
    create("a");
    assertThat(store.claimDue(HERE, NOW.minusSeconds(1), LEASE, 10)).isEmpty();
    assertThat(store.claimDue(HERE, NOW, LEASE, 10)).hasSize(1);
    assertThat(store.claimDue(THERE, NOW, LEASE, 10)).isEmpty();
    assertThat(store.claimDue(HERE, NOW.plusSeconds(29), LEASE, 10)).isEmpty();
    assertThat(store.claimDue(THERE, NOW.plus(LEASE), LEASE, 10)).hasSize(1);
  }

  @Test
  void aSaveWithoutHolderLetsTheCallGo() {
    create("a");
    CallRecord held = store.claimDue(HERE, NOW, LEASE, 10).get(0).call();
    store.save(save(held));
    assertThat(store.claimDue(THERE, NOW, LEASE, 10)).hasSize(1);
  }

  @Test
  void highPriorityComesFirstThenTheLongestDue() {
    store.create(fresh(SHOP, "late", "1"), List.of());
    CallRecord early = fresh(SHOP, "early", "2");
    store.create(
        CallRecord.accepted(early.id(), early.request(), NOW, NOW.minusSeconds(60)), List.of());
    CallRecord high = fresh(SHOP, "high", "3");
    store.create(CallRecord.accepted(high.id(), high.request().first(), NOW, NOW), List.of());
    assertThat(store.claimDue(HERE, NOW, LEASE, 2))
        .extracting(claim -> claim.call().id().value())
        .containsExactly("high", "early");
    assertThat(store.claimDue(HERE, NOW, LEASE, 2))
        .extracting(claim -> claim.call().id().value())
        .containsExactly("late");
  }

  @Test
  void aSuppressedNumberStopsTheSaveThatDials() {
    CallRecord first = create("a");
    CallRecord second = create("b");
    store.save(new Save(first, List.of(), Optional.empty(), true, false, Optional.empty()));
    Save dial = new Save(second, List.of(), Optional.empty(), false, true, Optional.empty());
    assertThat(store.save(dial)).isEqualTo(new SaveResult.Suppressed());
    assertThat(store.person(OTHER, PHONE).suppressed()).isTrue();
  }

  @Test
  void remembersWhenAPersonWasLastAskedByThisBusiness() {
    CallRecord call = create("a");
    assertThat(store.person(SHOP, PHONE).lastInterview()).isEmpty();
    store.save(save(refused(call, NOW.plusSeconds(60))));
    assertThat(store.person(SHOP, PHONE).lastInterview()).contains(NOW.plusSeconds(60));
    assertThat(store.person(OTHER, PHONE).lastInterview()).isEmpty();
  }

  @Test
  void remembersWhenEachQuestionWasLastPutToAPerson() {
    CallRecord call = create("a");
    QuestionId question = new QuestionId("kassan");
    CallEvent put = new CallEvent.Talk(new InterviewFact.Asked(question));
    List<TimelineEntry> entries =
        List.of(new TimelineEntry(NOW, 1, put), new TimelineEntry(NOW.plusSeconds(5), 1, put));
    assertThat(store.person(SHOP, PHONE).asked()).isEmpty();
    store.save(new Save(call, entries, Optional.empty(), false, false, Optional.empty()));
    assertThat(store.person(SHOP, PHONE).asked())
        .containsExactly(Map.entry(question, NOW.plusSeconds(5)));
    assertThat(store.person(OTHER, PHONE).asked()).isEmpty();
  }

  @Test
  void aFinalCallIsNeverDue() {
    CallRecord call = create("a");
    store.save(save(refused(call, NOW)));
    assertThat(store.claimDue(HERE, NOW.plusSeconds(3600), LEASE, 10)).isEmpty();
  }

  @Test
  void theTimelineKeepsItsOrderAndIsPaged() {
    CallRecord call = create("a");
    List<TimelineEntry> entries = new ArrayList<>();
    for (int second = 0; second < 5; second++) {
      entries.add(new TimelineEntry(NOW.plusSeconds(second), 0, new CallEvent.CancelRequested()));
    }
    store.save(new Save(call, entries, Optional.empty(), false, false, Optional.empty()));
    assertThat(store.timeline(call.id(), 0, 10)).isEqualTo(entries);
    assertThat(store.timeline(call.id(), 2, 2)).isEqualTo(entries.subList(2, 4));
    assertThat(store.timeline(new CallId(OTHER, "a"), 0, 10)).isEmpty();
  }
}
