package dev.callkit.testing.simulation;

import dev.callkit.dialogue.Heard;
import dev.callkit.telephony.HangupCause;
import java.time.Duration;
import java.util.OptionalDouble;

/** What a respondent does when it is their turn. */
public sealed interface Reply {
  /** How long people think before they answer, where nothing else is said. */
  Duration THINKING = Duration.ofMillis(800);

  /** {@return how long it takes before anything is heard of it} */
  Duration after();

  /**
   * Speaks.
   *
   * @param words as a speech recogniser writes them; not blank
   * @param after how long the person thinks before, 0 or more
   * @param confidence what the recogniser says of it, 0 to 1; empty if it says nothing
   */
  record Says(String words, Duration after, OptionalDouble confidence) implements Reply {
    /**
     * Strips the words.
     *
     * @throws IllegalArgumentException if there are none, or the time or confidence is out of range
     */
    public Says {
      words = words.strip();
      if (words.isEmpty()) {
        throw new IllegalArgumentException("words: expected some; no words are a silence");
      }
      notNegative(after);
      if (confidence.isPresent()
          && !(confidence.getAsDouble() >= 0 && confidence.getAsDouble() <= 1)) {
        throw new IllegalArgumentException("confidence: expected 0 to 1");
      }
    }

    /** Hides the words. */
    @Override
    public String toString() {
      return "Says[" + words.length() + " characters]";
    }
  }

  /**
   * Presses keys. The carrier takes as many as the listening collects, and no more than come within
   * two seconds of each other.
   *
   * @param keys 1 to 32 of {@code 0-9 * #}
   * @param after how long the person thinks before, 0 or more
   */
  record Presses(String keys, Duration after) implements Reply {
    /**
     * Checks the keys.
     *
     * @throws IllegalArgumentException if they are not keys, or the time is negative
     */
    public Presses {
      // The same check as on delivery, where it would be too late to say so.
      keys = new Heard.Keys(keys).digits();
      notNegative(after);
    }

    /** Hides the keys. */
    @Override
    public String toString() {
      return "Presses[" + keys.length() + "]";
    }
  }

  /** Says nothing for as long as is listened. */
  record Silence() implements Reply {
    @Override
    public Duration after() {
      return Duration.ZERO;
    }
  }

  /**
   * Is gone, perhaps in mid-sentence.
   *
   * @param unfinished what was said before the end; empty for nothing
   * @param after how long before the first word, or before the end if there is none; 0 or more
   * @param cause {@code RESPONDENT_HUNG_UP}, or {@code NETWORK_FAILURE} where the line broke
   */
  record Leaves(String unfinished, Duration after, HangupCause cause) implements Reply {
    /**
     * Strips the words.
     *
     * @throws IllegalArgumentException if the cause is another, or the time is negative
     */
    public Leaves {
      unfinished = unfinished.strip();
      notNegative(after);
      if (cause != HangupCause.RESPONDENT_HUNG_UP && cause != HangupCause.NETWORK_FAILURE) {
        throw new IllegalArgumentException(
            "cause: expected RESPONDENT_HUNG_UP or NETWORK_FAILURE, got " + cause);
      }
    }

    /** Hides the words. */
    @Override
    public String toString() {
      return "Leaves[" + cause + " after " + unfinished.length() + " characters]";
    }
  }

  /** Speaks after the usual time; blank words are silence. */
  static Reply says(String words) {
    return says(words, THINKING);
  }

  /** Speaks after some time; blank words are silence. */
  static Reply says(String words, Duration after) {
    return words.isBlank() ? silence() : new Says(words, after, OptionalDouble.empty());
  }

  /** Presses keys after the usual time. */
  static Reply presses(String keys) {
    return new Presses(keys, THINKING);
  }

  /** Says nothing. */
  static Reply silence() {
    return new Silence();
  }

  /** Speaks so that the recogniser makes little of it. */
  static Reply mumbles() {
    return new Says("mm öh", THINKING, OptionalDouble.of(0.2));
  }

  /** Hangs up without a word. */
  static Reply hangsUp() {
    return hangsUpAfter("");
  }

  /** Hangs up in mid-sentence. */
  static Reply hangsUpAfter(String unfinished) {
    return new Leaves(unfinished, THINKING, HangupCause.RESPONDENT_HUNG_UP);
  }

  /** The line breaks, perhaps in mid-sentence. */
  static Reply lineBreaksAfter(String unfinished) {
    return new Leaves(unfinished, THINKING, HangupCause.NETWORK_FAILURE);
  }

  /** {@return the same, with the thinking already done} */
  default Reply atOnce() {
    if (this instanceof Says says) {
      return new Says(says.words(), Duration.ZERO, says.confidence());
    }
    if (this instanceof Presses presses) {
      return new Presses(presses.keys(), Duration.ZERO);
    }
    if (this instanceof Leaves leaves) {
      return new Leaves(leaves.unfinished(), Duration.ZERO, leaves.cause());
    }
    return this;
  }

  private static void notNegative(Duration after) {
    if (after.isNegative()) {
      throw new IllegalArgumentException("after: expected 0 or more, got " + after);
    }
  }
}
