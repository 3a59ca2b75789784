package dev.callkit.examples.server.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.callkit.examples.server.http.Form;
import dev.callkit.question.AnswerKind;
import dev.callkit.question.AnswerValue;
import dev.callkit.question.Catalogue;
import dev.callkit.question.Question;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Answers that a person has given to somebody else, when a call is ended by hand. They are checked
 * against the questions and kept in the log. They are not counted: CallKit has not heard them, and
 * its figures are of interviews in which everybody heard the same words.
 */
final class HandAnswers {
  private static final int MOST = 50;
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");
  private static final Pattern WORDS = Pattern.compile("(?s).{1,2000}");

  /** {@return the details of a note; problems are left in the form} */
  static Map<String, String> read(Form form, Optional<Catalogue> catalogue) {
    Map<String, String> details = new LinkedHashMap<>();
    for (Form answer : form.each("responses", MOST, "question", "value", "words")) {
      answer.require("question", "value");
      Optional<Question> question =
          answer
              .text("question", ID, "the id of a question")
              .flatMap(id -> find(answer, id, catalogue));
      Optional<String> words = answer.text("words", WORDS, "1 to 2000 characters");
      question.ifPresent(
          asked -> {
            Optional<AnswerValue> value =
                answer
                    .value("value")
                    .flatMap(given -> value(given, asked.kind()))
                    .filter(asked.kind()::accepts);
            if (answer.has("value") && value.isEmpty()) {
              answer.wrong("value", "an answer of the kind " + asked.kind().name());
            }
            value.ifPresent(given -> details.put("answer." + asked.id().value(), given.text()));
            words.ifPresent(said -> details.put("words." + asked.id().value(), said));
          });
    }
    return details;
  }

  private static Optional<Question> find(Form answer, String id, Optional<Catalogue> catalogue) {
    Optional<Question> found =
        catalogue.stream()
            .flatMap(all -> all.questions().stream())
            .filter(question -> question.id().value().equals(id))
            .findFirst();
    if (found.isEmpty()) {
      answer.wrong("question", "the id of a question of this business");
    }
    return found;
  }

  private static Optional<AnswerValue> value(JsonNode given, AnswerKind kind) {
    if (given.isBoolean()) {
      return Optional.of(new AnswerValue.YesOrNo(given.booleanValue()));
    }
    if (given.isNumber()) {
      boolean step = kind instanceof AnswerKind.Rating || kind instanceof AnswerKind.Nps;
      if (!step) {
        return Optional.of(new AnswerValue.Quantity(given.decimalValue()));
      }
      return given.isInt()
          ? Optional.of(new AnswerValue.Score(given.intValue()))
          : Optional.empty();
    }
    if (!given.isTextual() || !WORDS.matcher(given.textValue()).matches()) {
      return Optional.empty();
    }
    return Optional.of(
        kind instanceof AnswerKind.Choice
            ? new AnswerValue.Option(given.textValue())
            : new AnswerValue.Words(given.textValue()));
  }

  private HandAnswers() {}
}
