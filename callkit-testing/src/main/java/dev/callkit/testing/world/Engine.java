package dev.callkit.testing.world;

import dev.callkit.cost.Money;
import dev.callkit.dialogue.DialogueEngine;
import dev.callkit.dialogue.DialogueException;
import dev.callkit.dialogue.Exchange;
import dev.callkit.dialogue.Expectation;
import dev.callkit.dialogue.Intent;
import dev.callkit.dialogue.Understanding;
import dev.callkit.question.AnswerValue;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** A model that is right most of the time, and otherwise fails or makes things up. */
final class Engine implements DialogueEngine {
  private static final List<Intent> INVENTED =
      List.of(Intent.AFFIRM, Intent.DENY, Intent.REPEAT, Intent.STOP, Intent.OPT_OUT);

  private final Accidents accidents;
  private final Random chance;
  private final Optional<Money> price;

  /**
   * A model.
   *
   * @param price what it reports for an exchange; empty if it does not say
   */
  Engine(Accidents accidents, Random chance, Optional<Money> price) {
    this.accidents = accidents;
    this.chance = chance;
    this.price = price;
  }

  @Override
  public Understanding understand(Exchange exchange) {
    price.ifPresent(exchange.cost());
    if (chance.nextDouble() < accidents.engineFails()) {
      throw new DialogueException("the model: expected an answer, got none", true);
    }
    Understanding right = DialogueEngine.swedishRules().understand(exchange);
    if (chance.nextDouble() >= accidents.engineLies()) {
      return right.acknowledging("Tack, det är noterat.");
    }
    String evidence = "alldeles säkert någonting annat";
    return exchange.expected() instanceof Expectation.Answer
        ? Understanding.answer(new AnswerValue.Words("påhittat"), 1, evidence)
        : Understanding.of(INVENTED.get(chance.nextInt(INVENTED.size())), 1, evidence);
  }
}
