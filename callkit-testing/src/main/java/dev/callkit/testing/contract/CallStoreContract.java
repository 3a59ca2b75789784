package dev.callkit.testing.contract;

import static dev.callkit.testing.contract.StoredCalls.HERE;
import static dev.callkit.testing.contract.StoredCalls.LEASE;
import static dev.callkit.testing.contract.StoredCalls.NOW;
import static dev.callkit.testing.contract.StoredCalls.OTHER;
import static dev.callkit.testing.contract.StoredCalls.PHONE;
import static dev.callkit.testing.contract.StoredCalls.SHOP;
import static dev.callkit.testing.contract.StoredCalls.THERE;
import static dev.callkit.testing.contract.StoredCalls.entries;
import static dev.callkit.testing.contract.StoredCalls.fresh;
import static dev.callkit.testing.contract.StoredCalls.refused;
import static dev.callkit.testing.contract.StoredCalls.save;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.callkit.call.CallId;
import dev.callkit.call.VerificationId;
import dev.callkit.progress.CallEvent;
import dev.callkit.progress.CallRecord;
import dev.callkit.progress.HostNote;
import dev.callkit.progress.TimelineEntry;
import dev.callkit.question.QuestionLedger;
import dev.callkit.store.CallStore;
import dev.callkit.store.Claim;
import dev.callkit.store.NodeId;
import dev.callkit.store.Save;
import dev.callkit.store.SaveResult;
import dev.callkit.store.VersionedLedger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * What every {@link CallStore} promises, as tests. An implementer extends this class, says how to
 * make an empty store and how another node sees the same one, and runs it; the numbers in the
 * display names are those of the port's rules. {@link CallStoreStoryContract} holds the longer
 * stories: crashes, whole talks, the ledger under concurrency.
 */
public abstract class CallStoreContract {
  private CallStore store;
  private CallStore theirs;

  /** {@return a store that holds nothing; called once before each test} */
  protected abstract CallStore emptyStore();

  /**
   * {@return the same data as another node sees it: another instance, with connections of its own
   * if there are any}
   *
   * @param store what {@link #emptyStore()} made
   */
  protected abstract CallStore seenByAnotherNode(CallStore store);

  /** Asks for the stores. */
  @BeforeEach
  final void openStores() {
    store = emptyStore();
    theirs = seenByAnotherNode(store);
  }

  private CallRecord create(String id) {
    return store.create(fresh(SHOP, id, "v-" + id), List.of());
  }

  private static List<String> ids(List<Claim> claims) {
    return claims.stream().map(claim -> claim.call().id().value()).toList();
  }

  @Test
  @DisplayName("1: one verification gives one call, however many ask")
  void oneVerificationGivesOneCallHoweverManyAsk() {
    List<Callable<CallId>> requests = new ArrayList<>();
    for (int number = 0; number < 16; number++) {
      CallRecord wish = fresh(SHOP, "c" + number, "same");
      CallStore node = number % 2 == 0 ? store : theirs;
      requests.add(() -> node.create(wish, entries(0, 1)).id());
    }
    Set<CallId> got = new HashSet<>(AtOnce.run(requests));
    assertThat(got).hasSize(1);
    CallId only = got.iterator().next();
    assertThat(theirs.findByVerification(SHOP, new VerificationId("same")))
        .map(CallRecord::id)
        .contains(only);
    assertThat(store.timeline(only, 0, 10)).isEqualTo(entries(0, 1));
    assertThat(store.claimDue(HERE, NOW, LEASE, 10)).hasSize(1);
  }

  @Test
  @DisplayName("1: a new call has version 1, and asking again gives it as it is now")
  void askingAgainGivesTheCallAsItIsNow() {
    CallRecord created = create("a");
    assertThat(created).isEqualTo(fresh(SHOP, "a", "v-a").saved(1));
    store.save(save(created));
    assertThat(theirs.create(fresh(SHOP, "b", "v-a"), List.of()).version()).isEqualTo(2);
    assertThat(theirs.create(fresh(SHOP, "a", "v-a"), List.of()).id()).isEqualTo(created.id());
    assertThat(store.find(new CallId(SHOP, "b"))).isEmpty();
  }

  @Test
  @DisplayName("1: the same verification of another business is another call")
  void theSameVerificationOfAnotherBusinessIsAnotherCall() {
    CallRecord ours = store.create(fresh(SHOP, "a", "same"), List.of());
    CallRecord others = store.create(fresh(OTHER, "a", "same"), List.of());
    assertThat(others.id()).isNotEqualTo(ours.id());
    assertThat(store.find(new CallId(OTHER, "a"))).contains(others);
    assertThat(store.find(new CallId(SHOP, "a"))).contains(ours);
  }

  @Test
  @DisplayName("1: an id that is taken is refused, and its verification stays free")
  void anIdThatIsTakenIsRefused() {
    create("a");
    assertThatThrownBy(() -> store.create(fresh(SHOP, "a", "another"), entries(0, 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("matboden.a");
    assertThat(store.findByVerification(SHOP, new VerificationId("another"))).isEmpty();
    assertThat(store.timeline(new CallId(SHOP, "a"), 0, 10)).isEmpty();
  }

  @Test
  @DisplayName("2: of two saves with one version one is written")
  void ofTwoSavesWithOneVersionOneIsWritten() {
    CallRecord read = create("a");
    assertThat(store.save(save(read))).isEqualTo(new SaveResult.Saved(read.saved(2)));
    assertThat(theirs.save(save(read))).isEqualTo(new SaveResult.Stale());
    assertThat(store.find(read.id())).map(CallRecord::version).contains(2L);
  }

  @Test
  @DisplayName("2: of many saves at the same time exactly one is written, with all its entries")
  void ofManySavesAtTheSameTimeExactlyOneIsWritten() {
    CallRecord read = create("a");
    List<Callable<SaveResult>> saves = new ArrayList<>();
    for (int number = 0; number < 8; number++) {
      Save save = StoredCalls.with(read, entries(number * 10, 3));
      CallStore node = number % 2 == 0 ? store : theirs;
      saves.add(() -> node.save(save));
    }
    List<SaveResult> results = AtOnce.run(saves);
    List<Integer> written = new ArrayList<>();
    for (int number = 0; number < 8; number++) {
      if (results.get(number) instanceof SaveResult.Saved) {
        written.add(number);
      } else {
        assertThat(results.get(number)).isEqualTo(new SaveResult.Stale());
      }
    }
    assertThat(written).hasSize(1);
    assertThat(store.timeline(read.id(), 0, 10)).isEqualTo(entries(written.get(0) * 10, 3));
  }

  @Test
  @DisplayName("2: a save that is refused writes nothing")
  void aSaveThatIsRefusedWritesNothing() {
    CallRecord read = create("a");
    VersionedLedger moved = new VersionedLedger(QuestionLedger.EMPTY, 7);
    Save save = new Save(read, entries(0, 2), Optional.of(moved), true, false, Optional.empty());
    assertThat(store.save(save)).isEqualTo(new SaveResult.LedgerMoved());
    VersionedLedger first = new VersionedLedger(QuestionLedger.EMPTY, 0);
    Save stale =
        new Save(read.saved(9), entries(0, 2), Optional.of(first), true, false, Optional.empty());
    assertThat(store.save(stale)).isEqualTo(new SaveResult.Stale());
    assertThat(store.find(read.id())).contains(read);
    assertThat(store.timeline(read.id(), 0, 10)).isEmpty();
    assertThat(store.person(SHOP, PHONE).suppressed()).isFalse();
    assertThat(store.ledger(SHOP).version()).isZero();
  }

  @Test
  @DisplayName("2: a call that was never created cannot be saved")
  void aCallThatWasNeverCreatedCannotBeSaved() {
    assertThat(store.save(save(fresh(SHOP, "a", "v")))).isEqualTo(new SaveResult.Stale());
    assertThat(store.find(new CallId(SHOP, "a"))).isEmpty();
  }

  @Test
  @DisplayName("3: a final call is never due, and takes figures that come late")
  void aFinalCallIsNeverDue() {
    CallRecord call = create("a");
    store.save(save(refused(call, NOW)));
    assertThat(store.claimDue(HERE, NOW.plusSeconds(3600), LEASE, 10)).isEmpty();
    CallRecord over = store.find(call.id()).orElseThrow();
    assertThat(store.save(save(over))).isInstanceOf(SaveResult.Saved.class);
    assertThat(store.claimDue(HERE, NOW.plusSeconds(3600), LEASE, 10)).isEmpty();
  }

  @Test
  @DisplayName("3: a final call takes what the host notes about it, and stays as it is")
  void aFinalCallTakesNotes() {
    CallRecord call = create("a");
    store.save(save(refused(call, NOW)));
    CallRecord over = store.find(call.id()).orElseThrow();
    int before = store.timeline(call.id(), 0, 100).size();
    TimelineEntry noted =
        new TimelineEntry(
            NOW, 0, new CallEvent.Noted(new HostNote("coupon_sent", Map.of("code", "A1"))));
    assertThat(
            store.save(
                new Save(over, List.of(noted), Optional.empty(), false, false, Optional.empty())))
        .isInstanceOf(SaveResult.Saved.class);
    assertThat(store.timeline(call.id(), before, 100)).containsExactly(noted);
    assertThat(store.find(call.id())).contains(over.saved(over.version() + 1));
  }

  @Test
  @DisplayName("4: a due call is held by one node until the hold ends")
  void aDueCallIsHeldByOneNodeUntilTheHoldEnds() {
    CallRecord call = create("a");
    assertThat(store.claimDue(HERE, NOW.minusSeconds(1), LEASE, 10)).isEmpty();
    assertThat(store.claimDue(HERE, NOW, LEASE, 10))
        .containsExactly(new Claim(call, NOW.plus(LEASE)));
    assertThat(theirs.claimDue(THERE, NOW, LEASE, 10)).isEmpty();
    assertThat(store.claimDue(HERE, NOW.plusSeconds(29), LEASE, 10)).isEmpty();
    assertThat(theirs.claimDue(THERE, NOW.plus(LEASE), LEASE, 10))
        .containsExactly(new Claim(call, NOW.plus(LEASE).plus(LEASE)));
  }

  @Test
  @DisplayName("4: a call is claimed by one of two nodes that look at the same time")
  void aCallIsClaimedByOneOfTwoNodes() {
    for (int number = 0; number < 40; number++) {
      create("c" + number);
    }
    List<Callable<List<Claim>>> nodes = new ArrayList<>();
    for (int number = 0; number < 8; number++) {
      NodeId node = new NodeId("n" + number);
      CallStore view = number % 2 == 0 ? store : theirs;
      nodes.add(() -> view.claimDue(node, NOW, LEASE, 5));
    }
    List<String> claimed = AtOnce.run(nodes).stream().flatMap(got -> ids(got).stream()).toList();
    List<String> rest = ids(store.claimDue(HERE, NOW, LEASE, 100));
    List<String> all = new ArrayList<>(claimed);
    all.addAll(rest);
    assertThat(all).hasSize(40).doesNotHaveDuplicates();
  }

  @Test
  @DisplayName("4: a save with a holder renews the hold, one without lets the call go")
  void aSaveWithAHolderRenewsTheHold() {
    create("a");
    CallRecord held = store.claimDue(HERE, NOW, LEASE, 10).get(0).call();
    Instant longer = NOW.plusSeconds(90);
    store.save(StoredCalls.held(held, HERE, longer));
    assertThat(theirs.claimDue(THERE, longer.minusSeconds(1), LEASE, 10)).isEmpty();
    store.save(save(store.find(held.id()).orElseThrow()));
    assertThat(theirs.claimDue(THERE, NOW, LEASE, 10)).hasSize(1);
  }

  @Test
  @DisplayName("5: a node with a stale version writes nothing, even inside its hold")
  void aNodeWithAStaleVersionWritesNothingEvenInsideItsHold() {
    CallRecord read = create("a");
    CallRecord held = store.claimDue(HERE, NOW, LEASE, 10).get(0).call();
    assertThat(theirs.save(StoredCalls.held(read, THERE, NOW.plus(LEASE))))
        .isInstanceOf(SaveResult.Saved.class);
    assertThat(store.save(save(held))).isEqualTo(new SaveResult.Stale());
    assertThat(store.claimDue(HERE, NOW, LEASE, 10)).isEmpty();
  }

  @Test
  @DisplayName("6: high priority comes first, then the longest due")
  void highPriorityComesFirstThenTheLongestDue() {
    store.create(fresh(SHOP, "late", "1"), List.of());
    store.create(fresh(OTHER, "early", "2", NOW.minusSeconds(60)), List.of());
    CallRecord wish = fresh(SHOP, "high", "3");
    store.create(CallRecord.accepted(wish.id(), wish.request().first(), NOW, NOW), List.of());
    store.create(fresh(SHOP, "future", "4", NOW.plusSeconds(1)), List.of());
    assertThat(ids(store.claimDue(HERE, NOW, LEASE, 2))).containsExactly("high", "early");
    assertThat(ids(theirs.claimDue(THERE, NOW, LEASE, 2))).containsExactly("late");
  }

  @Test
  @DisplayName("7: a timeline keeps its order over many saves, and is paged")
  void aTimelineKeepsItsOrderAndIsPaged() {
    CallRecord call = store.create(fresh(SHOP, "a", "v"), entries(0, 2));
    for (int saved = 0; saved < 3; saved++) {
      List<TimelineEntry> next = entries(2 + saved * 4, 4);
      call = ((SaveResult.Saved) store.save(StoredCalls.with(call, next))).call();
    }
    List<TimelineEntry> all = entries(0, 14);
    assertThat(theirs.timeline(call.id(), 0, 100)).isEqualTo(all);
    assertThat(theirs.timeline(call.id(), 3, 5)).isEqualTo(all.subList(3, 8));
    assertThat(theirs.timeline(call.id(), 14, 5)).isEmpty();
    assertThat(theirs.timeline(call.id(), Integer.MAX_VALUE, Integer.MAX_VALUE)).isEmpty();
  }

  @Test
  @DisplayName("8: another business with the same ids sees and changes nothing of ours")
  void anotherBusinessWithTheSameIdsSeesAndChangesNothing() {
    CallRecord ours = store.create(fresh(SHOP, "a", "same"), entries(0, 2));
    store.save(save(refused(ours, NOW)));
    CallId sameId = new CallId(OTHER, "a");
    assertThat(store.find(sameId)).isEmpty();
    assertThat(store.findByVerification(OTHER, new VerificationId("same"))).isEmpty();
    assertThat(store.timeline(sameId, 0, 10)).isEmpty();
    assertThat(store.person(OTHER, PHONE).lastInterview()).isEmpty();
    assertThat(store.save(save(fresh(OTHER, "a", "same").saved(2))))
        .isEqualTo(new SaveResult.Stale());
    assertThat(store.find(ours.id())).map(CallRecord::version).contains(2L);
  }

  @Test
  @DisplayName("8: the suppression list is shared, and stops a save that dials")
  void theSuppressionListIsShared() {
    CallRecord first = create("a");
    CallRecord second = store.create(fresh(OTHER, "b", "v"), List.of());
    store.save(StoredCalls.suppressing(first));
    assertThat(theirs.person(OTHER, PHONE).suppressed()).isTrue();
    assertThat(theirs.save(StoredCalls.dialling(second))).isEqualTo(new SaveResult.Suppressed());
    assertThat(store.find(second.id())).contains(second);
    assertThat(theirs.save(save(second))).isInstanceOf(SaveResult.Saved.class);
  }

  @Test
  @DisplayName("a person's last interview is remembered for the business that held it")
  void aPersonsLastInterviewIsRemembered() {
    CallRecord call = create("a");
    assertThat(store.person(SHOP, PHONE).lastInterview()).isEmpty();
    store.save(save(refused(call, NOW.plusSeconds(60))));
    assertThat(theirs.person(SHOP, PHONE).lastInterview()).contains(NOW.plusSeconds(60));
    assertThat(theirs.person(OTHER, PHONE).lastInterview()).isEmpty();
  }
}
