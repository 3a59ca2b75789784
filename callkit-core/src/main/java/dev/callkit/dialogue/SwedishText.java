package dev.callkit.dialogue;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A reply cut into words that are spelt alike however they were written, each with its place in the
 * original. Only the first {@value #LONGEST} characters are looked at.
 */
final class SwedishText {
  /** Nobody says more in one turn; work on a text is bounded by this. */
  static final int LONGEST = 2000;

  private final String original;
  private final List<Token> tokens;
  private final long marks;

  /**
   * One word as compared.
   *
   * @param word the word in its usual spelling
   * @param from where it begins in the original
   * @param to where it ends in the original
   * @param soft whether it only colours what is said
   * @param pause whether a comma or a full stop stood before it
   */
  record Token(String word, int from, int to, boolean soft, boolean pause) {
    Token softened() {
      return new Token(word, from, to, true, pause);
    }
  }

  private SwedishText(String original, List<Token> tokens) {
    this.original = original;
    this.tokens = tokens;
    long all = 0;
    for (Token token : tokens) {
      all |= mark(token.word());
    }
    this.marks = all;
  }

  static SwedishText of(String original) {
    int end = Math.min(original.length(), LONGEST);
    return new SwedishText(original, SwedishSpelling.settle(cut(original, end)));
  }

  /** {@return a bit for a word; different words may share one} */
  static long mark(String word) {
    int hash = word.hashCode();
    return 1L << ((hash ^ (hash >>> 6) ^ (hash >>> 16)) & 63);
  }

  /** {@return the bits of all words: where a word's bit is missing, the word is} */
  long marks() {
    return marks;
  }

  /** {@return the reply as it was heard} */
  String original() {
    return original;
  }

  /** {@return the number of words} */
  int size() {
    return tokens.size();
  }

  /** {@return the word at {@code index}; empty outside the reply} */
  String word(int index) {
    return index >= 0 && index < tokens.size() ? tokens.get(index).word() : "";
  }

  /** {@return whether the word only colours what is said} */
  boolean soft(int index) {
    return tokens.get(index).soft();
  }

  /** {@return whether a pause was written before the word} */
  boolean pause(int index) {
    return index < tokens.size() && tokens.get(index).pause();
  }

  /** {@return the original stretch of the words {@code from} up to, not including, {@code to}} */
  String quote(int from, int to) {
    if (from >= to || to > tokens.size()) {
      return original;
    }
    return original.substring(tokens.get(from).from(), tokens.get(to - 1).to());
  }

  /** {@return where the first word stands that is not soft, from {@code index} on} */
  int skipSoft(int index) {
    int at = index;
    while (at < tokens.size() && tokens.get(at).soft()) {
      at++;
    }
    return at;
  }

  /** {@return whether nothing but soft words comes from {@code index} on} */
  boolean endsAt(int index) {
    return skipSoft(index) == tokens.size();
  }

  private static List<Token> cut(String text, int end) {
    List<Token> found = new ArrayList<>();
    boolean pause = false;
    int at = 0;
    while (at < end) {
      char here = text.charAt(at);
      if (here == '½') {
        found.add(new Token("½", at, at + 1, false, false));
        at++;
      } else if (starts(text, at)) {
        int stop = wordEnd(text, at, end);
        if (isMinus(text, at)) {
          found.add(new Token("minus", at, at, false, pause));
        }
        found.add(new Token(plain(text.substring(at, stop)), at, stop, false, pause));
        pause = false;
        at = stop;
      } else {
        pause |= ",.;!?:–".indexOf(here) >= 0;
        at++;
      }
    }
    return found;
  }

  private static boolean starts(String text, int at) {
    return Character.isLetterOrDigit(text.charAt(at)) || Character.isSurrogate(text.charAt(at));
  }

  /** Letters and digits belong together, also over the signs inside "17.30", "3:an" and "don't". */
  private static int wordEnd(String text, int from, int end) {
    int at = from;
    while (at < end) {
      char here = text.charAt(at);
      boolean inside =
          Character.isLetterOrDigit(here)
              || Character.isSurrogate(here)
              || Character.getType(here) == Character.NON_SPACING_MARK
              || (at + 1 < end && joins(text.charAt(at - 1), here, text.charAt(at + 1)));
      if (!inside) {
        return at;
      }
      at++;
    }
    return at;
  }

  private static boolean joins(char before, char sign, char after) {
    if (isDigit(before)) {
      return (isDigit(after) && ".,:/-–".indexOf(sign) >= 0)
          || (sign == ':' && Character.isLetter(after));
    }
    return (sign == '\'' || sign == '’') && Character.isLetter(before) && Character.isLetter(after);
  }

  private static boolean isMinus(String text, int at) {
    return isDigit(text.charAt(at))
        && at > 0
        && (text.charAt(at - 1) == '-' || text.charAt(at - 1) == '−')
        && (at == 1 || Character.isWhitespace(text.charAt(at - 2)));
  }

  private static boolean isDigit(char sign) {
    return sign >= '0' && sign <= '9';
  }

  private static String plain(String word) {
    String lower = Normalizer.normalize(word, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    StringBuilder kept = new StringBuilder(lower.length());
    int run = 0;
    for (int i = 0; i < lower.length(); i++) {
      char here = lower.charAt(i);
      run = i > 0 && lower.charAt(i - 1) == here ? run + 1 : 1;
      // "Jaaaa" and "jaa" are one word; "1000" and "1" are not.
      if (here != '\'' && here != '’' && (run <= 2 || isDigit(here))) {
        kept.append(here == '–' ? '-' : here);
      }
    }
    return kept.toString();
  }
}
