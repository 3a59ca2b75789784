package dev.callkit.twilio;

import dev.callkit.interview.Line;
import dev.callkit.interview.UtteranceId;
import java.util.ArrayList;
import java.util.List;

/**
 * What we have said since it was the person's turn last, to find out how much of it was heard.
 * Twilio tells the words that were played; how it spaces them is its own affair, so only letters
 * and digits are compared.
 */
final class Spoken {

  /**
   * How far the person heard us.
   *
   * @param utterance the utterance that was cut
   * @param playedUpTo how many of its characters were heard
   */
  record Cut(UtteranceId utterance, int playedUpTo) {}

  private final List<Line.Say> said = new ArrayList<>();

  void add(Line.Say say) {
    said.add(say);
  }

  void clear() {
    said.clear();
  }

  /** {@return how many letters and digits these words have} */
  static int letters(String words) {
    return plain(words).length();
  }

  /** {@return how many letters and digits it is in all} */
  int letters() {
    return letters(all());
  }

  /** {@return how many characters it is in all} */
  int characters() {
    return said.stream().mapToInt(say -> say.text().length()).sum();
  }

  boolean isEmpty() {
    return said.isEmpty();
  }

  /**
   * {@return where we were cut, if these words were heard. If they are none of ours, it was before
   * the first word of the last utterance: better to say something twice than to take a yes to what
   * was never heard}
   */
  Cut heard(String words) {
    String heard = plain(words);
    // The words of the whole turn so far, or those of one utterance, the latest first.
    int inTurn = plain(all()).startsWith(heard) ? heard.length() : -1;
    if (inTurn >= 0) {
      return at(0, inTurn);
    }
    for (int i = said.size() - 1; i >= 0; i--) {
      if (plain(rest(i)).startsWith(heard)) {
        return at(i, heard.length());
      }
    }
    return new Cut(last().id(), 0);
  }

  /** Nobody told how much was heard. */
  Cut unheard() {
    return new Cut(last().id(), 0);
  }

  private Line.Say last() {
    return said.get(said.size() - 1);
  }

  private String all() {
    return rest(0);
  }

  private String rest(int from) {
    StringBuilder text = new StringBuilder();
    for (Line.Say say : said.subList(from, said.size())) {
      text.append(say.text());
    }
    return text.toString();
  }

  /** The place after so many letters and digits, counted from an utterance. */
  private Cut at(int from, int letters) {
    int left = letters;
    for (Line.Say say : said.subList(from, said.size())) {
      int own = plain(say.text()).length();
      boolean isLast = say.equals(last());
      if (left < own || isLast) {
        return new Cut(say.id(), characters(say.text(), Math.min(left, own)));
      }
      left -= own;
    }
    return unheard();
  }

  /** How many characters hold the first letters and digits; all, if it is all of those. */
  private static int characters(String text, int letters) {
    int left = letters;
    for (int i = 0; i < text.length(); i++) {
      if (left == 0 && isPlain(text.charAt(i))) {
        return i;
      }
      if (isPlain(text.charAt(i))) {
        left--;
      }
    }
    return text.length();
  }

  private static String plain(String text) {
    StringBuilder letters = new StringBuilder(text.length());
    text.chars()
        .filter(Spoken::isPlain)
        .forEach(character -> letters.append((char) Character.toLowerCase(character)));
    return letters.toString();
  }

  private static boolean isPlain(int character) {
    return Character.isLetterOrDigit(character);
  }
}
