package dev.callkit.testing.corpus;

import dev.callkit.dialogue.CallbackTime;
import dev.callkit.dialogue.Expectation;
import dev.callkit.dialogue.Understanding;
import dev.callkit.question.AnswerKind;
import dev.callkit.question.AnswerValue;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is expected and what was understood, as short texts: {@code consent}, {@code rating1-5} (any
 * scale), {@code nps}, {@code yesno}, {@code choice:a|b|c}, {@code number}, {@code text}, {@code
 * callback}.
 */
public final class ExpectationText {
  private static final Pattern RATING = Pattern.compile("rating(\\d{1,3})-(\\d{1,3})");
  private static final String CHOICE = "choice:";
  private static final String FORMS =
      "expected one of consent, rating1-5, nps, yesno, choice:a|b|c, number, text, callback";

  /**
   * Reads an expectation. Numbers may be any from 0.
   *
   * @throws IllegalArgumentException if the text has another form; the message says which forms
   *     there are
   */
  public static Expectation parse(String text) {
    Matcher rating = RATING.matcher(text);
    if (rating.matches()) {
      return answer(
          new AnswerKind.Rating(
              Integer.parseInt(rating.group(1)), Integer.parseInt(rating.group(2))));
    }
    if (text.startsWith(CHOICE)) {
      String options = text.substring(CHOICE.length());
      return answer(new AnswerKind.Choice(List.of(options.split("\\|", -1))));
    }
    return switch (text) {
      case "consent" -> new Expectation.Consent();
      case "nps" -> answer(new AnswerKind.Nps());
      case "yesno" -> answer(new AnswerKind.YesNo());
      case "number" -> answer(AnswerKind.Number.ANY);
      case "text" -> answer(new AnswerKind.FreeText());
      case "callback" -> new Expectation.Callback();
      default -> throw new IllegalArgumentException(FORMS + "; got \"" + text + "\"");
    };
  }

  private static Expectation answer(AnswerKind kind) {
    return new Expectation.Answer(kind);
  }

  /**
   * {@return what was understood beside the intent: the number, {@code true} or {@code false}, the
   * option, the words, or the local time named for a callback; empty if there is none}
   */
  public static String value(Understanding understanding) {
    return understanding
        .value()
        .map(AnswerValue::text)
        .or(() -> understanding.callback().map(CallbackTime::text))
        .orElse("");
  }

  private ExpectationText() {}
}
