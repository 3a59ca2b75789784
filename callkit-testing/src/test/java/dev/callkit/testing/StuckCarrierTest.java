package dev.callkit.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callkit.CallKit;
import dev.callkit.CallSession;
import dev.callkit.business.Business;
import dev.callkit.call.Basis;
import dev.callkit.call.BusinessId;
import dev.callkit.call.CallRequest;
import dev.callkit.call.PhoneNumber;
import dev.callkit.call.Respondent;
import dev.callkit.call.VerificationId;
import dev.callkit.call.Visit;
import dev.callkit.intake.CallingHours;
import dev.callkit.intake.IntakePolicy;
import dev.callkit.progress.Attempt;
import dev.callkit.progress.CallRecord;
import dev.callkit.progress.CallStatus;
import dev.callkit.question.AnswerKind;
import dev.callkit.question.Catalogue;
import dev.callkit.question.Question;
import dev.callkit.store.CallStore;
import dev.callkit.telephony.Capability;
import dev.callkit.telephony.CarrierCall;
import dev.callkit.telephony.CarrierCallId;
import dev.callkit.telephony.DialRequest;
import dev.callkit.telephony.DialSearch;
import dev.callkit.telephony.HangupCause;
import dev.callkit.telephony.LegEvent;
import dev.callkit.telephony.LegStatus;
import dev.callkit.telephony.TelephonyProvider;
import dev.callkit.testing.simulation.RealTime;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A carrier that takes a request and never comes back. The threads are real, since one that hangs
 * is what this is about; nothing waits for time to pass.
 */
@Timeout(60)
class StuckCarrierTest {
  private static final BusinessId SHOP = new BusinessId("matboden");
  private static final int WORKERS = 8;

  private final RealTime time = new RealTime(WORKERS);
  private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);
  private final CountDownLatch letGo = new CountDownLatch(1);
  private final AtomicReference<CallKit> callKit = new AtomicReference<>();

  /** Hangs for some numbers; every other one it finds disconnected at once. */
  private final class Hanging implements TelephonyProvider {
    private final String name;
    private final Predicate<DialRequest> hangs;
    final AtomicInteger dialled = new AtomicInteger();
    final CountDownLatch hanging;

    Hanging(String name, int times, Predicate<DialRequest> hangs) {
      this.name = name;
      this.hangs = hangs;
      this.hanging = new CountDownLatch(times);
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public Set<Capability> capabilities() {
      return EnumSet.allOf(Capability.class);
    }

    @Override
    public CarrierCall dial(DialRequest request) {
      int number = dialled.incrementAndGet();
      if (hangs.test(request)) {
        hanging.countDown();
        awaitLetGo();
      }
      callKit
          .get()
          .legEvents()
          .accept(request.attempt(), LegEvent.Ended.of(now(), HangupCause.DISCONNECTED));
      return new CarrierCall(new CarrierCallId(name + "-" + number), name);
    }

    @Override
    public void hangUp(CarrierCallId call) {}

    @Override
    public Optional<LegStatus> lookUp(CarrierCallId call) {
      return Optional.empty();
    }

    @Override
    public DialSearch findDialed(DialRequest lost) {
      return new DialSearch.Unknown();
    }
  }

  /** The machine's clock, and how far the test has set it forward. */
  private Instant now() {
    return time.instant().plus(ahead.get());
  }

  private void awaitLetGo() {
    try {
      letGo.await();
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    }
  }

  @AfterEach
  void end() {
    letGo.countDown();
    callKit.get().close();
    time.close();
  }

  private void start(TelephonyProvider first, TelephonyProvider... others) {
    CallKit.Builder builder =
        CallKit.builder()
            .telephony(first)
            .store(CallStore.inMemory())
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
                    .intake(IntakePolicy.DEFAULT.during(CallingHours.always()))
                    .build())
            .clock(this::now)
            .tasks(time)
            .poll(Duration.ofMillis(20))
            .workers(WORKERS);
    for (TelephonyProvider other : others) {
      builder.failover(other);
    }
    callKit.set(builder.build());
    callKit.get().start();
  }

  private static PhoneNumber phone(int customer) {
    return PhoneNumber.of(String.format(Locale.ROOT, "+4670%07d", 1_740_605 + customer));
  }

  private CallSession request(int customer) {
    return callKit
        .get()
        .request(
            CallRequest.of(
                SHOP,
                Respondent.of(phone(customer)),
                Visit.at(now()),
                new Basis(new VerificationId("v" + customer), now(), "feedback", true)));
  }

  private static CallRecord ended(CallSession session) throws Exception {
    return session.ended().toCompletableFuture().get(30, TimeUnit.SECONDS);
  }

  @Test
  void oneRequestThatNeverComesBackStallsNoOtherCall() throws Exception {
    Hanging carrier = new Hanging("north", 1, request -> request.to().equals(phone(0)));
    start(carrier);
    CallSession stuck = request(0);
    carrier.hanging.await();

    List<CallSession> others = IntStream.rangeClosed(1, 40).mapToObj(this::request).toList();

    for (CallSession other : others) {
      assertThat(ended(other).status()).isEqualTo(CallStatus.FAILED);
    }
    assertThat(stuck.snapshot().openAttempt()).map(Attempt::phase).contains(Attempt.Phase.PLACING);
    assertThat(carrier.dialled).hasValue(41);
  }

  @Test
  void aCarrierThatHangsAltogetherHoldsTwoWorkersAndItsCallsGoToTheNext() throws Exception {
    // Two carriers share half of the eight workers for dialling: two each.
    Hanging north = new Hanging("north", 2, request -> true);
    Hanging south = new Hanging("south", 0, request -> false);
    start(north, south);
    request(0);
    request(1);
    north.hanging.await();
    ahead.set(Duration.ofSeconds(11));

    for (int customer = 2; customer < 20; customer++) {
      assertThat(ended(request(customer)).attempts())
          .extracting(Attempt::provider)
          .containsExactly("south");
    }
    assertThat(north.dialled).hasValue(2);
  }
}
