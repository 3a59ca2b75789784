package dev.callkit.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.callkit.cost.Money;
import dev.callkit.dialogue.Cancellation;
import dev.callkit.dialogue.DialogueException;
import dev.callkit.interview.Answer;
import dev.callkit.question.AnswerValue;
import dev.callkit.question.Catalogue;
import dev.callkit.question.Question;
import dev.callkit.question.QuestionId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Sums up finished calls, one request each. Nobody waits for it on the line: call it from a {@code
 * CallListener}'s own thread or a nightly job. Thread-safe; closed with the {@link OpenAiDialogue}
 * that it comes from.
 */
public final class CallAnalyst {
  private static final String NAME = "callkit_analysis_1";
  private static final String INSTRUCTIONS = Instructions.load("analysis.txt");
  private static final Duration WITHIN = Duration.ofSeconds(30);
  private static final int MOST_TOKENS = 700;
  private static final int MOST_TOPICS = 5;
  private static final Pattern TOPIC = Pattern.compile("[\\p{L}][\\p{L}\\p{N} -]{0,39}");
  // Longer than any price or year: a telephone number or part of one.
  private static final Pattern NUMBER = Pattern.compile("[0-9](?:[ -]?[0-9]){5,}");
  private static final Pattern MARKUP = Pattern.compile("[<>{}\\p{Cntrl}]|https?:|www\\.");

  private final Asking asking;
  private final PriceTable prices;
  private final InstantSource clock;

  CallAnalyst(Asking asking, PriceTable prices, InstantSource clock) {
    this.asking = asking;
    this.prices = prices;
    this.clock = clock;
  }

  /**
   * Describes a call. Blocks for 30 s at most.
   *
   * @param answers the call's answers, such as {@code CallRecord.answers()}; at least one
   * @param questions their wordings; a question that is not in it any more is described by its id
   * @throws IllegalArgumentException if there is no answer
   * @throws DialogueException if the model did not answer, or not usably; retryable if another time
   *     may help
   */
  public CallAnalysis analyse(List<Answer> answers, Catalogue questions) {
    if (answers.isEmpty()) {
      throw new IllegalArgumentException("answers: expected at least one, got none");
    }
    List<Money> costs = new ArrayList<>();
    Written written =
        asking.ask(
            new Prompt(INSTRUCTIONS, input(answers, questions), NAME, schema(), NAME, MOST_TOKENS),
            clock.instant().plus(WITHIN),
            new Cancellation(),
            (model, usage) -> prices.cost(model, usage).ifPresent(costs::add));
    return Json.object(written.content())
        .flatMap(object -> read(object, answers, costs.stream().reduce(Money::plus)))
        .orElseThrow(
            () ->
                new DialogueException(
                    "OpenAI " + written.model() + ": the analysis is not what was asked for",
                    true));
  }

  private static String input(List<Answer> answers, Catalogue questions) {
    Map<QuestionId, String> wordings = new HashMap<>();
    for (Question question : questions.questions()) {
      wordings.put(question.id(), question.text());
    }
    ObjectNode message = Json.object();
    ArrayNode list = message.putArray("answers");
    for (Answer answer : answers) {
      ObjectNode entry = list.addObject();
      entry.put("question", answer.question().value());
      entry.put("asked", wordings.getOrDefault(answer.question(), answer.question().value()));
      answer.value().map(AnswerValue::text).ifPresent(value -> entry.put("value", value));
      entry.put("said", answer.words());
      answer.followUpWords().ifPresent(words -> entry.put("followUp", words));
    }
    return message.toString();
  }

  private static Map<String, Object> schema() {
    Map<String, Object> topics = new LinkedHashMap<>();
    topics.put("question", Map.of("type", "string"));
    topics.put("topics", listOf(Map.of("type", "string")));
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put("summary", Map.of("type", "string"));
    properties.put("sentiment", Map.of("type", "number"));
    properties.put("topics", listOf(ReplySchema.objectOf(topics)));
    return ReplySchema.objectOf(properties);
  }

  private static Map<String, Object> listOf(Map<String, Object> items) {
    Map<String, Object> list = new LinkedHashMap<>();
    list.put("type", "array");
    list.put("items", items);
    return list;
  }

  private static Optional<CallAnalysis> read(
      JsonNode object, List<Answer> answers, Optional<Money> cost) {
    String summary = object.path("summary").asText("").strip();
    JsonNode sentiment = object.path("sentiment");
    boolean usable =
        !summary.isEmpty()
            && summary.length() <= CallAnalysis.MOST_SUMMARY
            && !NUMBER.matcher(summary).find()
            && !MARKUP.matcher(summary).find()
            && sentiment.isNumber()
            && Math.abs(sentiment.asDouble()) <= 1
            && object.path("topics").isArray();
    return usable
        ? Optional.of(
            new CallAnalysis(
                summary, sentiment.asDouble(), topics(object.path("topics"), answers), cost))
        : Optional.empty();
  }

  /** Topics of questions that were answered, and such as look like topics; others are left out. */
  private static Map<QuestionId, List<String>> topics(JsonNode named, List<Answer> answers) {
    Map<QuestionId, List<String>> topics = new LinkedHashMap<>();
    for (Answer answer : answers) {
      List<String> found = new ArrayList<>();
      for (JsonNode entry : named) {
        if (entry.path("question").asText().equals(answer.question().value())) {
          for (JsonNode topic : entry.path("topics")) {
            String text = topic.asText("").strip();
            boolean fits = TOPIC.matcher(text).matches() && !NUMBER.matcher(text).find();
            if (fits && !found.contains(text) && found.size() < MOST_TOPICS) {
              found.add(text);
            }
          }
        }
      }
      if (!found.isEmpty()) {
        topics.put(answer.question(), found);
      }
    }
    return topics;
  }
}
