package dev.callkit.examples.preview;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.callkit.feasibility.FeasibilityReport;
import dev.callkit.feasibility.FeasibilityReport.KindOfCustomer;
import dev.callkit.feasibility.FeasibilityReport.Reached;
import dev.callkit.feasibility.FeasibilityReport.Suggestion;
import dev.callkit.question.CustomerFacts;
import dev.callkit.question.QuestionId;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;

/** A feasibility report as one JSON document. Loads and shares are fractions: 1 is all of it. */
public final class FeasibilityJson {

  /** Writes a report under the name of its catalogue. */
  public static void write(FeasibilityReport report, String name, JsonGenerator json)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("catalogue", name);
    json.writeNumberField("budgetSeconds", report.budgetSeconds());
    json.writeNumberField("customers", report.customers());
    json.writeNumberField("load", perMille(report.loadPerMille()));
    json.writeNumberField("mostLoad", perMille(FeasibilityReport.MOST_LOAD_PER_MILLE));
    json.writeBooleanField("feasible", report.feasible());
    json.writeBooleanField("feasibleAsSuggested", report.feasibleAsSuggested());
    json.writeArrayFieldStart("promises");
    for (Reached reached : report.promises()) {
      promise(reached, json);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("suggestions");
    for (Suggestion suggestion : report.suggestions()) {
      json.writeStartObject();
      ids(suggestion.promise().questions(), json);
      json.writeNumberField("promisedNth", suggestion.promise().everyNth());
      json.writeNumberField("suggestedNth", suggestion.everyNth());
      json.writeStringField("swedish", suggestion.inSwedish());
      json.writeStringField("english", suggestion.inEnglish());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("kinds");
    for (KindOfCustomer kind : report.kinds()) {
      kind(kind, json);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("warnings");
    for (String warning : report.warnings()) {
      json.writeString(warning);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void promise(Reached reached, JsonGenerator json) throws IOException {
    json.writeStartObject();
    ids(reached.promise().questions(), json);
    json.writeStringField("level", reached.promise().level().name().toLowerCase(Locale.ROOT));
    json.writeNumberField("seconds", reached.seconds());
    json.writeNumberField("promisedNth", reached.promise().everyNth());
    json.writeNumberField("counted", reached.counted());
    json.writeNumberField("asked", reached.asked());
    if (reached.reachedNth().isPresent()) {
      json.writeNumberField("reachedNth", rounded(reached.reachedNth().get()));
    } else {
      json.writeNullField("reachedNth");
    }
    json.writeNumberField("share", rounded(reached.share()));
    json.writeStringField("verdict", reached.verdict().name().toLowerCase(Locale.ROOT));
    json.writeEndObject();
  }

  private static void kind(KindOfCustomer kind, JsonGenerator json) throws IOException {
    CustomerFacts example = kind.example();
    json.writeStartObject();
    json.writeNumberField("share", perMille(kind.sharePerMille()));
    json.writeNumberField("load", perMille(kind.loadPerMille()));
    json.writeObjectFieldStart("example");
    if (example.visitedAt().isPresent()) {
      json.writeStringField("visitedAt", example.visitedAt().get().toString());
    }
    if (example.amount().isPresent()) {
      json.writeNumberField("amount", example.amount().get());
    }
    names("categories", example.categories(), json);
    names("departments", example.departments(), json);
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void ids(List<QuestionId> questions, JsonGenerator json) throws IOException {
    names("questions", questions.stream().map(QuestionId::value).toList(), json);
  }

  private static void names(String field, Iterable<String> names, JsonGenerator json)
      throws IOException {
    json.writeArrayFieldStart(field);
    for (String name : names) {
      json.writeString(name);
    }
    json.writeEndArray();
  }

  private static BigDecimal perMille(int value) {
    return BigDecimal.valueOf(value, 3);
  }

  private static BigDecimal rounded(double value) {
    return BigDecimal.valueOf(value).setScale(3, RoundingMode.HALF_UP);
  }

  private FeasibilityJson() {}
}
