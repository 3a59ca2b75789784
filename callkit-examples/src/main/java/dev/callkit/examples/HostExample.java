package dev.callkit.examples;

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
import dev.callkit.interview.Answer;
import dev.callkit.outcome.Outcome;
import dev.callkit.question.AnswerKind;
import dev.callkit.question.Catalogue;
import dev.callkit.question.Priority;
import dev.callkit.question.Question;
import dev.callkit.store.CallStore;
import dev.callkit.testing.simulation.Respondents;
import dev.callkit.testing.simulation.SimulatedCarrier;
import dev.callkit.testing.simulation.SimulatedRespondent;
import dev.callkit.testing.simulation.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * What a host writes, in the fewest honest lines; the README shows it. A simulated carrier stands
 * in for a real one, and virtual time for waiting.
 */
final class HostExample {
  /** What the store's system does with a finished call. */
  interface Report extends BiConsumer<Optional<Outcome>, List<Answer>> {}

  static void run(Instant verifiedAt, Report report) {
    VirtualTime time = new VirtualTime(verifiedAt);
    SimulatedCarrier carrier =
        SimulatedCarrier.builder(time, Respondents.always(() -> SimulatedRespondent.cooperative(1)))
            .build();
    Instant purchasedAt = verifiedAt.minus(Duration.ofHours(1));

    Business business =
        Business.builder(new BusinessId("matboden"), "Matboden")
            .catalogue(
                new Catalogue(
                    List.of(
                        Question.builder(
                                "nojd",
                                "Hur nöjd var du med besöket, från ett till fem?",
                                AnswerKind.Rating.ONE_TO_FIVE)
                            .priority(Priority.HIGH)
                            .time(Duration.ofSeconds(15))
                            .build(),
                        Question.builder(
                                "saknade",
                                "Var det något du inte hittade?",
                                new AnswerKind.FreeText())
                            .every(5)
                            .build())))
            .build();

    CallKit callKit =
        CallKit.builder()
            .telephony(carrier)
            .store(CallStore.inMemory())
            .business(business)
            .clock(time)
            .tasks(time)
            .build();
    carrier.attach(callKit.legEvents(), callKit.conversations());
    callKit.start();

    CallSession session =
        callKit.request(
            CallRequest.of(
                business.id(),
                Respondent.of(PhoneNumber.parse("070-174 06 05", "SE")).named("Kim"),
                Visit.at(purchasedAt),
                new Basis(
                    new VerificationId("v-1001"), verifiedAt, "feedback on a purchase", true)));

    session.ended().thenAccept(call -> report.accept(call.outcome(), call.answers()));
    time.runUntil(() -> session.snapshot().status().isFinal(), Duration.ofMinutes(10));
    callKit.close();
  }

  private HostExample() {}
}
