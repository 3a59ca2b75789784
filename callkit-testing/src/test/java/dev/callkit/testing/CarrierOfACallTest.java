package dev.callkit.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callkit.CallKit;
import dev.callkit.CallSession;
import dev.callkit.business.Business;
import dev.callkit.call.AttemptId;
import dev.callkit.call.Basis;
import dev.callkit.call.BusinessId;
import dev.callkit.call.CallRequest;
import dev.callkit.call.PhoneNumber;
import dev.callkit.call.Respondent;
import dev.callkit.call.VerificationId;
import dev.callkit.call.Visit;
import dev.callkit.outcome.Disposition;
import dev.callkit.progress.Attempt;
import dev.callkit.progress.CallRecord;
import dev.callkit.progress.CallStatus;
import dev.callkit.question.AnswerKind;
import dev.callkit.question.Catalogue;
import dev.callkit.question.Question;
import dev.callkit.store.CallStore;
import dev.callkit.store.Pacing;
import dev.callkit.telephony.AnsweredBy;
import dev.callkit.telephony.DialSearch;
import dev.callkit.telephony.HangupCause;
import dev.callkit.telephony.LegEvent;
import dev.callkit.telephony.TelephonyException;
import dev.callkit.telephony.TelephonyException.Kind;
import dev.callkit.testing.simulation.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A call belongs to the carrier that has dialled it, whoever looks after it later. */
class CarrierOfACallTest {
  private static final BusinessId SHOP = new BusinessId("matboden");

  private final VirtualTime time = new VirtualTime(Instant.parse("2026-11-23T09:00:00Z"));
  private final CallStore store = CallStore.inMemory();
  private final HandCarrier north = new HandCarrier("north");
  private final HandCarrier south = new HandCarrier("south");
  private int customers;

  private CallKit node(KillableTasks tasks, Pacing pacing, HandCarrier... carriers) {
    CallKit.Builder builder =
        CallKit.builder()
            .telephony(carriers[0])
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
            .pacing(pacing)
            .clock(time)
            .tasks(tasks)
            .chance(() -> 0);
    for (int place = 1; place < carriers.length; place++) {
      builder.failover(carriers[place]);
    }
    CallKit node = builder.build();
    node.start();
    return node;
  }

  private CallKit node(HandCarrier... carriers) {
    return node(new KillableTasks(time), Pacing.UNLIMITED, carriers);
  }

  private CallSession request(CallKit node) {
    customers++;
    String phone = String.format(Locale.ROOT, "+4670%07d", 1_740_604 + customers);
    return node.request(
        CallRequest.of(
            SHOP,
            Respondent.of(PhoneNumber.of(phone)),
            Visit.at(time.instant()),
            new Basis(new VerificationId("v" + customers), time.instant(), "feedback", true)));
  }

  private static void refuses(HandCarrier carrier, TelephonyException failure) {
    carrier.dialAnswers.add(
        () -> {
          throw failure;
        });
  }

  private static TelephonyException failure(Kind kind) {
    return new TelephonyException(kind, "on purpose");
  }

  private static AttemptId latest(CallSession session) {
    return new AttemptId(session.id(), session.snapshot().attempts().size());
  }

  @Test
  void lookUpsAndHangUpsGoToTheOneThatDialled() {
    refuses(north, failure(Kind.UNAVAILABLE));
    CallSession session = request(node(north, south));
    time.runFor(Duration.ofMinutes(1));
    session.cancel();
    time.runFor(Duration.ofSeconds(1));

    assertThat(north.dialled).hasSize(1);
    assertThat(south.dialled).hasSize(1);
    assertThat(south.lookUps).isPositive();
    assertThat(south.hungUp).containsExactly(HandCarrier.call(1).id());
    assertThat(north.lookUps).isZero();
    assertThat(north.hungUp).isEmpty();
  }

  @Test
  void alsoOnAnotherNodeThatPrefersAnother() {
    KillableTasks here = new KillableTasks(time);
    refuses(north, failure(Kind.UNAVAILABLE));
    CallSession session = request(node(here, Pacing.UNLIMITED, north, south));
    time.runFor(Duration.ofSeconds(1));
    here.kill();
    CallKit other = node(north, south);
    time.runFor(Duration.ofMinutes(1));
    other.session(session.id()).orElseThrow().cancel();
    time.runFor(Duration.ofSeconds(1));

    assertThat(south.lookUps).isPositive();
    assertThat(south.hungUp).isNotEmpty();
    assertThat(north.lookUps).isZero();
    assertThat(north.hungUp).isEmpty();
  }

  @Test
  void aLostDialIsSearchedForAtTheOneThatMayHaveItAlsoAfterAChangeOfOrder() {
    KillableTasks here = new KillableTasks(time);
    refuses(south, failure(Kind.OUTCOME_UNKNOWN));
    CallSession session = request(node(here, Pacing.UNLIMITED, south, north));
    time.runFor(Duration.ofSeconds(1));
    here.kill();
    south.searches.add(new DialSearch.Placed(HandCarrier.call(1)));
    node(north, south);
    time.runFor(Duration.ofSeconds(25));

    assertThat(south.searchesAsked).isEqualTo(1);
    assertThat(north.searchesAsked).isZero();
    assertThat(north.dialled).isEmpty();
    assertThat(session.snapshot().status()).isEqualTo(CallStatus.CONNECTING);
  }

  @Test
  void whereTheCarrierIsGoneFromTheListNobodyElseIsAskedForItsCallAndTheCallGoesOn() {
    KillableTasks here = new KillableTasks(time);
    CallSession ringing = request(node(here, Pacing.UNLIMITED, north));
    CallSession lost = request(node(here, Pacing.UNLIMITED, north));
    refuses(north, failure(Kind.OUTCOME_UNKNOWN));
    time.runFor(Duration.ofSeconds(1));
    here.kill();

    CallKit after = node(south);
    time.runFor(Duration.ofMinutes(10));

    assertThat(south.searchesAsked).isZero();
    assertThat(north.searchesAsked).isZero();
    for (CallSession session : List.of(ringing, lost)) {
      CallRecord call = after.session(session.id()).orElseThrow().snapshot();
      Attempt first = call.attempts().get(0);
      assertThat(first.provider()).isEqualTo("north");
      assertThat(first.outcome().orElseThrow().disposition()).isEqualTo(Disposition.TECHNICAL);
      assertThat(call.attempts().get(1).provider()).isEqualTo("south");
    }
    assertThat(south.dialled).extracting(dial -> dial.attempt().number()).doesNotContain(1);
  }

  @Test
  void aReportSettlesACallWhoseCarrierIsNotOnTheListAnyMore() {
    KillableTasks here = new KillableTasks(time);
    CallSession session = request(node(here, Pacing.UNLIMITED, north));
    time.runFor(Duration.ofSeconds(1));
    here.kill();
    CallKit after = node(south);
    after
        .legEvents()
        .accept(latest(session), LegEvent.Ended.of(time.instant(), HangupCause.NO_ANSWER));
    time.runFor(Duration.ofSeconds(1));
    assertThat(session.snapshot().attempts().get(0).outcome().orElseThrow().disposition())
        .isEqualTo(Disposition.NO_ANSWER);
  }

  @Test
  void whoAsksUsToWaitIsNotAskedByTheOthersMeanwhile() {
    TelephonyException busy =
        new TelephonyException(
            Kind.RATE_LIMITED,
            "busy",
            Optional.of(Duration.ofSeconds(30)),
            new IllegalStateException("429"));
    for (int times = 0; times < 20; times++) {
      refuses(north, busy);
    }
    CallKit node = node(north, south);
    for (int number = 0; number < 8; number++) {
      request(node);
      time.runFor(Duration.ofSeconds(2));
    }
    assertThat(north.dialled).as("asked once").hasSize(1);
    assertThat(south.dialled).hasSize(8);
    time.runFor(Duration.ofSeconds(15));
    request(node);
    time.runFor(Duration.ofSeconds(2));
    assertThat(north.dialled).as("and again after its time").hasSize(2);
    assertThat(south.dialled).hasSize(9);
  }

  @Test
  void eachCarrierHasAPaceOfItsOwn() {
    CallKit node = node(new KillableTasks(time), Pacing.UNLIMITED.callsPerSecond(1), north, south);
    for (int times = 0; times < 3; times++) {
      refuses(north, failure(Kind.REFUSED));
    }
    List<CallSession> sessions = new ArrayList<>();
    for (int number = 0; number < 3; number++) {
      sessions.add(request(node));
    }
    time.runFor(Duration.ofSeconds(4));
    List<Instant> north = starts(sessions, "north");
    List<Instant> south = starts(sessions, "south");
    assertThat(north).hasSize(3);
    assertThat(south).hasSize(3);
    for (List<Instant> starts : List.of(north, south)) {
      for (int call = 1; call < starts.size(); call++) {
        assertThat(Duration.between(starts.get(call - 1), starts.get(call)))
            .isGreaterThanOrEqualTo(Duration.ofSeconds(1));
      }
    }
    assertThat(Duration.between(north.get(0), south.get(0)))
        .as("the second account was free at once")
        .isLessThan(Duration.ofSeconds(1));
  }

  private static List<Instant> starts(List<CallSession> sessions, String provider) {
    return sessions.stream()
        .flatMap(session -> session.snapshot().attempts().stream())
        .filter(attempt -> attempt.provider().equals(provider))
        .map(Attempt::startedAt)
        .sorted()
        .toList();
  }

  @Test
  void aTalkIsHungUpAtTheCarrierThatCarriesIt() {
    refuses(north, failure(Kind.UNAVAILABLE));
    CallKit node = node(north, south);
    CallSession session = request(node);
    time.runFor(Duration.ofSeconds(1));
    node.legEvents()
        .accept(
            latest(session),
            new LegEvent.Answered(time.instant(), HandCarrier.call(1).id(), AnsweredBy.MACHINE));
    time.runFor(Duration.ofSeconds(1));
    assertThat(south.hungUp).containsExactly(HandCarrier.call(1).id());
    assertThat(north.hungUp).isEmpty();
  }
}
