package dev.callkit.dialogue;

import dev.callkit.question.AnswerKind;
import dev.callkit.question.AnswerValue;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Keeps what no engine can be trusted with: nothing is stored that was not heard. */
final class UnderstandingCheck {
  private static final int MOST_WORDS = 12;
  private static final Pattern PLAIN_REACTION =
      Pattern.compile("(?!.*\\p{L}\\.\\p{L})[\\p{L} ,.!'’–-]{1,90}");
  private static final Pattern NEITHER_LETTER_NOR_DIGIT = Pattern.compile("[^\\p{L}\\p{N}]+");

  private static final Pattern WORD_GAP = Pattern.compile(" ");
  private static final Set<String> LISTENING =
      WordClasses.words(
          "mm mmm mhm mhmm mmhm hm hmm hmmm aha jaha jahaja jaså jasså tja nja öh öhm äh eh ehm öö"
              + " ah åh oj hallå hej nähä nåja såja va hum um uh umm aa");

  static Understanding check(Understanding claimed, Expectation expected, Heard heard) {
    Understanding spoken = typed(withPoliteReaction(claimed), expected);
    if (heard instanceof Heard.Silence) {
      return spoken.intent() == Intent.SILENCE ? spoken : Understanding.of(Intent.SILENCE, 1, "");
    }
    boolean supported =
        spoken.intent() == Intent.UNCLEAR
            || (spoken.intent() != Intent.SILENCE && quotes(heard, spoken.evidence()));
    if (supported && spoken.intent() == Intent.ANSWER) {
      supported = spoken.value().map(value -> fits(value, expected, heard)).orElse(false);
    }
    if (spoken.intent() == Intent.AFFIRM && expected instanceof Expectation.Consent) {
      supported &= !onlyListens(spoken.evidence());
    }
    return supported ? spoken : Understanding.unclear();
  }

  /** A bare yes or no to a question that asks for one is its answer. */
  private static Understanding typed(Understanding claimed, Expectation expected) {
    boolean yes = claimed.intent() == Intent.AFFIRM;
    boolean asked =
        expected instanceof Expectation.Answer question
            && question.kind() instanceof AnswerKind.YesNo;
    if (!asked || (!yes && claimed.intent() != Intent.DENY)) {
      return claimed;
    }
    Understanding answer =
        Understanding.answer(
            new AnswerValue.YesOrNo(yes), claimed.confidence(), claimed.evidence());
    return claimed.acknowledgement().map(answer::acknowledging).orElse(answer);
  }

  /** Sounds that say "I am listening" agree to nothing. */
  private static boolean onlyListens(String evidence) {
    return WORD_GAP.splitAsStream(folded(evidence)).allMatch(LISTENING::contains);
  }

  private static boolean fits(AnswerValue value, Expectation expected, Heard heard) {
    if (!(expected instanceof Expectation.Answer question) || !question.kind().accepts(value)) {
      return false;
    }
    // Free text is the person's own words: every one of them must have been heard, in that order.
    return !(question.kind() instanceof AnswerKind.FreeText) || quotes(heard, value.text());
  }

  /** Compares letters and digits only: engines mend punctuation and case, and that is harmless. */
  private static boolean quotes(Heard heard, String quoted) {
    if (heard instanceof Heard.Keys keys) {
      // "*" is no letter, and as good an answer as a digit.
      return !quoted.isBlank() && keys.digits().contains(quoted.strip());
    }
    String needle = folded(quoted);
    return !needle.isBlank() && (" " + folded(heard.words()) + " ").contains(" " + needle + " ");
  }

  private static String folded(String text) {
    String composed = Normalizer.normalize(text, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    return NEITHER_LETTER_NOR_DIGIT.matcher(composed).replaceAll(" ").strip();
  }

  private static Understanding withPoliteReaction(Understanding claimed) {
    Optional<String> reaction = claimed.acknowledgement();
    boolean polite =
        reaction
            .map(
                words ->
                    PLAIN_REACTION.matcher(words).matches()
                        && words.strip().split("\\s+").length <= MOST_WORDS)
            .orElse(true);
    return polite ? claimed : claimed.plain();
  }

  private UnderstandingCheck() {}
}
