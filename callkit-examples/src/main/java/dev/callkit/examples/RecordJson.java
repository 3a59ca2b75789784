package dev.callkit.examples;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.callkit.business.Business;
import dev.callkit.dialogue.CallbackTime;
import dev.callkit.examples.terminal.PrettyJson;
import dev.callkit.interview.Answer;
import dev.callkit.interview.InterviewFact;
import dev.callkit.interview.InterviewState;
import dev.callkit.outcome.Disposition;
import dev.callkit.outcome.Outcome;
import dev.callkit.progress.Attempt;
import dev.callkit.progress.CallEvent;
import dev.callkit.progress.CallRecord;
import dev.callkit.progress.TimelineEntry;
import dev.callkit.question.AnswerValue;
import dev.callkit.question.Question;
import dev.callkit.question.Selection;
import dev.callkit.question.Verdict;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The record of a call as one JSON document. Its fields are the same for every call, null where
 * there is nothing to say; times are ISO 8601 in UTC.
 */
final class RecordJson {
  private final JsonGenerator json;
  private final Business business;

  private RecordJson(JsonGenerator json, Business business) {
    this.json = json;
    this.business = business;
  }

  private interface Writing {
    void to(RecordJson document) throws IOException;
  }

  /** {@return the document of a call} */
  static String of(FinalRecord last, Business business) {
    return document(business, document -> document.record(last));
  }

  /** {@return the document of a call that was never placed, because there was nothing to ask} */
  static String nothingAsked(Business business) {
    return document(business, RecordJson::nothing);
  }

  private static String document(Business business, Writing writing) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = PrettyJson.to(text)) {
      writing.to(new RecordJson(json, business));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return text.toString();
  }

  private void record(FinalRecord last) throws IOException {
    CallRecord call = last.call();
    json.writeStartObject();
    json.writeStringField("callId", call.id().toString());
    json.writeStringField("business", business.name());
    json.writeStringField("status", lower(call.status()));
    disposition(call.outcome());
    json.writeStringField("requestedAt", call.requestedAt().toString());
    text("endedAt", call.endedAt().map(Object::toString));
    seconds("durationSeconds", last.talkTime());
    json.writeBooleanField("consented", call.talk().map(InterviewState::consented).orElse(false));
    text("callback", call.talk().flatMap(InterviewState::callback).map(CallbackTime::text));
    json.writeArrayFieldStart("attempts");
    for (Attempt attempt : call.attempts()) {
      attempt(attempt);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("answers");
    for (Answer answer : call.answers()) {
      answer(answer);
    }
    json.writeEndArray();
    selection(call.selection());
    transcript(last.timeline());
    json.writeEndObject();
  }

  private void nothing() throws IOException {
    json.writeStartObject();
    json.writeNullField("callId");
    json.writeStringField("business", business.name());
    json.writeNullField("status");
    disposition(
        Optional.of(
            new Outcome(
                Disposition.NOTHING_TO_ASK, "there is no question, so no call was placed")));
    json.writeNullField("requestedAt");
    json.writeNullField("endedAt");
    json.writeNumberField("durationSeconds", 0);
    json.writeBooleanField("consented", false);
    json.writeNullField("callback");
    for (String list : List.of("attempts", "answers", "selection", "transcript")) {
      json.writeArrayFieldStart(list);
      json.writeEndArray();
    }
    json.writeEndObject();
  }

  private void disposition(Optional<Outcome> outcome) throws IOException {
    if (outcome.isEmpty()) {
      json.writeNullField("disposition");
      return;
    }
    json.writeObjectFieldStart("disposition");
    json.writeStringField("name", outcome.get().disposition().name());
    json.writeStringField("code", outcome.get().disposition().code());
    json.writeStringField("rule", outcome.get().rule());
    json.writeEndObject();
  }

  private void attempt(Attempt attempt) throws IOException {
    json.writeStartObject();
    json.writeNumberField("number", attempt.number());
    json.writeStringField("provider", attempt.provider());
    json.writeStringField("startedAt", attempt.startedAt().toString());
    text("answeredAt", attempt.answeredAt().map(Object::toString));
    json.writeStringField("answeredBy", lower(attempt.answeredBy()));
    text("endedAt", attempt.endedAt().map(Object::toString));
    text("cause", attempt.cause().map(RecordJson::lower));
    disposition(attempt.outcome());
    json.writeEndObject();
  }

  private void answer(Answer answer) throws IOException {
    Optional<Question> question = business.catalogue().find(answer.question());
    json.writeStartObject();
    json.writeStringField("question", answer.question().value());
    text("text", question.map(Question::text));
    text("kind", question.map(asked -> asked.kind().name()));
    json.writeStringField("status", lower(answer.status()));
    json.writeFieldName("value");
    value(answer.value());
    json.writeNumberField("confidence", rounded(answer.confidence()));
    json.writeStringField("words", answer.words());
    text("followUpWords", answer.followUpWords());
    json.writeStringField("askedAt", answer.askedAt().toString());
    json.writeStringField("respondedAt", answer.respondedAt().toString());
    json.writeEndObject();
  }

  private void value(Optional<AnswerValue> value) throws IOException {
    if (value.isEmpty()) {
      json.writeNull();
    } else if (value.get() instanceof AnswerValue.Score score) {
      json.writeNumber(score.value());
    } else if (value.get() instanceof AnswerValue.Quantity quantity) {
      json.writeNumber(new BigDecimal(quantity.text()));
    } else if (value.get() instanceof AnswerValue.YesOrNo yes) {
      json.writeBoolean(yes.value());
    } else {
      json.writeString(value.get().text());
    }
  }

  private void selection(Selection selection) throws IOException {
    json.writeArrayFieldStart("selection");
    for (Verdict verdict : selection.verdicts()) {
      json.writeStartObject();
      json.writeStringField("question", verdict.question().value());
      json.writeStringField("reason", verdict.reason().name());
      json.writeStringField("verdict", verdict.text());
      json.writeNumberField("toGo", verdict.toGo());
      json.writeNumberField("urgency", BigDecimal.valueOf(verdict.urgencyHundredths(), 2));
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void transcript(List<TimelineEntry> timeline) throws IOException {
    json.writeArrayFieldStart("transcript");
    for (TimelineEntry entry : timeline) {
      if (entry.event() instanceof CallEvent.Talk talk) {
        if (talk.fact() instanceof InterviewFact.Said said) {
          spoken(entry, "callkit", said.text());
        } else if (talk.fact() instanceof InterviewFact.Replied replied) {
          spoken(entry, "respondent", replied.heard().words());
        }
      }
    }
    json.writeEndArray();
  }

  private void spoken(TimelineEntry entry, String speaker, String text) throws IOException {
    json.writeStartObject();
    json.writeStringField("at", entry.at().toString());
    json.writeStringField("speaker", speaker);
    json.writeStringField("text", text);
    json.writeEndObject();
  }

  private void text(String field, Optional<String> value) throws IOException {
    if (value.isPresent()) {
      json.writeStringField(field, value.get());
    } else {
      json.writeNullField(field);
    }
  }

  private void seconds(String field, Duration time) throws IOException {
    json.writeNumberField(
        field, BigDecimal.valueOf(time.toMillis(), 3).setScale(1, RoundingMode.HALF_UP));
  }

  private static BigDecimal rounded(double confidence) {
    return BigDecimal.valueOf(confidence).setScale(2, RoundingMode.HALF_UP);
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
