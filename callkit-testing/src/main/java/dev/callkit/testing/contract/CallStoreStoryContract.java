package dev.callkit.testing.contract;

import static dev.callkit.testing.contract.StoredCalls.HERE;
import static dev.callkit.testing.contract.StoredCalls.LEASE;
import static dev.callkit.testing.contract.StoredCalls.NOW;
import static dev.callkit.testing.contract.StoredCalls.OTHER;
import static dev.callkit.testing.contract.StoredCalls.PHONE;
import static dev.callkit.testing.contract.StoredCalls.SHOP;
import static dev.callkit.testing.contract.StoredCalls.THERE;
import static dev.callkit.testing.contract.StoredCalls.fresh;
import static org.assertj.core.api.Assertions.assertThat;

import dev.callkit.call.CallId;
import dev.callkit.call.PhoneNumber;
import dev.callkit.dialogue.Heard;
import dev.callkit.dialogue.Intent;
import dev.callkit.dialogue.Understanding;
import dev.callkit.interview.Interview;
import dev.callkit.interview.InterviewEvent;
import dev.callkit.interview.InterviewState;
import dev.callkit.interview.InterviewStep;
import dev.callkit.progress.Attempt.Phase;
import dev.callkit.progress.CallEffect;
import dev.callkit.progress.CallInput;
import dev.callkit.progress.CallRecord;
import dev.callkit.progress.CallStep;
import dev.callkit.question.AnswerValue;
import dev.callkit.question.QuestionId;
import dev.callkit.question.QuestionLedger;
import dev.callkit.question.QuestionSelector;
import dev.callkit.store.CallStore;
import dev.callkit.store.Claim;
import dev.callkit.store.SaveResult;
import dev.callkit.store.VersionedLedger;
import dev.callkit.telephony.AnsweredBy;
import dev.callkit.telephony.CarrierCall;
import dev.callkit.telephony.CarrierCallId;
import dev.callkit.telephony.LegEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * The longer stories that every {@link CallStore} must tell right: a node that dies between placing
 * and placed, a talk that goes on elsewhere, a ledger that everybody wants at once, an opt-out that
 * races with a dial. Extended like {@link CallStoreContract}.
 */
public abstract class CallStoreStoryContract {
  private static final int CALLERS = 8;

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

  private static CallRecord saved(SaveResult result) {
    assertThat(result).isInstanceOf(SaveResult.Saved.class);
    return ((SaveResult.Saved) result).call();
  }

  @Test
  @DisplayName("a node that dies between placing and placed leaves an attempt that is searched for")
  void aNodeThatDiesBetweenPlacingAndPlacedLeavesAnAttemptThatIsSearchedFor() {
    create("a");
    CallRecord held = store.claimDue(HERE, NOW, LEASE, 1).get(0).call();
    CallStep placing = StoredCalls.placing(held, NOW);
    assertThat(placing.effects()).contains(CallEffect.DIAL);
    CallRecord before = saved(store.save(StoredCalls.of(placing)));

    Instant due = before.wakeAt().orElseThrow();
    assertThat(theirs.claimDue(THERE, due.minusSeconds(1), LEASE, 1)).isEmpty();
    List<Claim> claims = theirs.claimDue(THERE, due, LEASE, 1);
    assertThat(claims).hasSize(1);
    CallRecord found = claims.get(0).call();
    assertThat(found.openAttempt().orElseThrow().phase()).isEqualTo(Phase.PLACING);
    CallStep search = StoredCalls.on(found, new CallInput.Wake(), due);
    assertThat(search.effects()).containsExactly(CallEffect.SEARCH);
    saved(theirs.save(StoredCalls.of(search)));

    CallInput late = new CallInput.Placed(1, new CarrierCall(new CarrierCallId("CA1"), "carrier"));
    CallStep placed = StoredCalls.on(before, late, due);
    assertThat(store.save(StoredCalls.of(placed))).isEqualTo(new SaveResult.Stale());
  }

  @Test
  @DisplayName("a talk comes back as it was saved, after every turn, and goes on elsewhere")
  void aTalkComesBackAsItWasSavedAfterEveryTurn() {
    CallRecord call = create("a");
    call = saved(store.save(StoredCalls.of(StoredCalls.placing(call, NOW))));
    LegEvent answered =
        new LegEvent.Answered(NOW.plusSeconds(9), new CarrierCallId("CA1"), AnsweredBy.HUMAN);
    call = step(call, new CallInput.Leg(1, answered), NOW.plusSeconds(9));
    InterviewStep turn = Interview.begin(call.plan().orElseThrow(), NOW.plusSeconds(9));
    call = step(call, new CallInput.Talk(1, turn), NOW.plusSeconds(9));
    List<Understanding> replies =
        List.of(
            Understanding.of(Intent.AFFIRM, 0.9, "ja"),
            Understanding.answer(new AnswerValue.Score(4), 0.8, "fyra"),
            Understanding.answer(new AnswerValue.Words("trevlig kö"), 1, "trevlig kö"),
            Understanding.answer(new AnswerValue.Words("nej, åäö \u0000 \"citat\""), 0.7, "nej"));
    Instant at = NOW.plusSeconds(9);
    for (Understanding meant : replies) {
      at = at.plusSeconds(6);
      InterviewState talk = theirs.find(call.id()).orElseThrow().talk().orElseThrow();
      Heard heard = Heard.speech(meant.value().map(AnswerValue::text).orElse(meant.evidence()));
      turn = Interview.on(talk, new InterviewEvent.Replied(talk.turn(), heard, meant), at);
      call = step(call, new CallInput.Talk(1, turn), at);
    }
    assertThat(call.answers()).hasSize(2);
    assertThat(theirs.timeline(call.id(), 0, 1000)).hasSizeGreaterThan(10);
    assertThat(theirs.person(SHOP, PHONE).asked())
        .containsOnlyKeys(new QuestionId("nojd"), new QuestionId("saknade"))
        .containsEntry(new QuestionId("nojd"), NOW.plusSeconds(15));
    assertThat(theirs.person(OTHER, PHONE).asked()).isEmpty();
  }

  /** Takes and saves a step on one node; the other one must see the very same call. */
  private CallRecord step(CallRecord call, CallInput input, Instant at) {
    CallStep step = StoredCalls.on(call, input, at);
    int before = store.timeline(call.id(), 0, 1000).size();
    CallRecord saved = saved(store.save(StoredCalls.of(step)));
    assertThat(theirs.find(call.id())).contains(saved);
    assertThat(theirs.timeline(call.id(), before, 1000)).isEqualTo(step.entries());
    return saved;
  }

  @Test
  @DisplayName("the ledger has its own version, per business")
  void theLedgerHasItsOwnVersion() {
    CallRecord read = create("a");
    VersionedLedger empty = store.ledger(SHOP);
    assertThat(empty).isEqualTo(new VersionedLedger(QuestionLedger.EMPTY, 0));
    CallRecord next = saved(store.save(StoredCalls.with(read, empty)));
    assertThat(theirs.ledger(SHOP).version()).isEqualTo(1);
    assertThat(theirs.ledger(OTHER).version()).isZero();
    assertThat(theirs.save(StoredCalls.with(next, empty))).isEqualTo(new SaveResult.LedgerMoved());
    saved(theirs.save(StoredCalls.with(next, store.ledger(SHOP))));
    assertThat(store.ledger(SHOP).version()).isEqualTo(2);
  }

  @Test
  @DisplayName("no reservation is lost, however many calls reserve at the same time")
  void noReservationIsLostHoweverManyCallsReserveAtTheSameTime() {
    QuestionSelector selector = QuestionSelector.owedTurns();
    List<Callable<CallId>> callers = new ArrayList<>();
    for (int number = 0; number < CALLERS; number++) {
      CallRecord call = create("c" + number);
      CallStore node = number % 2 == 0 ? store : theirs;
      callers.add(() -> reserve(node, selector, call));
    }
    List<CallId> reserved = AtOnce.run(callers);
    VersionedLedger after = store.ledger(SHOP);
    assertThat(after.version()).isEqualTo(CALLERS);
    for (CallId call : reserved) {
      assertThat(Customers.select(selector, after.ledger(), call).ledger())
          .as("a call that holds a reservation changes nothing when it selects again")
          .isEqualTo(after.ledger());
    }
  }

  private static CallId reserve(CallStore node, QuestionSelector selector, CallRecord call) {
    while (true) {
      VersionedLedger read = node.ledger(SHOP);
      QuestionLedger next = Customers.select(selector, read.ledger(), call.id()).ledger();
      SaveResult result =
          node.save(StoredCalls.with(call, new VersionedLedger(next, read.version())));
      if (result instanceof SaveResult.Saved) {
        return call.id();
      }
      assertThat(result).isEqualTo(new SaveResult.LedgerMoved());
    }
  }

  @Test
  @DisplayName("after an opt-out has been saved no dial is, however close they race")
  void afterAnOptOutHasBeenSavedNoDialIs() {
    for (int round = 0; round < 10; round++) {
      PhoneNumber phone = PhoneNumber.of("+4670174060" + round);
      CallRecord first = store.create(fresh(SHOP, "a" + round, "1" + round, phone), List.of());
      CallRecord second = store.create(fresh(OTHER, "b" + round, "2" + round, phone), List.of());
      List<SaveResult> results =
          AtOnce.run(
              List.of(
                  () -> store.save(StoredCalls.suppressing(first)),
                  () -> theirs.save(StoredCalls.dialling(second))));
      saved(results.get(0));
      CallRecord now = theirs.find(second.id()).orElseThrow();
      assertThat(theirs.save(StoredCalls.dialling(now))).isEqualTo(new SaveResult.Suppressed());
    }
  }

  @Test
  @DisplayName("suppressing a number twice is no fault")
  void suppressingANumberTwiceIsNoFault() {
    CallRecord first = create("a");
    CallRecord second = store.create(fresh(OTHER, "b", "v"), List.of());
    saved(store.save(StoredCalls.suppressing(first)));
    saved(theirs.save(StoredCalls.suppressing(second)));
    assertThat(store.person(SHOP, PHONE).suppressed()).isTrue();
    assertThat(store.person(SHOP, PHONE).lastInterview()).isEqualTo(Optional.empty());
  }
}
