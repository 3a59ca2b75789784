package dev.callkit.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

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
import dev.callkit.progress.CallRecord;
import dev.callkit.progress.CallStatus;
import dev.callkit.question.AnswerKind;
import dev.callkit.question.Catalogue;
import dev.callkit.question.Question;
import dev.callkit.store.CallStore;
import dev.callkit.store.Pacing;
import dev.callkit.testing.simulation.Respondents;
import dev.callkit.testing.simulation.SimulatedCarrier;
import dev.callkit.testing.simulation.SimulatedRespondent;
import dev.callkit.testing.simulation.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Two nodes on one store keep to one pace. */
class PacingTest {
  private static final BusinessId STORE = new BusinessId("hallen");
  private static final int CALLS = 40;

  private final VirtualTime time = new VirtualTime(Instant.parse("2026-11-23T09:00:00Z"));
  private final CallStore store = CallStore.inMemory();
  private final SimulatedCarrier carrier =
      SimulatedCarrier.builder(time, Respondents.always(() -> SimulatedRespondent.cooperative(1)))
          .build();
  private final AtomicInteger ids = new AtomicInteger();

  private CallKit node(String name, Pacing pacing) {
    Question question =
        Question.builder(
                "nojd", "Hur nöjd var du, från ett till fem?", AnswerKind.Rating.ONE_TO_FIVE)
            .build();
    Random chance = new Random(5);
    CallKit callKit =
        CallKit.builder()
            .telephony(carrier)
            .store(store)
            .business(
                Business.builder(STORE, "Hallens livs")
                    .catalogue(new Catalogue(List.of(question)))
                    .intake(IntakePolicy.DEFAULT.during(CallingHours.always()))
                    .build())
            .pacing(pacing)
            .clock(time)
            .tasks(time)
            .chance(chance::nextDouble)
            .ids(() -> "id-" + ids.incrementAndGet())
            .node(name)
            .build();
    carrier.attach(callKit.legEvents(), callKit.conversations());
    callKit.start();
    return callKit;
  }

  private List<CallSession> request(CallKit first, CallKit second) {
    List<CallSession> sessions = new ArrayList<>();
    for (int number = 0; number < CALLS; number++) {
      String phone = String.format(Locale.ROOT, "+4670%07d", 1_740_605 + number);
      sessions.add(
          (number % 2 == 0 ? first : second)
              .request(
                  CallRequest.of(
                      STORE,
                      Respondent.of(PhoneNumber.of(phone)),
                      Visit.at(time.instant()),
                      new Basis(
                          new VerificationId("v" + number), time.instant(), "feedback", true))));
    }
    return sessions;
  }

  private List<Instant> starts(List<CallSession> sessions) {
    return sessions.stream()
        .map(session -> session.snapshot().attempts().get(0).startedAt())
        .sorted()
        .toList();
  }

  private void finish(List<CallSession> sessions) {
    assertThat(
            time.runUntil(
                () -> sessions.stream().allMatch(s -> s.snapshot().status().isFinal()),
                Duration.ofHours(2)))
        .isTrue();
    assertThat(sessions)
        .extracting(CallSession::snapshot)
        .extracting(CallRecord::status)
        .containsOnly(CallStatus.COMPLETED);
  }

  @Test
  void callsAreSpreadOverTheSeconds() {
    Pacing pacing = Pacing.UNLIMITED.callsPerSecond(2);
    List<CallSession> sessions = request(node("n1", pacing), node("n2", pacing));
    finish(sessions);
    List<Instant> starts = starts(sessions);
    for (int call = 1; call < CALLS; call++) {
      assertThat(Duration.between(starts.get(call - 1), starts.get(call)))
          .as("after call %d, less what the clock rounds", call)
          .isGreaterThanOrEqualTo(Duration.ofMillis(499));
    }
    assertThat(Duration.between(starts.get(0), starts.get(CALLS - 1)))
        .as("no slot is left unused")
        .isLessThan(Duration.ofSeconds(21));
  }

  @Test
  void noMoreAreInProgressThanMayBe() {
    Pacing pacing = Pacing.UNLIMITED.inProgress(3);
    List<CallSession> sessions = request(node("n1", pacing), node("n2", pacing));
    AtomicInteger most = new AtomicInteger();
    time.runUntil(
        () -> {
          long open =
              sessions.stream()
                  .map(CallSession::snapshot)
                  .filter(call -> call.openAttempt().isPresent())
                  .count();
          most.accumulateAndGet((int) open, Math::max);
          return sessions.stream().allMatch(s -> s.snapshot().status().isFinal());
        },
        Duration.ofHours(2));
    assertThat(most).hasValue(3);
    finish(sessions);
  }

  @Test
  void limitsAreNumbersThatMakeSense() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Pacing.UNLIMITED.callsPerSecond(0))
        .withMessage("pacing, callsPerSecond: expected 1 to 1000000, got 0");
  }
}
