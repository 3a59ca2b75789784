package dev.callkit.examples.server.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.callkit.business.Business;
import dev.callkit.examples.server.http.Json;
import dev.callkit.interview.Answer;
import dev.callkit.interview.InterviewState;
import dev.callkit.outcome.Outcome;
import dev.callkit.progress.Attempt;
import dev.callkit.progress.CallRecord;
import dev.callkit.question.AnswerValue;
import dev.callkit.question.Question;
import dev.callkit.question.Selection;
import dev.callkit.question.Verdict;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** Calls as the API shows them. Fields are the same for every call, null where nothing is known. */
final class CallJson {

  /** {@return how a call stands} */
  static ObjectNode status(CallRecord call) {
    ObjectNode json = Json.object();
    json.put("id", call.id().value());
    json.put("businessId", call.id().business().value());
    json.put("verificationId", call.request().basis().verification().value());
    json.put("status", lower(call.status()));
    json.put("priority", lower(call.request().priority()));
    json.put("phone", call.request().respondent().phone().toString());
    json.put("requestedAt", call.requestedAt().toString());
    Json.put(json, "nextAt", call.wakeAt().filter(at -> call.openAttempt().isEmpty()));
    Json.put(json, "startedAt", call.attempts().stream().findFirst().map(Attempt::startedAt));
    Json.put(
        json,
        "connectedAt",
        call.attempts().stream().flatMap(each -> each.answeredAt().stream()).findFirst());
    Json.put(json, "endedAt", call.endedAt());
    json.put("durationSeconds", seconds(talkTime(call)));
    json.put("attempts", call.attempts().size());
    json.put("consented", call.talk().map(InterviewState::consented).orElse(false));
    json.put("questionsPlanned", call.selection().questions().size());
    json.put("questionsAsked", call.answers().size());
    ContextJson.money(json, "costEstimate", call.cost());
    // No carrier of this server records.
    json.putNull("recordingUrl");
    disposition(json, call.outcome());
    return json;
  }

  /** {@return how a call stands, with its attempts, its answers and why they were asked for} */
  static ObjectNode whole(CallRecord call, Optional<Business> business) {
    ObjectNode json = status(call);
    ArrayNode tries = json.putArray("tries");
    call.attempts().forEach(attempt -> tries.add(attempt(attempt)));
    ArrayNode answers = json.putArray("answers");
    call.answers()
        .forEach(
            answer ->
                answers.add(
                    answer(answer, business.flatMap(b -> b.catalogue().find(answer.question())))));
    json.set("selection", selection(call.selection()));
    return json;
  }

  private static Duration talkTime(CallRecord call) {
    return call.attempts().stream().map(Attempt::connected).reduce(Duration.ZERO, Duration::plus);
  }

  static BigDecimal seconds(Duration time) {
    return BigDecimal.valueOf(time.toMillis(), 3).setScale(1, RoundingMode.HALF_UP);
  }

  static void disposition(ObjectNode json, Optional<Outcome> outcome) {
    if (outcome.isEmpty()) {
      json.putNull("disposition");
      return;
    }
    ObjectNode node = json.putObject("disposition");
    node.put("name", lower(outcome.get().disposition()));
    node.put("code", outcome.get().disposition().code());
    node.put("rule", outcome.get().rule());
  }

  private static ObjectNode attempt(Attempt attempt) {
    ObjectNode json = Json.object();
    json.put("number", attempt.number());
    json.put("provider", attempt.provider());
    json.put("startedAt", attempt.startedAt().toString());
    Json.put(json, "answeredAt", attempt.answeredAt());
    json.put("answeredBy", lower(attempt.answeredBy()));
    Json.put(json, "endedAt", attempt.endedAt());
    Json.put(json, "cause", attempt.cause().map(CallJson::lower));
    disposition(json, attempt.outcome());
    return json;
  }

  /** {@return an answer, with the question's text if it is still known} */
  static ObjectNode answer(Answer answer, Optional<Question> question) {
    ObjectNode json = Json.object();
    json.put("question", answer.question().value());
    Json.put(json, "text", question.map(Question::text));
    Json.put(json, "kind", question.map(asked -> asked.kind().name()));
    json.put("status", lower(answer.status()));
    value(json, answer.value());
    json.put(
        "confidence", BigDecimal.valueOf(answer.confidence()).setScale(2, RoundingMode.HALF_UP));
    json.put("words", answer.words());
    Json.put(json, "followUpWords", answer.followUpWords());
    json.put("askedAt", answer.askedAt().toString());
    json.put("respondedAt", answer.respondedAt().toString());
    return json;
  }

  private static void value(ObjectNode json, Optional<AnswerValue> value) {
    if (value.isEmpty()) {
      json.putNull("value");
    } else if (value.get() instanceof AnswerValue.Score score) {
      json.put("value", score.value());
    } else if (value.get() instanceof AnswerValue.Quantity quantity) {
      json.put("value", new BigDecimal(quantity.text()));
    } else if (value.get() instanceof AnswerValue.YesOrNo yes) {
      json.put("value", yes.value());
    } else {
      json.put("value", value.get().text());
    }
  }

  /** {@return every question with its verdict} */
  static ArrayNode selection(Selection selection) {
    ArrayNode json = Json.array();
    for (Verdict verdict : selection.verdicts()) {
      ObjectNode node = json.addObject();
      node.put("question", verdict.question().value());
      node.put("chosen", verdict.reason().chosen());
      node.put("reason", lower(verdict.reason()));
      node.put("verdict", verdict.text());
      node.put("urgency", BigDecimal.valueOf(verdict.urgencyHundredths(), 2));
    }
    return json;
  }

  static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private CallJson() {}
}
