package dev.callkit.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import dev.callkit.conduct.BreakerSettings;
import dev.callkit.intake.CallingHours;
import dev.callkit.intake.IntakePolicy;
import dev.callkit.outcome.Disposition;
import dev.callkit.outcome.Outcome;
import dev.callkit.progress.Attempt;
import dev.callkit.progress.CallRecord;
import dev.callkit.progress.DelayCause;
import dev.callkit.progress.LatenessReport;
import dev.callkit.question.AnswerKind;
import dev.callkit.question.Catalogue;
import dev.callkit.question.Question;
import dev.callkit.question.QuestionId;
import dev.callkit.store.CallStore;
import dev.callkit.telephony.Capability;
import dev.callkit.telephony.TelephonyException;
import dev.callkit.telephony.TelephonyException.Kind;
import dev.callkit.testing.simulation.Faults;
import dev.callkit.testing.simulation.Respondents;
import dev.callkit.testing.simulation.SimulatedCarrier;
import dev.callkit.testing.simulation.SimulatedRespondent;
import dev.callkit.testing.simulation.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two carriers, of which the first is in trouble. */
class FailoverTest {
  private static final BusinessId STORE = new BusinessId("hallen");

  private final VirtualTime time = new VirtualTime(Instant.parse("2026-11-23T09:00:00Z"));
  private final CallStore store = CallStore.inMemory();
  private final AtomicInteger ids = new AtomicInteger();
  private Optional<TelephonyException> trouble = Optional.empty();
  private final SimulatedCarrier first = carrier("first", SimulatedCarrier.DEFAULT_CAPABILITIES);
  private SimulatedCarrier second = carrier("second", SimulatedCarrier.DEFAULT_CAPABILITIES);

  private SimulatedCarrier carrier(String name, Set<Capability> capabilities) {
    return SimulatedCarrier.builder(
            time, Respondents.always(() -> SimulatedRespondent.cooperative(1)))
        .name(name)
        .capabilities(capabilities)
        .failing(request -> name.equals("first") ? trouble : Optional.empty())
        .build();
  }

  private CallKit node(SimulatedCarrier... carriers) {
    List<Question> questions =
        List.of(
            Question.builder(
                    "nojd", "Hur nöjd var du, från ett till fem?", AnswerKind.Rating.ONE_TO_FIVE)
                .build(),
            Question.builder("battre", "Vad kan vi göra bättre?", new AnswerKind.FreeText())
                .build());
    CallKit.Builder builder =
        CallKit.builder()
            .telephony(carriers[0])
            .store(store)
            .business(
                Business.builder(STORE, "Hallens livs")
                    .catalogue(new Catalogue(questions))
                    .intake(IntakePolicy.DEFAULT.during(CallingHours.always()))
                    .build())
            .breaker(new BreakerSettings(3, Duration.ofSeconds(30), Duration.ofMinutes(2)))
            .clock(time)
            .tasks(time)
            .chance(() -> 0)
            .ids(() -> "id-" + ids.incrementAndGet());
    for (int place = 1; place < carriers.length; place++) {
      builder.failover(carriers[place]);
    }
    CallKit callKit = builder.build();
    for (SimulatedCarrier carrier : carriers) {
      carrier.attach(callKit.legEvents(), callKit.conversations());
    }
    callKit.start();
    return callKit;
  }

  private CallSession request(CallKit callKit, int number) {
    return callKit.request(
        CallRequest.of(
            STORE,
            Respondent.of(
                PhoneNumber.of(String.format(Locale.ROOT, "+4670%07d", 1_740_605 + number))),
            Visit.at(time.instant()),
            new Basis(new VerificationId("v" + number), time.instant(), "feedback", true)));
  }

  private CallRecord ended(CallSession session) {
    assertThat(time.runUntil(() -> session.snapshot().status().isFinal(), Duration.ofDays(2)))
        .isTrue();
    return session.snapshot();
  }

  private void inTrouble(Kind kind) {
    trouble = Optional.of(new TelephonyException(kind, "in trouble"));
  }

  private static List<String> providers(CallRecord call) {
    return call.attempts().stream().map(Attempt::provider).toList();
  }

  private static Optional<Disposition> disposition(CallRecord call) {
    return call.outcome().map(Outcome::disposition);
  }

  @ParameterizedTest
  @EnumSource(names = {"UNAVAILABLE", "REFUSED", "RATE_LIMITED"})
  void whoCertainlyDidNotDialIsFollowedByTheNextAtOnce(Kind kind) {
    inTrouble(kind);
    CallKit callKit = node(first, second);
    Instant requested = time.instant();

    CallRecord call = ended(request(callKit, 1));

    assertThat(providers(call)).containsExactly("first", "second");
    assertThat(call.attempts().get(0).passedOn()).isTrue();
    assertThat(call.attempts().get(1).startedAt()).isBefore(requested.plusSeconds(2));
    assertThat(disposition(call)).contains(Disposition.COMPLETE);
    assertThat(call.lateness().punctual()).isTrue();
    assertThat(first.placed()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"NUMBER_INVALID", "NUMBER_BLOCKED"})
  void aBadNumberIsBadEverywhere(Kind kind) {
    inTrouble(kind);

    CallRecord call = ended(request(node(first, second), 1));

    assertThat(providers(call)).containsExactly("first");
    assertThat(second.placed()).isEmpty();
    assertThat(call.attempts().get(0).passedOn()).isFalse();
  }

  @Test
  void anUnknownOutcomeIsSettledWithTheCarrierThatHasItAndNobodyElseDials() {
    SimulatedCarrier lossy =
        SimulatedCarrier.builder(time, Respondents.always(() -> SimulatedRespondent.cooperative(1)))
            .name("first")
            .faults(Faults.NONE.withDialAnswerLost())
            .build();

    CallRecord call = ended(request(node(lossy, second), 1));

    assertThat(providers(call)).containsExactly("first");
    assertThat(lossy.placed()).hasSize(1);
    assertThat(second.placed()).isEmpty();
    assertThat(disposition(call)).contains(Disposition.COMPLETE);
  }

  @Test
  void afterFailuresInARowTheCarrierIsLeftAloneAndThenTriedByOneCall() {
    inTrouble(Kind.UNAVAILABLE);
    CallKit callKit = node(first, second);
    for (int number = 1; number <= 3; number++) {
      assertThat(providers(ended(request(callKit, number)))).containsExactly("first", "second");
    }

    // Left alone for 30 s, less what the last talk took; a talk takes longer than that.
    CallSession at = request(callKit, 4);
    time.runFor(Duration.ofSeconds(1));
    assertThat(providers(at.snapshot()).get(0)).isIn("first", "second");
    ended(at);

    // Well again: one call tries it, and from then on all go there.
    trouble = Optional.empty();
    time.runFor(Duration.ofMinutes(5));
    assertThat(providers(ended(request(callKit, 5)))).containsExactly("first");
    assertThat(providers(ended(request(callKit, 6)))).containsExactly("first");
  }

  @Test
  void whileTheOnlyCarrierIsLeftAloneCallsWaitAndNoTryIsWasted() {
    inTrouble(Kind.UNAVAILABLE);
    CallKit callKit = node(first);
    List<CallSession> sessions = new ArrayList<>();
    for (int number = 1; number <= 10; number++) {
      sessions.add(request(callKit, number));
    }
    time.runFor(Duration.ofMinutes(3));
    trouble = Optional.empty();

    List<CallRecord> calls = sessions.stream().map(this::ended).toList();

    assertThat(calls.stream().flatMap(call -> disposition(call).stream()))
        .containsOnly(Disposition.COMPLETE);
    // All were dialled before the third failure opened the breaker; then one tried, again and
    // again.
    assertThat(calls.stream().mapToInt(call -> call.attempts().size()).max()).hasValue(4);
    assertThat(calls.stream().filter(call -> call.attempts().size() == 2)).hasSize(9);
    LatenessReport report = LatenessReport.of(calls);
    assertThat(report.dialled()).isEqualTo(10);
    assertThat(report.causes()).containsOnlyKeys(DelayCause.TURNED_AWAY, DelayCause.CARRIER);
  }

  @Test
  void aCarrierThatIsBusyIsAskedAgainWhenItSaysAndNoTryIsWasted() {
    trouble =
        Optional.of(
            new TelephonyException(
                Kind.RATE_LIMITED,
                "busy",
                Optional.of(Duration.ofSeconds(40)),
                new IllegalStateException("429")));
    CallSession session = request(node(first), 1);
    Instant requested = time.instant();
    time.runFor(Duration.ofSeconds(30));
    trouble = Optional.empty();

    CallRecord call = ended(session);

    assertThat(call.attempts()).hasSize(2);
    assertThat(call.attempts().get(1).startedAt())
        .isBetween(requested.plusSeconds(40), requested.plusSeconds(43));
    assertThat(call.lateness().cause()).contains(DelayCause.TURNED_AWAY);
    assertThat(call.lateness().late())
        .hasValueSatisfying(
            late -> assertThat(late).isBetween(Duration.ofSeconds(40), Duration.ofSeconds(43)));
  }

  @Test
  void aTryThatWasTurnedAwayDoesNotCountAgainstTheThree() {
    inTrouble(Kind.UNAVAILABLE);
    second =
        SimulatedCarrier.builder(time, Respondents.always(SimulatedRespondent::doesNotAnswer))
            .name("second")
            .build();

    CallRecord call = ended(request(node(first, second), 1));

    assertThat(second.placed()).hasSize(3);
    assertThat(disposition(call)).contains(Disposition.NO_ANSWER);
  }

  @Test
  void theNextCarrierGetsTheQuestionsThatItCanHearTheAnswersTo() {
    inTrouble(Kind.UNAVAILABLE);
    second =
        carrier(
            "second",
            EnumSet.of(
                Capability.SPEECH_OUT, Capability.KEYS, Capability.HANG_UP, Capability.LOOK_UP));

    CallRecord call = ended(request(node(first, second), 1));

    assertThat(call.plan()).hasValueSatisfying(plan -> assertThat(plan.keysOnly()).isTrue());
    assertThat(call.selection().chosen()).extracting(QuestionId::value).containsExactly("nojd");
  }

  @Test
  void aCallOfACarrierThatTheNodeWasNotGivenIsSettledAndSaid() {
    CallKit before = node(first);
    CallSession session = request(before, 1);
    time.runFor(Duration.ofSeconds(20));
    before.close();

    CallKit after = node(second);
    CallRecord call = ended(after.session(session.id()).orElseThrow());

    assertThat(call.attempts().get(0).provider()).isEqualTo("first");
  }

  @Test
  void carriersOfOneNameAreRefused() {
    assertThatThrownBy(() -> node(first, carrier("first", SimulatedCarrier.DEFAULT_CAPABILITIES)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("failover: expected carriers of different names, got twice first");
  }
}
