package dev.callkit.jdbi.nodes;

import dev.callkit.CallKit;
import dev.callkit.CallRejectedException;
import dev.callkit.call.AttemptId;
import dev.callkit.call.Basis;
import dev.callkit.call.BusinessId;
import dev.callkit.call.CallRequest;
import dev.callkit.call.PhoneNumber;
import dev.callkit.call.Respondent;
import dev.callkit.call.VerificationId;
import dev.callkit.call.Visit;
import dev.callkit.conduct.Speaker;
import dev.callkit.dialogue.Heard;
import dev.callkit.interview.Line;
import dev.callkit.interview.TurnId;
import dev.callkit.telephony.AnsweredBy;
import dev.callkit.telephony.CarrierCallId;
import dev.callkit.telephony.HangupCause;
import dev.callkit.telephony.LegEvent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * What a node is asked over HTTP: by its host for calls, by the carrier to hear what happens on the
 * lines. A turn's answer is what we say next.
 *
 * @param callKit the library
 * @param time call time
 */
record NodeDesk(CallKit callKit, Paced time) implements Door.Room {
  private static final long ANSWER_WITHIN_SECONDS = 15;

  @Override
  public String enter(String path, Map<String, String> form) {
    return switch (path) {
      case "/request" -> request(form);
      case "/leg" -> leg(form);
      case "/connected" ->
          reply(answer -> callKit.conversations().connected(attempt(form), answer));
      case "/heard" -> heard(form);
      default -> throw new IllegalArgumentException("no room " + path);
    };
  }

  private String request(Map<String, String> form) {
    Instant verified = Instant.parse(form.get("at"));
    CallRequest request =
        CallRequest.of(
            new BusinessId(form.get("business")),
            Respondent.of(PhoneNumber.of(form.get("phone"))),
            Visit.at(verified),
            new Basis(
                new VerificationId(form.get("verification")),
                verified,
                "feedback on a purchase",
                true));
    try {
      return callKit.request(request).id().toString();
    } catch (CallRejectedException rejected) {
      return "rejected " + rejected.reason();
    }
  }

  private static AttemptId attempt(Map<String, String> form) {
    return AttemptId.parse(form.get("attempt"));
  }

  private String leg(Map<String, String> form) {
    Instant at = Instant.parse(form.get("at"));
    CarrierCallId call = new CarrierCallId(form.get("call"));
    LegEvent event =
        switch (form.get("event")) {
          case "ringing" -> new LegEvent.Ringing(at, call);
          case "answered" -> new LegEvent.Answered(at, call, AnsweredBy.valueOf(form.get("by")));
          default -> LegEvent.Ended.of(at, HangupCause.valueOf(form.get("cause")));
        };
    callKit.legEvents().accept(attempt(form), event);
    return "";
  }

  private String heard(Map<String, String> form) {
    TurnId turn = new TurnId(Integer.parseInt(form.get("turn")));
    String words = form.get("words");
    if (form.containsKey("partial")) {
      callKit.conversations().heard(attempt(form), turn, Heard.partial(words), lines -> false);
      return "";
    }
    Heard heard = words.isEmpty() ? new Heard.Silence() : Heard.speech(words);
    return reply(answer -> callKit.conversations().heard(attempt(form), turn, heard, answer));
  }

  /** One HTTP answer per question: what comes later reaches nobody. */
  private static String reply(Consumer<Speaker> question) {
    CompletableFuture<List<Line>> answer = new CompletableFuture<>();
    question.accept(answer::complete);
    try {
      return Wire.text(answer.get(ANSWER_WITHIN_SECONDS, TimeUnit.SECONDS));
    } catch (TimeoutException | ExecutionException late) {
      throw new IllegalStateException("no reply in time", late);
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("closing", closing);
    }
  }
}
