package dev.callkit.openai;

import dev.callkit.dialogue.CallbackTime;
import dev.callkit.dialogue.DialogueEngine;
import dev.callkit.dialogue.Exchange;
import dev.callkit.dialogue.Expectation;
import dev.callkit.dialogue.Heard;
import dev.callkit.dialogue.Intent;
import dev.callkit.dialogue.Understanding;
import dev.callkit.question.AnswerKind;
import dev.callkit.question.AnswerValue;
import java.util.Arrays;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Do the words support the value? The built-in rules say so, or at least say nothing against it.
 *
 * <p>They have read the whole reply. If they have heard an answer, no other one stands. If they
 * have heard something else that is clear, that stands. If they are at a loss, a model may point at
 * the words that matter in a long reply; a number must then be what the rules read in those words,
 * and nothing beside them may deny or rival it. For yes or no and for choices the words may be any
 * that say something and that the rules do not read otherwise.
 */
final class Support {
  private static final int MOST_WORDS = 6;
  private static final int NEAR = 4;
  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final Set<String> DENIES =
      Set.of("inte", "ingen", "inget", "inga", "aldrig", "varken", "nej", "nä", "knappast", "utom");
  private static final Set<String> AFFIRMS =
      Set.of("ja", "jo", "jadå", "jodå", "japp", "javisst", "absolut", "visst");
  // Said by people who have not made up their minds, or not been listening.
  private static final Set<String> SAYS_NOTHING =
      Set.of(
          ("kanske möjligen eventuellt vet tja nja hm hmm mm öh eh jaha jaså både och eller ju väl typ"
                  + " liksom så det är den de jag du vi ni man att en ett som på i av lite beror svårt"
                  + " säga ibland va var vad hur alltså asså ja nej jo varje allt allting alla olika"
                  + " blandat blandad samma sak spelar roll ingen inget något någon annat annan andra"
                  + " delvis ganska rätt mycket sådär för till med om har hade kan skulle nog tror inte"
                  + " okej hallå oj okey fråga frågan bra dåligt")
              .split(" ", -1));

  private final Exchange exchange;
  private final Understanding byRule;

  Support(Exchange exchange, Understanding byRule) {
    this.exchange = exchange;
    this.byRule = byRule;
  }

  boolean of(AnswerValue value, AnswerKind kind, String evidence) {
    if (kind instanceof AnswerKind.FreeText) {
      // The value is everything that was said; the rules know what is no answer at all.
      return byRule.intent() == Intent.ANSWER || byRule.intent() == Intent.UNCLEAR;
    }
    if (byRule.intent() == Intent.ANSWER) {
      return byRule.value().filter(value::equals).isPresent();
    }
    return byRule.intent() == Intent.UNCLEAR && pointedAt(value, kind, evidence);
  }

  private boolean pointedAt(AnswerValue value, AnswerKind kind, String evidence) {
    String[] all = words(exchange.heard().words());
    String[] quoted = words(evidence);
    int from = place(all, quoted);
    if (from < 0 || quoted.length > MOST_WORDS) {
      return false;
    }
    Optional<AnswerValue> there = read(evidence).value();
    boolean inOtherWords =
        there.isEmpty() && mayBeInOtherWords(value, kind, all) && saysSomething(quoted);
    return (inOtherWords || there.filter(value::equals).isPresent())
        && !denied(all, from, from + quoted.length)
        && !rivalled(value, all, 0, from)
        && !rivalled(value, all, from + quoted.length, all.length);
  }

  /** Yes, no and options, where no word for anything else was said. */
  private static boolean mayBeInOtherWords(AnswerValue value, AnswerKind kind, String[] all) {
    Set<String> said = Set.copyOf(Arrays.asList(all));
    if (kind instanceof AnswerKind.YesNo) {
      boolean yes = value.equals(new AnswerValue.YesOrNo(true));
      return Collections.disjoint(said, yes ? DENIES : AFFIRMS);
    }
    return kind instanceof AnswerKind.Choice choice
        && choice.options().stream()
            .filter(option -> !value.equals(new AnswerValue.Option(option)))
            .noneMatch(option -> names(said, option));
  }

  private static boolean names(Set<String> said, String option) {
    for (String word : words(option)) {
      if (!SAYS_NOTHING.contains(word) && said.contains(word)) {
        return true;
      }
    }
    return false;
  }

  private static boolean saysSomething(String[] quoted) {
    for (String word : quoted) {
      if (!SAYS_NOTHING.contains(word)) {
        return true;
      }
    }
    return false;
  }

  private static boolean denied(String[] all, int from, int to) {
    for (int at = Math.max(0, from - NEAR); at < Math.min(all.length, to + NEAR); at++) {
      boolean inside = at >= from && at < to;
      if (!inside && DENIES.contains(all[at])) {
        return true;
      }
    }
    return false;
  }

  private boolean rivalled(AnswerValue value, String[] all, int from, int to) {
    if (from >= to) {
      return false;
    }
    String rest = String.join(" ", Arrays.copyOfRange(all, from, to));
    return read(rest).value().filter(other -> !other.equals(value)).isPresent();
  }

  private Understanding read(String part) {
    return read(exchange.expected(), part);
  }

  private Understanding read(Expectation expected, String part) {
    return DialogueEngine.swedishRules()
        .understand(Exchange.of(expected, exchange.asked(), Heard.speech(part), exchange.now()));
  }

  /** {@return when to ring, if the rules hear a time once they know that one is meant} */
  Optional<CallbackTime> callback() {
    return read(new Expectation.Callback(), exchange.heard().words()).callback();
  }

  private static int place(String[] all, String[] quoted) {
    for (int from = 0; quoted.length > 0 && from + quoted.length <= all.length; from++) {
      int same = 0;
      while (same < quoted.length && all[from + same].equals(quoted[same])) {
        same++;
      }
      if (same == quoted.length) {
        return from;
      }
    }
    return -1;
  }

  private static String[] words(String text) {
    String plain = NO_WORD.matcher(text.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
    return plain.isEmpty() ? new String[0] : plain.split(" ", -1);
  }
}
