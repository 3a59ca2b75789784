package dev.callkit.dialogue;

import dev.callkit.question.AnswerKind;
import dev.callkit.question.AnswerValue;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;

/** Puts a reply to the rules as one line of the corpus does, and writes what they make of it. */
final class Replies {
  /** The clock of the corpus: a Monday morning. */
  static final ZonedDateTime NOW =
      ZonedDateTime.of(2026, 11, 23, 10, 0, 0, 0, ZoneId.of("Europe/Stockholm"));

  private Replies() {}

  /** {@return what is expected, from a name such as {@code rating1-5} or {@code choice:a|b}} */
  static Expectation expected(String name) {
    if (name.equals("consent")) {
      return new Expectation.Consent();
    }
    return name.equals("callback")
        ? new Expectation.Callback()
        : new Expectation.Answer(kind(name));
  }

  private static AnswerKind kind(String name) {
    if (name.startsWith("rating")) {
      String[] ends = name.substring("rating".length()).split("-");
      return new AnswerKind.Rating(Integer.parseInt(ends[0]), Integer.parseInt(ends[1]));
    }
    if (name.startsWith("choice:")) {
      return new AnswerKind.Choice(List.of(name.substring("choice:".length()).split("\\|")));
    }
    return switch (name) {
      case "nps" -> new AnswerKind.Nps();
      case "yesno" -> new AnswerKind.YesNo();
      case "number" -> AnswerKind.Number.ANY;
      case "text" -> new AnswerKind.FreeText();
      default -> throw new IllegalArgumentException("no such expectation: " + name);
    };
  }

  /** {@return the understanding of a spoken reply} */
  static Understanding understand(String expected, String said) {
    return understand(expected, Heard.speech(said));
  }

  /** {@return the understanding of anything heard} */
  static Understanding understand(String expected, Heard heard) {
    return understand(expected, heard, NOW);
  }

  /** {@return the understanding of anything heard at another time} */
  static Understanding understand(String expected, Heard heard, ZonedDateTime now) {
    return DialogueEngine.swedishRules()
        .understand(Exchange.of(expected(expected), "", heard, now));
  }

  /** {@return the intent and, after a space, the value if there is one} */
  static String meaning(Understanding understood) {
    String value =
        understood
            .value()
            .map(AnswerValue::text)
            .orElse(understood.callback().map(CallbackTime::text).orElse(""));
    return (understood.intent() + " " + value).strip();
  }
}
