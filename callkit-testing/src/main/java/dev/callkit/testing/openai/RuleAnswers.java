package dev.callkit.testing.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.callkit.dialogue.DialogueEngine;
import dev.callkit.dialogue.Exchange;
import dev.callkit.dialogue.Expectation;
import dev.callkit.dialogue.Heard;
import dev.callkit.dialogue.Intent;
import dev.callkit.dialogue.Understanding;
import dev.callkit.question.AnswerKind;
import dev.callkit.question.AnswerValue;
import dev.callkit.testing.corpus.LabelledCorpus;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Understands as the built-in rules do, and says so as a model would. */
final class RuleAnswers implements Answers {
  /** Shorter than any analysis may be; nobody reads it. */
  private static final int MOST_SUMMARY = 200;

  @Override
  public String to(ModelRequest request) {
    JsonNode input = Documents.parse(request.input());
    return (input.has("answers") ? analysis(input) : reply(input)).toString();
  }

  private static ObjectNode reply(JsonNode input) {
    Expectation expected = expectation(input);
    Understanding meant = understood(input);
    ObjectNode reply = Documents.object();
    reply.put("evidence", meant.evidence());
    reply.put("intent", meant.intent().name());
    reply.put("value", value(meant, expected).orElse(null));
    reply.put("acknowledgement", reaction(meant).orElse(null));
    return reply;
  }

  static Understanding understood(JsonNode input) {
    return DialogueEngine.swedishRules()
        .understand(
            Exchange.of(
                expectation(input),
                input.path("asked").asText(""),
                Heard.speech(input.path("heard").asText("")),
                LabelledCorpus.NOW));
  }

  private static Optional<String> value(Understanding meant, Expectation expected) {
    if (expected instanceof Expectation.Answer answer
        && answer.kind() instanceof AnswerKind.FreeText) {
      return Optional.empty();
    }
    return meant
        .value()
        .map(
            value ->
                value instanceof AnswerValue.YesOrNo yes
                    ? (yes.value() ? "yes" : "no")
                    : value.text());
  }

  private static Optional<String> reaction(Understanding meant) {
    if (meant.intent() != Intent.ANSWER) {
      return Optional.empty();
    }
    return Optional.of(
        meant.value().map(AnswerValue::text).orElse("").equals("5")
            ? "Vad roligt att höra!"
            : "Tack för det.");
  }

  /** Reads what the message says of the reply that is waited for. */
  static Expectation expectation(JsonNode input) {
    String expected = input.path("expected").asText();
    return switch (expected) {
      case "consent" -> new Expectation.Consent();
      case "callback" -> new Expectation.Callback();
      case "rating" ->
          answer(
              new AnswerKind.Rating(input.path("lowest").asInt(), input.path("highest").asInt()));
      case "nps" -> answer(new AnswerKind.Nps());
      case "yesno" -> answer(new AnswerKind.YesNo());
      case "number" -> answer(new AnswerKind.Number(bound(input, "least"), bound(input, "most")));
      case "text" -> answer(new AnswerKind.FreeText());
      case "choice" -> {
        List<String> options = new ArrayList<>();
        input.path("options").forEach(option -> options.add(option.asText()));
        yield answer(new AnswerKind.Choice(options));
      }
      default ->
          throw new IllegalArgumentException(
              "user message: expected a known kind of reply, got " + expected);
    };
  }

  private static Optional<BigDecimal> bound(JsonNode input, String name) {
    return input.path(name).isNumber()
        ? Optional.of(input.path(name).decimalValue())
        : Optional.empty();
  }

  private static Expectation answer(AnswerKind kind) {
    return new Expectation.Answer(kind);
  }

  /** As good as counting gets: a longer answer is a worse one. */
  private static ObjectNode analysis(JsonNode input) {
    ObjectNode analysis = Documents.object();
    int words = 0;
    for (JsonNode answer : input.path("answers")) {
      words += answer.path("said").asText("").split(" ", -1).length;
    }
    String summary = "Kunden gav " + input.path("answers").size() + " svar.";
    analysis.put("summary", summary.substring(0, Math.min(MOST_SUMMARY, summary.length())));
    analysis.put("sentiment", 1 - Math.min(20, words) / 10.0);
    var topics = analysis.putArray("topics");
    for (JsonNode answer : input.path("answers")) {
      ObjectNode entry = topics.addObject();
      entry.put("question", answer.path("question").asText());
      entry.putArray("topics").add("besöket");
    }
    return analysis;
  }
}
