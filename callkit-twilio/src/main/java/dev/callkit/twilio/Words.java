package dev.callkit.twilio;

import dev.callkit.dialogue.Heard;
import java.util.Optional;
import java.util.OptionalDouble;

/** What Twilio heard, in our terms; whatever it sends, there is an answer. */
final class Words {
  private static final int LONGEST = 5_000;
  private static final int MOST_KEYS = 32;

  /** {@return what a {@code <Gather>} has heard: keys, speech, or nothing} */
  static Heard of(FormFields form) {
    Optional<Heard> pressed = form.get("Digits").flatMap(Words::keys);
    return pressed.orElseGet(
        () ->
            form.get("SpeechResult")
                .map(text -> spoken(text, confidence(form)))
                .orElseGet(Heard.Silence::new));
  }

  static Heard spoken(String text, OptionalDouble confidence) {
    String words = clipped(text);
    return words.isBlank()
        ? new Heard.Silence()
        : new Heard.Speech(words, confidence, true, Optional.empty());
  }

  /** {@return the keys among these characters; empty if there are none} */
  static Optional<Heard> keys(String text) {
    StringBuilder digits = new StringBuilder();
    text.chars()
        .filter(key -> (key >= '0' && key <= '9') || key == '*' || key == '#')
        .limit(MOST_KEYS)
        .forEach(key -> digits.append((char) key));
    return digits.isEmpty() ? Optional.empty() : Optional.of(new Heard.Keys(digits.toString()));
  }

  static String clipped(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
  }

  private static OptionalDouble confidence(FormFields form) {
    String text = form.get("Confidence").orElse("");
    if (!text.matches("[01](\\.\\d{1,20})?")) {
      return OptionalDouble.empty();
    }
    double value = Double.parseDouble(text);
    return value <= 1 ? OptionalDouble.of(value) : OptionalDouble.empty();
  }

  private Words() {}
}
