package dev.callkit.openai;

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
import dev.callkit.dialogue.DialogueEngine;
import dev.callkit.intake.CallingHours;
import dev.callkit.intake.IntakePolicy;
import dev.callkit.outcome.Disposition;
import dev.callkit.question.AnswerKind;
import dev.callkit.question.Catalogue;
import dev.callkit.question.Question;
import dev.callkit.store.CallStore;
import dev.callkit.testing.openai.Fault;
import dev.callkit.testing.openai.LocalOpenAi;
import dev.callkit.testing.simulation.Audible;
import dev.callkit.testing.simulation.Pickup;
import dev.callkit.testing.simulation.RealTime;
import dev.callkit.testing.simulation.Reply;
import dev.callkit.testing.simulation.Respondents;
import dev.callkit.testing.simulation.SimulatedCarrier;
import dev.callkit.testing.simulation.SimulatedRespondent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** On the wall's clock: a model that never answers, and what people hear meanwhile. */
@Timeout(60)
class SilenceTest {
  private static final Duration LONGEST_SILENCE = Duration.ofSeconds(2);
  private static final BusinessId SHOP = new BusinessId("hallen");
  private static final int CALLS = 6;

  private final Map<AttemptId, List<Audible>> sounds = new ConcurrentHashMap<>();

  @Test
  void whileAModelKeepsSilentNobodyElseDoes() throws Exception {
    ExecutorService workers = Executors.newCachedThreadPool();
    SimulatedRespondent person = prompt -> Reply.says("ja", Duration.ZERO);
    try (RealTime time = new RealTime(16);
        LocalOpenAi local = LocalOpenAi.start();
        OpenAiDialogue model = Local.engine(local).build()) {
      // As a host does before the first call; then the service breaks down.
      assertThat(model.warmUp()).isTrue();
      local.failing(request -> Optional.of(Fault.NEVER_ANSWERS));
      SimulatedCarrier carrier =
          SimulatedCarrier.builder(
                  time, Respondents.always(() -> person.meeting(Pickup.personAfter(Duration.ZERO))))
              .setUp(Duration.ZERO)
              .ourPace(100_000)
              .theirPace(100_000)
              .listener(this::hear)
              .build();
      try (CallKit callKit =
          CallKit.builder()
              .telephony(carrier)
              .store(CallStore.inMemory())
              .business(shop())
              .dialogue(DialogueEngine.guarded(model, workers, time))
              .tasks(time)
              .clock(time)
              .poll(Duration.ofMillis(50))
              .build()) {
        carrier.attach(callKit.legEvents(), callKit.conversations());
        callKit.start();
        List<CallSession> sessions = new ArrayList<>();
        for (int customer = 0; customer < CALLS; customer++) {
          sessions.add(callKit.request(customer(customer, time.instant())));
        }
        for (CallSession session : sessions) {
          assertThat(
                  session
                      .ended()
                      .toCompletableFuture()
                      .get(30, TimeUnit.SECONDS)
                      .outcome()
                      .orElseThrow()
                      .disposition())
              .isEqualTo(Disposition.COMPLETE);
        }
      }
      // Asked, in vain, for at least every first reply.
      assertThat(local.requests()).hasSizeBetween(1 + 5, 1 + 2 * CALLS);
    } finally {
      workers.shutdownNow();
    }
    assertThat(sounds).hasSize(CALLS);
    long fillers =
        sounds.values().stream()
            .flatMap(List::stream)
            .filter(Audible.WeFill.class::isInstance)
            .count();
    assertThat(fillers).isGreaterThanOrEqualTo(5);
    assertThat(sounds.values())
        .allSatisfy(
            heard -> assertThat(Talk.longestSilence(heard)).isLessThanOrEqualTo(LONGEST_SILENCE));
  }

  private void hear(AttemptId attempt, Audible sound) {
    sounds.computeIfAbsent(attempt, first -> new CopyOnWriteArrayList<>()).add(sound);
  }

  private static Business shop() {
    return Business.builder(SHOP, "Hallens livs")
        .catalogue(
            new Catalogue(
                List.of(
                    Question.builder(
                            "nojd", "Hittade du allt du letade efter?", new AnswerKind.YesNo())
                        .build())))
        .intake(IntakePolicy.DEFAULT.during(CallingHours.always()))
        .build();
  }

  private static CallRequest customer(int number, Instant now) {
    return CallRequest.of(
        SHOP,
        Respondent.of(PhoneNumber.of("+467017406" + (10 + number))),
        Visit.at(now),
        new Basis(new VerificationId("besok-" + number), now, "feedback on a purchase", true));
  }
}
