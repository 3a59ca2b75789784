package dev.callkit.openai;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.callkit.dialogue.Exchange;
import dev.callkit.dialogue.Expectation;
import dev.callkit.question.AnswerKind;

/**
 * The user message of one exchange: one JSON object, so that no words can end what they stand in.
 * The introduction and the callback question are not sent: they hold names and say nothing new.
 */
final class ExchangeText {

  static String of(Exchange exchange) {
    ObjectNode message = Json.object();
    Expectation expected = exchange.expected();
    if (expected instanceof Expectation.Answer answer) {
      question(message, answer.kind());
      message.put("asked", exchange.asked());
    } else {
      message.put("expected", expected instanceof Expectation.Consent ? "consent" : "callback");
    }
    message.put("heard", exchange.heard().words());
    return message.toString();
  }

  private static void question(ObjectNode message, AnswerKind kind) {
    message.put("expected", kind.name());
    if (kind instanceof AnswerKind.Rating rating) {
      message.put("lowest", rating.lowest());
      message.put("highest", rating.highest());
    } else if (kind instanceof AnswerKind.Choice choice) {
      choice.options().forEach(message.putArray("options")::add);
    } else if (kind instanceof AnswerKind.Number number) {
      number.least().ifPresent(least -> message.put("least", least));
      number.most().ifPresent(most -> message.put("most", most));
    }
  }

  private ExchangeText() {}
}
