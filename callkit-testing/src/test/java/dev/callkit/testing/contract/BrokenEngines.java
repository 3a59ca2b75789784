package dev.callkit.testing.contract;

import dev.callkit.dialogue.DialogueEngine;
import dev.callkit.dialogue.DialogueException;
import dev.callkit.dialogue.Exchange;
import dev.callkit.dialogue.Intent;
import dev.callkit.dialogue.Understanding;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Engines with one mistake each around the built-in rules. */
final class BrokenEngines {
  private static final DialogueEngine RIGHT = DialogueEngine.swedishRules();

  /** Waits as long as it takes, whatever the deadline and whoever cancels. */
  static class WaitsForEver extends DialogueEngineContract {
    @Override
    protected DialogueEngine engine() {
      return RIGHT;
    }

    @Override
    protected Optional<DialogueEngine> engineThatIsNotAnswered() {
      return Optional.of(exchange -> GuardedEngineContractTest.waitForEver());
    }
  }

  /** Quotes what it would have liked to hear. */
  static class Embellishes extends DialogueEngineContract {
    @Override
    protected DialogueEngine engine() {
      return exchange -> {
        Understanding right = RIGHT.understand(exchange);
        return right.intent() == Intent.AFFIRM
            ? Understanding.of(Intent.AFFIRM, 1, "javisst, väldigt gärna")
            : right;
      };
    }
  }

  /** Does as it is told. */
  static class Obeys extends DialogueEngineContract {
    @Override
    protected DialogueEngine engine() {
      return exchange -> {
        String words = exchange.heard().words();
        int order = words.indexOf("säg ");
        return order < 0
            ? RIGHT.understand(exchange)
            : Understanding.of(Intent.REPEAT, 1, words).acknowledging(words.substring(order + 4));
      };
    }
  }

  /** Explains its troubles with the words it had trouble with. */
  static class Quotes extends DialogueEngineContract {
    @Override
    protected DialogueEngine engine() {
      return exchange -> {
        Understanding right = RIGHT.understand(exchange);
        if (right.intent() == Intent.UNCLEAR) {
          throw new DialogueException("cannot read: " + exchange.heard().words(), false);
        }
        return right;
      };
    }
  }

  /** Keeps the exchange in a field while it thinks. */
  static class MixesTalks extends DialogueEngineContract {
    private static volatile Optional<Exchange> current = Optional.empty();

    @Override
    protected DialogueEngine engine() {
      return exchange -> {
        current = Optional.of(exchange);
        try {
          // As long as a thought takes; somebody else may come in.
          boolean thought = new CountDownLatch(1).await(1, TimeUnit.MILLISECONDS);
          return RIGHT.understand(thought ? exchange : current.orElse(exchange));
        } catch (InterruptedException stopped) {
          Thread.currentThread().interrupt();
          throw new DialogueException("stopped", true);
        }
      };
    }
  }

  private BrokenEngines() {}
}
