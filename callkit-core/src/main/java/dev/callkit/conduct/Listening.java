package dev.callkit.conduct;

import dev.callkit.call.AttemptId;
import dev.callkit.call.CallId;
import dev.callkit.call.Respondent;
import dev.callkit.cost.Money;
import dev.callkit.dialogue.Cancellation;
import dev.callkit.dialogue.DialogueEngine;
import dev.callkit.dialogue.Exchange;
import dev.callkit.dialogue.Expectation;
import dev.callkit.dialogue.Heard;
import dev.callkit.dialogue.Understanding;
import dev.callkit.interview.InterviewState;
import dev.callkit.question.AnswerKind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the engine what was meant; whatever becomes of the engine, there is an answer. */
final class Listening {
  private static final Logger log = LoggerFactory.getLogger(Listening.class);

  private final Parts parts;
  private final ModelCosts costs;

  Listening(Parts parts, ModelCosts costs) {
    this.parts = parts;
    this.costs = costs;
  }

  /** The first reply costs the loading of every rule; better now than while somebody waits. */
  void warmUp() {
    Instant now = parts.clock().instant();
    List<Expectation> all =
        List.of(
            new Expectation.Consent(),
            new Expectation.Answer(AnswerKind.Rating.ONE_TO_FIVE),
            new Expectation.Answer(new AnswerKind.YesNo()),
            new Expectation.Answer(new AnswerKind.FreeText()),
            new Expectation.Callback());
    for (Expectation expected : all) {
      Heard heard = Heard.speech("ja i morgon klockan tre");
      DialogueEngine.swedishRules()
          .understand(Exchange.of(expected, "", heard, now.atZone(Respondent.SWEDEN)));
    }
  }

  Understanding understand(
      AttemptId attempt, InterviewState talk, Heard heard, Cancellation cancellation) {
    Exchange exchange =
        exchange(
            Optional.of(attempt.call()),
            talk,
            heard,
            cancellation,
            more -> costs.add(attempt, more));
    try {
      return parts.engine().understand(exchange);
    } catch (RuntimeException failed) {
      log.warn(
          "attempt {}: the dialogue engine failed with {}; the rules answered",
          attempt,
          Trouble.of(failed));
      return DialogueEngine.swedishRules().understand(exchange);
    }
  }

  /** What unfinished words mean, by the rules: at a limit nobody waits for a model. */
  Optional<Understanding> pending(InterviewState talk) {
    if (talk.pendingWords().isBlank()) {
      return Optional.empty();
    }
    Exchange exchange =
        exchange(
            Optional.empty(),
            talk,
            Heard.speech(talk.pendingWords()),
            new Cancellation(),
            free -> {});
    return Optional.of(DialogueEngine.swedishRules().understand(exchange));
  }

  private Exchange exchange(
      Optional<CallId> call,
      InterviewState talk,
      Heard heard,
      Cancellation cancellation,
      Consumer<Money> cost) {
    Instant now = parts.clock().instant();
    return new Exchange(
        call,
        talk.expectation().orElseThrow(),
        talk.lastPrompt(),
        heard,
        now.atZone(talk.plan().zone()),
        now.plus(parts.settings().understandWithin()),
        cancellation,
        early -> {},
        cost);
  }
}
