package dev.callkit.dialogue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which key word did a recogniser get almost right? A word is respelt only where it is one letter
 * from a long key word, or like a shorter one but for doubled letters, and is no word of its own.
 */
final class SwedishMisheard {
  private static final int LONG = 7;
  private static final List<String> LONG_KEYS =
      List.of(
          "uppringd",
          "uppringda",
          "fortsättningen",
          "fortsättningsvis",
          "telefonnummer",
          "telefonnumret",
          "mobilnummer",
          "mobilnumret",
          "hädanefter",
          "framöver",
          "undanber",
          "undanbeder",
          "avregistrera",
          "avregistreras",
          "avprenumerera",
          "blockera",
          "blockeras",
          "spärrlista",
          "ringlista",
          "ringlistan",
          "kundregistret",
          "personuppgifter",
          "bortplockad",
          "borttagen",
          "ögonblick");
  private static final List<String> SHORT_KEYS =
      List.of(
          "aldrig",
          "radera",
          "raderas",
          "ringa",
          "ringer",
          "stryk",
          "stryka",
          "spärra",
          "spärras",
          "samtal",
          "nummer",
          "numret",
          "dröj",
          "dröja",
          "vänta",
          "kontakta",
          "uppgifter",
          "störa");

  /** Ordinary words, mostly of the same stem, that are not to be taken for a key word. */
  private static final Set<String> ORDINARY =
      WordClasses.words(
          "avregistrerar avregistrerad avregistrerat avregistrerats avregistrerade"
              + " avprenumererar avprenumererat blockerar blockerad blockerat blockerats blockerade"
              + " undanbeds undanbad framför telefonnumren mobilnumren ringlistas spärrlistan"
              + " spärrlistad spärrlistas personuppgiften personuppgifterna uppringt uppringa"
              + " ögonblicks numera borttaget bortplockat fortsättningens kundregistrets");

  private static final Map<String, String> BY_FOLD = byFold();

  private SwedishMisheard() {}

  /** {@return the key word that was meant, or the word itself} */
  static String corrected(String word) {
    if (word.length() < 4 || ORDINARY.contains(word) || LONG_KEYS.contains(word)) {
      return word;
    }
    String folded = BY_FOLD.get(folded(word));
    if (folded != null) {
      return folded;
    }
    if (word.length() >= LONG) {
      for (String key : LONG_KEYS) {
        if (oneLetterApart(word, key)) {
          return key;
        }
      }
    }
    return word;
  }

  /** One letter changed, missing, too many, or two that changed places. */
  static boolean oneLetterApart(String one, String other) {
    String shorter = one.length() <= other.length() ? one : other;
    String longer = one.length() <= other.length() ? other : one;
    if (longer.length() - shorter.length() > 1) {
      return false;
    }
    int at = 0;
    while (at < shorter.length() && shorter.charAt(at) == longer.charAt(at)) {
      at++;
    }
    if (longer.length() > shorter.length()) {
      return shorter.substring(at).equals(longer.substring(at + 1));
    }
    if (at == shorter.length() || shorter.substring(at + 1).equals(longer.substring(at + 1))) {
      return true;
    }
    return at + 1 < shorter.length()
        && shorter.charAt(at) == longer.charAt(at + 1)
        && shorter.charAt(at + 1) == longer.charAt(at)
        && shorter.substring(at + 2).equals(longer.substring(at + 2));
  }

  /** The word without doubled letters, "ck" being a doubled "k". */
  private static String folded(String word) {
    StringBuilder kept = new StringBuilder(word.length());
    for (int i = 0; i < word.length(); i++) {
      char here = word.charAt(i);
      boolean doubled = i > 0 && word.charAt(i - 1) == here;
      boolean beforeK = here == 'c' && i + 1 < word.length() && word.charAt(i + 1) == 'k';
      if (!doubled && !beforeK) {
        kept.append(here);
      }
    }
    return kept.toString();
  }

  private static Map<String, String> byFold() {
    Map<String, String> map = new HashMap<>();
    for (String key : SHORT_KEYS) {
      map.put(folded(key), key);
    }
    return Map.copyOf(map);
  }
}
