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
import dev.callkit.outcome.Disposition;
import dev.callkit.progress.CallRecord;
import dev.callkit.question.AnswerKind;
import dev.callkit.question.Catalogue;
import dev.callkit.question.Question;
import dev.callkit.store.CallStore;
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
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whole interviews on threads, many at once. */
@Timeout(60)
class RealTimeInterviewTest {
  private static final BusinessId SHOP = new BusinessId("hallen");

  @Test
  void manyInterviewsAtOnceAreAllCompleted() throws Exception {
    SimulatedRespondent person = prompt -> Reply.says("ja", Duration.ZERO);
    Question question =
        Question.builder("nojd", "Hittade du allt du letade efter?", new AnswerKind.YesNo())
            .build();
    IntakePolicy aroundTheClock = IntakePolicy.DEFAULT.during(CallingHours.always());
    try (RealTime time = new RealTime(8)) {
      SimulatedCarrier carrier =
          SimulatedCarrier.builder(
                  time, Respondents.always(() -> person.meeting(Pickup.personAfter(Duration.ZERO))))
              .setUp(Duration.ZERO)
              .ourPace(100_000)
              .theirPace(100_000)
              .build();
      CallKit callKit =
          CallKit.builder()
              .telephony(carrier)
              .store(CallStore.inMemory())
              .business(
                  Business.builder(SHOP, "Hallens livs")
                      .catalogue(new Catalogue(List.of(question)))
                      .intake(aroundTheClock)
                      .build())
              .tasks(time)
              .clock(time)
              .poll(Duration.ofMillis(50))
              .build();
      carrier.attach(callKit.legEvents(), callKit.conversations());
      callKit.start();

      List<CallSession> sessions = new ArrayList<>();
      for (int customer = 0; customer < 50; customer++) {
        sessions.add(callKit.request(customer(customer, time.instant())));
      }

      for (CallSession session : sessions) {
        CallRecord call = session.ended().toCompletableFuture().get(30, TimeUnit.SECONDS);
        assertThat(call.outcome().orElseThrow().disposition()).isEqualTo(Disposition.COMPLETE);
        assertThat(call.answers()).hasSize(1);
        assertThat(call.attempts()).hasSize(1);
      }
      assertThat(carrier.placed()).hasSize(50);
      callKit.close();
    }
  }

  private static CallRequest customer(int number, Instant now) {
    PhoneNumber phone = PhoneNumber.of(String.format(Locale.ROOT, "+4670%07d", 1_740_600 + number));
    return CallRequest.of(
        SHOP,
        Respondent.of(phone),
        Visit.at(now),
        new Basis(new VerificationId("besok-" + number), now, "feedback on a purchase", true));
  }
}
