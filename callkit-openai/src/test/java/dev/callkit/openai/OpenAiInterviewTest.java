package dev.callkit.openai;

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
import dev.callkit.cost.Spending;
import dev.callkit.dialogue.DialogueEngine;
import dev.callkit.dialogue.Expectation;
import dev.callkit.interview.Answer;
import dev.callkit.outcome.Disposition;
import dev.callkit.question.AnswerKind;
import dev.callkit.question.AnswerValue;
import dev.callkit.question.Catalogue;
import dev.callkit.question.Question;
import dev.callkit.store.CallStore;
import dev.callkit.testing.openai.LocalOpenAi;
import dev.callkit.testing.simulation.Reply;
import dev.callkit.testing.simulation.Respondents;
import dev.callkit.testing.simulation.SimulatedCarrier;
import dev.callkit.testing.simulation.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** A whole interview in which every reply goes to the model. */
class OpenAiInterviewTest {
  private static final Instant MONDAY = Instant.parse("2026-11-23T09:00:00Z");

  @Test
  void itIsHeldAndPaidFor() {
    VirtualTime time = new VirtualTime(MONDAY);
    ExecutorService workers = Executors.newCachedThreadPool();
    try (LocalOpenAi local = LocalOpenAi.start();
        OpenAiDialogue model = Local.engine(local).clock(time).build()) {
      SimulatedCarrier carrier =
          SimulatedCarrier.builder(
                  time, Respondents.always(() -> prompt -> Reply.says(said(prompt.expected()))))
              .build();
      Business business =
          Business.builder(new BusinessId("matboden"), "Matboden")
              .catalogue(
                  new Catalogue(
                      List.of(
                          Question.builder(
                                  "nojd",
                                  "Hur nöjd var du med besöket, från ett till fem?",
                                  AnswerKind.Rating.ONE_TO_FIVE)
                              .build(),
                          Question.builder(
                                  "hittade", "Hittade du allt du sökte?", new AnswerKind.YesNo())
                              .build(),
                          Question.builder(
                                  "battre", "Vad kan vi göra bättre?", new AnswerKind.FreeText())
                              .build())))
              .build();
      CallKit callKit =
          CallKit.builder()
              .telephony(carrier)
              .store(CallStore.inMemory())
              .business(business)
              .dialogue(DialogueEngine.guarded(model, workers, time))
              .clock(time)
              .tasks(time)
              .build();
      carrier.attach(callKit.legEvents(), callKit.conversations());
      callKit.start();
      CallSession session =
          callKit.request(
              CallRequest.of(
                  business.id(),
                  Respondent.of(PhoneNumber.parse("070-174 06 05", "SE")),
                  Visit.at(MONDAY.minus(Duration.ofHours(1))),
                  new Basis(new VerificationId("v-1"), MONDAY, "feedback", true)));
      time.runUntil(() -> session.snapshot().status().isFinal(), Duration.ofMinutes(10));
      time.runFor(Duration.ofSeconds(2));

      assertThat(session.snapshot().outcome().orElseThrow().disposition())
          .isEqualTo(Disposition.COMPLETE);
      assertThat(session.snapshot().answers())
          .extracting(Answer::value)
          .extracting(value -> value.map(AnswerValue::text).orElse(""))
          .containsExactlyInAnyOrder("4", "true", "mer bröd");
      assertThat(local.requests()).hasSize(4);
      Spending spent = session.snapshot().attempts().get(0).spending();
      assertThat(spent.model())
          .isEqualTo(PriceTable.NOVEMBER_2026.cost("gpt-4o-mini", model.used()));
      callKit.close();
    } finally {
      workers.shutdownNow();
    }
  }

  private static String said(Expectation expected) {
    if (!(expected instanceof Expectation.Answer question)) {
      return "ja det går bra";
    }
    return switch (question.kind().name()) {
      case "rating" -> "jo men en stark fyra";
      case "yesno" -> "ja det gjorde jag";
      default -> "mer bröd";
    };
  }
}
