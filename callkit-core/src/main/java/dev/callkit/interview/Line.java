package dev.callkit.interview;

import dev.callkit.dialogue.Expectation;
import java.time.Duration;
import java.util.List;

/** One thing for the carrier to do, in order. */
public sealed interface Line {

  /**
   * Speak.
   *
   * @param id names the utterance when it is interrupted
   * @param text Swedish, plain text
   * @param interruptible whether the person's voice stops it, where the carrier can do that
   */
  record Say(UtteranceId id, String text, boolean interruptible) implements Line {
    /** Hides the words, which may hold a name. */
    @Override
    public String toString() {
      return "Say[" + id + ", " + text.length() + " characters]";
    }
  }

  /**
   * Wait for the person.
   *
   * @param turn what to call the reply when it is reported
   * @param expected what kind of reply is waited for; {@link Expectation#maxKeys()} says how many
   *     keys to collect, at most two seconds apart
   * @param noInputAfter report silence after this long without a word or key
   * @param hints words that are likely, for the recogniser
   */
  record Listen(TurnId turn, Expectation expected, Duration noInputAfter, List<String> hints)
      implements Line {
    /** Copies the hints. */
    public Listen {
      hints = List.copyOf(hints);
    }
  }

  /** End the call once everything before has been spoken. */
  record HangUp() implements Line {}
}
