package dev.callkit.testing.contract;

import static dev.callkit.testing.contract.StoredCalls.NOW;
import static dev.callkit.testing.contract.StoredCalls.OTHER;
import static dev.callkit.testing.contract.StoredCalls.SHOP;
import static dev.callkit.testing.contract.StoredCalls.fresh;
import static dev.callkit.testing.contract.StoredCalls.on;
import static dev.callkit.testing.contract.StoredCalls.paced;
import static org.assertj.core.api.Assertions.assertThat;

import dev.callkit.call.BusinessId;
import dev.callkit.progress.CallInput;
import dev.callkit.progress.CallRecord;
import dev.callkit.store.CallStore;
import dev.callkit.store.Pacing;
import dev.callkit.store.SaveResult;
import dev.callkit.telephony.TelephonyException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** That a {@link CallStore} keeps to the pace on all nodes together, as its rules promise. */
public abstract class CallStorePacingContract {
  private static final Pacing FOUR_A_SECOND = Pacing.UNLIMITED.callsPerSecond(4);
  private static final Duration QUARTER = Duration.ofMillis(250);

  private CallStore store;
  private CallStore theirs;

  /** {@return a store that holds nothing; called once before each test} */
  protected abstract CallStore emptyStore();

  /**
   * {@return the same data as another node sees it}
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

  private CallRecord create(BusinessId business, String id) {
    return store.create(fresh(business, id, "v-" + id), List.of());
  }

  private SaveResult place(CallStore node, CallRecord call, Pacing limits, Instant at) {
    return node.save(paced(call, limits, at, false));
  }

  @Test
  @DisplayName("calls per second: who comes too early gets a slot, each its own, evenly spread")
  void whoComesTooEarlyGetsASlotOfItsOwn() {
    assertThat(place(store, create(SHOP, "a"), FOUR_A_SECOND, NOW))
        .isInstanceOf(SaveResult.Saved.class);
    CallRecord second = create(SHOP, "b");
    assertThat(place(theirs, second, FOUR_A_SECOND, NOW))
        .isEqualTo(new SaveResult.Paced(NOW.plus(QUARTER)));
    assertThat(place(store, create(OTHER, "c"), FOUR_A_SECOND, NOW.plusMillis(100)))
        .as("of another business, too: it is the carrier's account")
        .isEqualTo(new SaveResult.Paced(NOW.plus(QUARTER.multipliedBy(2))));
    assertThat(store.find(second.id())).as("nothing is written").contains(second);
    assertThat(theirs.save(paced(second, FOUR_A_SECOND, NOW.plus(QUARTER), true)))
        .as("in its slot it is not counted again")
        .isInstanceOf(SaveResult.Saved.class);
    assertThat(place(store, create(SHOP, "d"), FOUR_A_SECOND, NOW.plus(QUARTER.multipliedBy(2))))
        .as("that one is taken")
        .isEqualTo(new SaveResult.Paced(NOW.plus(QUARTER.multipliedBy(3))));
    assertThat(place(store, create(SHOP, "e"), FOUR_A_SECOND, NOW.plusSeconds(9)))
        .as("time that nobody used is not saved up")
        .isInstanceOf(SaveResult.Saved.class);
  }

  @Test
  @DisplayName("calls per second: of many at once one is placed and the others queue up")
  void ofManyAtOnceOneIsPlacedAndTheOthersQueueUp() {
    List<Callable<SaveResult>> saves = new ArrayList<>();
    for (int number = 0; number < 12; number++) {
      CallRecord call = create(number % 3 == 0 ? OTHER : SHOP, "c" + number);
      CallStore node = number % 2 == 0 ? store : theirs;
      saves.add(() -> place(node, call, FOUR_A_SECOND, NOW));
    }
    List<SaveResult> results = AtOnce.run(saves);
    assertThat(results).filteredOn(SaveResult.Saved.class::isInstance).hasSize(1);
    List<Instant> slots =
        results.stream()
            .filter(SaveResult.Paced.class::isInstance)
            .map(result -> ((SaveResult.Paced) result).slot())
            .sorted()
            .toList();
    assertThat(new HashSet<>(slots)).hasSize(11);
    assertThat(slots.get(0)).isEqualTo(NOW.plus(QUARTER));
    assertThat(slots.get(10)).isEqualTo(NOW.plus(QUARTER.multipliedBy(11)));
  }

  @Test
  @DisplayName("in progress: no more than the limits, of one business and in all")
  void noMoreAreInProgressThanMayBe() {
    Pacing limits = Pacing.UNLIMITED.inProgressPerBusiness(2).inProgress(3);
    CallRecord first = create(SHOP, "a");
    SaveResult.Saved placed = (SaveResult.Saved) place(store, first, limits, NOW);
    assertThat(place(theirs, create(SHOP, "b"), limits, NOW)).isInstanceOf(SaveResult.Saved.class);
    CallRecord third = create(SHOP, "c");
    assertThat(place(store, third, limits, NOW)).isEqualTo(new SaveResult.Full());
    assertThat(store.find(third.id())).as("nothing is written").contains(third);
    assertThat(place(store, create(OTHER, "d"), limits, NOW)).isInstanceOf(SaveResult.Saved.class);
    assertThat(place(theirs, create(OTHER, "e"), limits, NOW))
        .as("there is room of its own, but none in all")
        .isEqualTo(new SaveResult.Full());
    CallInput failed =
        new CallInput.DialFailed(
            1, TelephonyException.Kind.UNAVAILABLE, placed.call().wakeAt(), Optional.empty());
    store.save(StoredCalls.of(on(placed.call(), failed, NOW.plusSeconds(1))));
    assertThat(place(theirs, third, limits, NOW.plusSeconds(1)))
        .as("one attempt has ended")
        .isInstanceOf(SaveResult.Saved.class);
  }

  @Test
  @DisplayName("in progress: of many at once no more than the limit are placed")
  void ofManyAtOnceNoMoreThanTheLimitArePlaced() {
    Pacing limits = Pacing.UNLIMITED.inProgress(5);
    List<Callable<SaveResult>> saves = new ArrayList<>();
    for (int number = 0; number < 12; number++) {
      CallRecord call = create(number % 3 == 0 ? OTHER : SHOP, "c" + number);
      CallStore node = number % 2 == 0 ? store : theirs;
      saves.add(() -> place(node, call, limits, NOW));
    }
    List<SaveResult> results = AtOnce.run(saves);
    assertThat(results).filteredOn(SaveResult.Saved.class::isInstance).hasSize(5);
    assertThat(results).filteredOn(SaveResult.Full.class::isInstance).hasSize(7);
  }
}
