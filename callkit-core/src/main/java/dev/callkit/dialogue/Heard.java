package dev.callkit.dialogue;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** What came back from the respondent in one turn. */
public sealed interface Heard {

  /** {@return the words or keys as text; empty for silence} */
  String words();

  /**
   * Recognised speech.
   *
   * @param text what the recogniser wrote, without surrounding white space
   * @param confidence the recogniser's, 0 to 1; empty if the carrier gives none
   * @param complete false while the person may still be speaking: kept in case a limit cuts the
   *     speech, but not answered
   * @param proposed an understanding from an engine that hears the audio itself; checked like any
   *     other
   */
  record Speech(
      String text, OptionalDouble confidence, boolean complete, Optional<Understanding> proposed)
      implements Heard {
    /**
     * Strips the text.
     *
     * @throws IllegalArgumentException if a confidence is not 0 to 1
     */
    public Speech {
      text = text.strip();
      if (confidence.isPresent()
          && !(confidence.getAsDouble() >= 0 && confidence.getAsDouble() <= 1)) {
        throw new IllegalArgumentException("confidence: expected 0 to 1");
      }
    }

    @Override
    public String words() {
      return text;
    }

    /** Hides the words, which never go into a log. */
    @Override
    public String toString() {
      return "Speech[" + text.length() + " characters, complete=" + complete + "]";
    }
  }

  /**
   * Telephone keys, complete: the carrier adapter has collected as many as the listening allows, or
   * two seconds have passed since the last one.
   *
   * @param digits one or more of {@code 0-9 * #}
   */
  record Keys(String digits) implements Heard {
    private static final Pattern TONES = Pattern.compile("[0-9*#]{1,32}");

    /**
     * Checks the keys.
     *
     * @throws IllegalArgumentException if there are none, more than 32, or others than {@code 0-9 *
     *     #}
     */
    public Keys {
      if (!TONES.matcher(digits).matches()) {
        throw new IllegalArgumentException("keys: expected 1 to 32 of 0-9 * #");
      }
    }

    @Override
    public String words() {
      return digits;
    }

    /** Hides the keys, which may be an answer. */
    @Override
    public String toString() {
      return "Keys[" + digits.length() + "]";
    }
  }

  /** Nothing was said or pressed for as long as was listened. */
  record Silence() implements Heard {
    @Override
    public String words() {
      return "";
    }
  }

  /** A finished utterance without a confidence; an empty or blank one is silence. */
  static Heard speech(String text) {
    return text.isBlank()
        ? new Silence()
        : new Speech(text, OptionalDouble.empty(), true, Optional.empty());
  }

  /** Words so far of somebody who may still be speaking. */
  static Heard partial(String text) {
    return new Speech(text, OptionalDouble.empty(), false, Optional.empty());
  }

  /** {@return whether the turn is over, so that it can be replied to} */
  default boolean isComplete() {
    return !(this instanceof Speech speech) || speech.complete();
  }
}
