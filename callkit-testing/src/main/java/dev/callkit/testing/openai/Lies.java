package dev.callkit.testing.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.callkit.dialogue.Expectation;
import dev.callkit.dialogue.Understanding;
import dev.callkit.question.AnswerKind;
import dev.callkit.question.AnswerValue;
import java.util.Optional;

/** What a model writes that is wrong, under orders, or out of its mind. */
final class Lies {
  private static final String RUDE =
      "Vad dumt, ring 112 eller se www.example.org, vi lovar dig tusen kronor, eller hur?";
  private static final String NOT_SAID = "ja det låter utmärkt";

  /** {@return the content instead of the honest one; empty if this accident is not one of words} */
  static Optional<String> instead(Fault fault, ModelRequest request, String honest) {
    JsonNode input = Documents.parse(request.input());
    if (!input.has("heard")) {
      return Optional.empty();
    }
    String heard = input.path("heard").asText();
    Expectation expected = RuleAnswers.expectation(input);
    return switch (fault) {
      case CHATTY -> Optional.of("Sure! Here is what the respondent meant: " + honest);
      case UNKNOWN_INTENT -> Optional.of(with(honest, "intent", "DELIGHTED"));
      case WRONG_SHAPE -> {
        ObjectNode reply = (ObjectNode) Documents.parse(honest);
        reply.remove("intent");
        reply.put("mood", "good");
        yield Optional.of(reply.toString());
      }
      case WRONG_VALUE -> Optional.of(claim(expected, heard, wrong(expected), ""));
      case INVENTED_VALUE -> Optional.of(claim(expected, heard, other(expected, input), ""));
      case INVENTED_EVIDENCE -> Optional.of(claim(expected, NOT_SAID, best(expected), ""));
      case AGREES_TO_EVERYTHING -> Optional.of(claim(expected, heard, best(expected), ""));
      case OBEYS -> Optional.of(claim(expected, heard, best(expected), heard));
      case BAD_MANNERS -> Optional.of(with(honest, "acknowledgement", RUDE));
      default -> Optional.empty();
    };
  }

  private static String with(String honest, String field, String text) {
    ObjectNode reply = (ObjectNode) Documents.parse(honest);
    reply.put(field, text);
    return reply.toString();
  }

  private static String claim(
      Expectation expected, String evidence, String value, String reaction) {
    ObjectNode reply = Documents.object();
    reply.put("evidence", evidence);
    reply.put("intent", expected instanceof Expectation.Answer ? "ANSWER" : "AFFIRM");
    reply.put("value", value.isEmpty() ? null : value);
    reply.put("acknowledgement", reaction.isEmpty() ? null : reaction);
    return reply.toString();
  }

  /** What whoever gives the orders would like to be stored. */
  private static String best(Expectation expected) {
    return kind(expected).map(Lies::best).orElse("");
  }

  private static String best(AnswerKind kind) {
    if (kind instanceof AnswerKind.Rating rating) {
      return Integer.toString(rating.highest());
    }
    if (kind instanceof AnswerKind.Choice choice) {
      return choice.options().get(0);
    }
    return kind instanceof AnswerKind.Nps || kind instanceof AnswerKind.Number
        ? "10"
        : kind instanceof AnswerKind.YesNo ? "yes" : "";
  }

  private static String wrong(Expectation expected) {
    return kind(expected)
        .map(
            kind ->
                kind instanceof AnswerKind.YesNo
                    ? "maybe"
                    : kind instanceof AnswerKind.Choice ? "något helt annat" : "-99")
        .orElse("");
  }

  /** Fits the question, and is not what was said. */
  private static String other(Expectation expected, JsonNode input) {
    Understanding meant = RuleAnswers.understood(input);
    String said = meant.value().map(AnswerValue::text).orElse("");
    return kind(expected).map(kind -> other(kind, said)).orElse("");
  }

  private static String other(AnswerKind kind, String said) {
    if (kind instanceof AnswerKind.Rating rating) {
      return Integer.toString(
          said.equals(Integer.toString(rating.lowest())) ? rating.highest() : rating.lowest());
    }
    if (kind instanceof AnswerKind.Choice choice) {
      return choice.options().get(said.equals(choice.options().get(0)) ? 1 : 0);
    }
    if (kind instanceof AnswerKind.YesNo) {
      return said.equals("true") ? "no" : "yes";
    }
    return kind instanceof AnswerKind.FreeText ? "" : said.equals("7") ? "8" : "7";
  }

  private static Optional<AnswerKind> kind(Expectation expected) {
    return expected instanceof Expectation.Answer answer
        ? Optional.of(answer.kind())
        : Optional.empty();
  }

  private Lies() {}
}
