package dev.callkit.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callkit.CallKit;
import dev.callkit.CallListener;
import dev.callkit.CallSession;
import dev.callkit.business.Business;
import dev.callkit.call.Basis;
import dev.callkit.call.BusinessId;
import dev.callkit.call.CallRequest;
import dev.callkit.call.PhoneNumber;
import dev.callkit.call.Respondent;
import dev.callkit.call.VerificationId;
import dev.callkit.call.Visit;
import dev.callkit.progress.Attempt;
import dev.callkit.progress.CallEvent;
import dev.callkit.progress.CallRecord;
import dev.callkit.progress.TimelineEntry;
import dev.callkit.question.AnswerKind;
import dev.callkit.question.Catalogue;
import dev.callkit.question.Question;
import dev.callkit.store.CallStore;
import dev.callkit.telephony.DialSearch;
import dev.callkit.telephony.TelephonyException;
import dev.callkit.testing.simulation.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/**
 * A node that stands still at the worst moment (its machine swaps, its workers all wait for a slow
 * carrier) and goes on when others have long gone on without it.
 */
class FrozenNodeTest {
  private static final BusinessId SHOP = new BusinessId("matboden");

  private final VirtualTime time = new VirtualTime(Instant.parse("2026-11-23T09:00:00Z"));
  private final CallStore store = CallStore.inMemory();
  private final HandCarrier carrier = new HandCarrier();
  private final KillableTasks here = new KillableTasks(time);

  private CallKit node(KillableTasks tasks, CallListener listener) {
    return node(tasks, listener, time);
  }

  private CallKit node(KillableTasks tasks, CallListener listener, InstantSource clock) {
    return CallKit.builder()
        .telephony(carrier)
        .store(store)
        .business(
            Business.builder(SHOP, "Matboden")
                .catalogue(
                    new Catalogue(
                        List.of(
                            Question.builder(
                                    "hittade",
                                    "Hittade du allt du letade efter?",
                                    new AnswerKind.YesNo())
                                .build())))
                .build())
        .clock(clock)
        .tasks(tasks)
        .chance(() -> 0)
        .listener(listener)
        .build();
  }

  /** Freezes the node that saves such an event, before it acts on it. */
  private CallListener freezingAt(Class<? extends CallEvent> event) {
    return new CallListener() {
      @Override
      public void onEvent(CallRecord call, TimelineEntry entry) {
        if (event.isInstance(entry.event())) {
          here.freeze();
        }
      }
    };
  }

  private CallSession request(CallKit node) {
    return node.request(
        CallRequest.of(
            SHOP,
            Respondent.of(PhoneNumber.of("+46701740605")),
            Visit.at(time.instant()),
            new Basis(new VerificationId("v1"), time.instant(), "feedback", true)));
  }

  @Test
  void whoComesTooLateToDialDoesNotDialAnyMore() {
    CallKit slow = node(here, freezingAt(CallEvent.AttemptStarted.class));
    CallKit other = node(new KillableTasks(time), new CallListener() {});
    slow.start();
    CallSession session = request(slow);
    time.runFor(Duration.ofSeconds(1));
    other.start();
    carrier.searches.add(new DialSearch.NotPlaced());
    time.runFor(Duration.ofSeconds(70));
    assertThat(carrier.dialled).as("the other node found it not placed").hasSize(1);

    here.thaw();
    time.runFor(Duration.ofSeconds(5));
    assertThat(carrier.dialled).as("dials of one attempt").hasSize(1);
    assertThat(session.snapshot().attempts()).hasSize(1);
  }

  @Test
  void whoIsALittleLateStillDials() {
    CallKit slow = node(here, freezingAt(CallEvent.AttemptStarted.class));
    slow.start();
    request(slow);
    time.runFor(Duration.ofSeconds(3));
    assertThat(carrier.dialled).isEmpty();
    here.thaw();
    time.runFor(Duration.ofSeconds(1));
    assertThat(carrier.dialled).hasSize(1);
  }

  @Test
  void nobodyLooksWhileAnotherStillDialsThoughTheirClocksDiffer() {
    CallKit slow = node(here, freezingAt(CallEvent.AttemptStarted.class));
    CallKit ahead =
        node(
            new KillableTasks(time),
            new CallListener() {},
            () -> time.instant().plus(Duration.ofMillis(4_500)));
    AtomicBoolean dialling = new AtomicBoolean();
    AtomicBoolean overlapped = new AtomicBoolean();
    carrier.whileDialling =
        () -> {
          dialling.set(true);
          time.runFor(Duration.ofMillis(29_900));
          dialling.set(false);
        };
    carrier.whileSearching = () -> overlapped.compareAndSet(false, dialling.get());
    slow.start();
    request(slow);
    time.runFor(Duration.ofSeconds(1));
    ahead.start();
    time.runFor(Duration.ofMillis(2_900));
    here.thaw();
    time.runFor(Duration.ofSeconds(60));
    assertThat(carrier.dialled).hasSize(1);
    assertThat(overlapped).isFalse();
  }

  @Test
  void aDialIsMadeAnewWhenItsOnlyNodeWasTooLate() {
    CallKit slow = node(here, freezingAt(CallEvent.AttemptStarted.class));
    slow.start();
    CallSession session = request(slow);
    time.runFor(Duration.ofSeconds(45));
    here.thaw();
    carrier.searches.add(new DialSearch.NotPlaced());
    time.runFor(Duration.ofSeconds(30));
    assertThat(carrier.dialled).hasSize(1);
    assertThat(session.snapshot().openAttempt()).map(Attempt::phase).contains(Attempt.Phase.PLACED);
  }

  @Test
  void aSearchThatComesBackTooLateDialsNothing() {
    carrier.dialAnswers.add(
        () -> {
          throw new TelephonyException(TelephonyException.Kind.OUTCOME_UNKNOWN, "on purpose");
        });
    CallKit slow = node(here, new CallListener() {});
    CallKit other = node(new KillableTasks(time), new CallListener() {});
    slow.start();
    request(slow);
    // The carrier's answer to the first search is under way when its node stands still.
    carrier.whileSearching = here::freeze;
    carrier.searches.add(new DialSearch.NotPlaced());
    time.runFor(Duration.ofSeconds(22));
    carrier.whileSearching = () -> {};
    other.start();
    carrier.searches.add(new DialSearch.NotPlaced());
    carrier.dialAnswers.add(
        () -> {
          throw new TelephonyException(TelephonyException.Kind.OUTCOME_UNKNOWN, "on purpose");
        });
    time.runFor(Duration.ofSeconds(22));
    assertThat(carrier.dialled).as("once more, by the other node").hasSize(2);

    here.thaw();
    time.runFor(Duration.ofSeconds(1));
    assertThat(carrier.dialled).as("the first search proves nothing any more").hasSize(2);
  }
}
