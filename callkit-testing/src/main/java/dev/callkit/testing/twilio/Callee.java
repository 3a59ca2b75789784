package dev.callkit.testing.twilio;

import dev.callkit.testing.simulation.Interjection;
import dev.callkit.testing.simulation.Pickup;
import dev.callkit.testing.simulation.Reply;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;

/**
 * Somebody, or something, who is rung by a {@link LocalTwilio}. It hears words and knows nothing of
 * interviews. One for each call; its methods are called one at a time.
 */
@FunctionalInterface
public interface Callee {

  /** {@return how the ringing is met; a person who answers after 2 s unless overridden} */
  default Pickup pickup() {
    return Pickup.personAfter(Duration.ofSeconds(2));
  }

  /**
   * Takes a turn. Must not block.
   *
   * @param said the words since its last turn, as far as they were heard
   */
  Reply reply(String said);

  /**
   * Hears words begin, and perhaps speaks into them. Does nothing unless overridden.
   *
   * @param words what is going to be said
   */
  default Optional<Interjection> whileHearing(String words) {
    return Optional.empty();
  }

  /** One line for each turn: a blank one is a silence, and after the last one they hang up. */
  static Callee scripted(List<String> lines) {
    Queue<String> left = new ArrayDeque<>(lines);
    return said -> {
      String next = left.poll();
      return next == null ? Reply.hangsUp() : Reply.says(next);
    };
  }

  /**
   * Answers by what is asked.
   *
   * @param replies for each piece of a question, in lower case, the reply to it
   * @param otherwise the reply to everything else
   */
  static Callee answering(Map<String, Reply> replies, Reply otherwise) {
    return said -> {
      String heard = said.toLowerCase(Locale.ROOT);
      return replies.entrySet().stream()
          .filter(entry -> heard.contains(entry.getKey()))
          .map(Map.Entry::getValue)
          .findFirst()
          .orElse(otherwise);
    };
  }

  /** {@return the same, who meets the ringing in this way} */
  default Callee meeting(Pickup pickup) {
    Callee inner = this;
    return new Callee() {
      @Override
      public Pickup pickup() {
        return pickup;
      }

      @Override
      public Reply reply(String said) {
        return inner.reply(said);
      }

      @Override
      public Optional<Interjection> whileHearing(String words) {
        return inner.whileHearing(words);
      }
    };
  }

  /**
   * {@return the same, who once speaks into words that contain a piece of text}
   *
   * @param piece part of the words
   * @param interjection what is done
   */
  default Callee interrupting(String piece, Interjection interjection) {
    Callee inner = this;
    return new Callee() {
      private boolean done;

      @Override
      public Pickup pickup() {
        return inner.pickup();
      }

      @Override
      public Reply reply(String said) {
        return inner.reply(said);
      }

      @Override
      public Optional<Interjection> whileHearing(String words) {
        if (!done && words.contains(piece)) {
          done = true;
          return Optional.of(interjection);
        }
        return inner.whileHearing(words);
      }
    };
  }
}
