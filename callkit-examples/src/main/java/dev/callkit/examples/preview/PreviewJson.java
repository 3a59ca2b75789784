package dev.callkit.examples.preview;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.callkit.examples.terminal.PrettyJson;
import dev.callkit.question.QuestionId;
import dev.callkit.question.Selection.Chosen;
import dev.callkit.question.Verdict;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A preview as one JSON document, written as it comes. Its fields are always the same, null where
 * there is nothing to say.
 */
final class PreviewJson implements Preview.Report {
  private final PreviewSettings settings;
  private final Writer out;
  private final JsonGenerator json;

  PreviewJson(PreviewSettings settings, PrintStream out) throws IOException {
    this.settings = settings;
    this.out = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    this.json = PrettyJson.to(this.out);
  }

  @Override
  public void begin() throws IOException {
    json.writeStartObject();
    text("business", settings.questions().business());
    json.writeStringField("catalogue", settings.questions().name());
    text("context", settings.context().name());
    json.writeNumberField("budgetSeconds", settings.budget().toSeconds());
    json.writeArrayFieldStart("customers");
  }

  @Override
  public void customer(Preview.Turn turn) throws IOException {
    json.writeStartObject();
    json.writeNumberField("number", turn.number());
    json.writeNumberField("kind", turn.kind());
    json.writeStringField("day", turn.customer().facts().day().toString());
    json.writeBooleanField("keysOnly", turn.customer().keysOnly());
    json.writeNumberField("seconds", turn.seconds());
    json.writeArrayFieldStart("asked");
    for (Chosen chosen : turn.selection().questions()) {
      json.writeStartObject();
      json.writeStringField("question", chosen.question().value());
      json.writeStringField("level", lower(chosen.level()));
      json.writeNumberField("seconds", chosen.time().toSeconds());
      text("partner", chosen.partner().map(QuestionId::value));
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("verdicts");
    for (Verdict verdict : turn.selection().verdicts()) {
      json.writeStartObject();
      json.writeStringField("question", verdict.question().value());
      json.writeStringField("reason", verdict.reason().name());
      json.writeStringField("verdict", verdict.text());
      json.writeNumberField("toGo", verdict.toGo());
      json.writeNumberField("urgency", BigDecimal.valueOf(verdict.urgencyHundredths(), 2));
      text("other", verdict.other().map(QuestionId::value));
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  @Override
  public void end(List<Reached> reached) throws IOException {
    json.writeEndArray();
    json.writeArrayFieldStart("questions");
    for (Reached question : reached) {
      json.writeStartObject();
      json.writeStringField("question", question.question().value());
      json.writeStringField("level", lower(question.level()));
      json.writeNumberField("everyNth", question.everyNth());
      json.writeNumberField("counted", question.counted());
      json.writeNumberField("turns", question.turns());
      json.writeNumberField("asked", question.asked());
      number("reachedEveryNth", question.interval());
      number("share", question.share());
      json.writeNumberField("owed", question.owed());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
    json.close();
    out.write('\n');
    out.flush();
  }

  private void text(String field, Optional<String> value) throws IOException {
    if (value.isPresent()) {
      json.writeStringField(field, value.get());
    } else {
      json.writeNullField(field);
    }
  }

  private void number(String field, Optional<BigDecimal> value) throws IOException {
    if (value.isPresent()) {
      json.writeNumberField(field, value.get());
    } else {
      json.writeNullField(field);
    }
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
