package dev.callkit.dialogue;

import java.util.Set;

/** What is left of a Swedish word without its inflection? Made for comparing, not for reading. */
final class SwedishStem {
  // Longest first; each only where enough of the word remains.
  private static final String[] ENDINGS = {
    "ernas", "arnas", "ornas", "andet", "andes", "heten", "aste", "erna", "arna", "orna", "ande",
    "aren", "ades", "ens", "ets", "ade", "are", "ast", "ors", "ers", "ars", "ern", "en", "et", "ar",
    "er", "or", "na", "as", "es", "at", "an", "a", "e", "n", "t", "s", "r"
  };
  private static final int LEAST = 2;
  private static final Set<String> IRREGULAR_WALK =
      WordClasses.words("går gå gick gående promenerar promenera promenad fots");

  private SwedishStem() {}

  /** {@return the stem of a word in its usual spelling} */
  static String of(String spelt) {
    String word = spelt.replace('é', 'e').replace("sc", "sk");
    if (word.length() <= 3) {
      return word;
    }
    for (String ending : ENDINGS) {
      int left = word.length() - ending.length();
      if (word.endsWith(ending) && left >= Math.max(LEAST, ending.length() == 1 ? 3 : LEAST)) {
        return folded(word.substring(0, left));
      }
    }
    return folded(word);
  }

  /** {@return whether two words are forms of one} */
  static boolean alike(String one, String other) {
    if (one.equals(other)) {
      return true;
    }
    if (one.length() < 2 || other.length() < 2) {
      return false;
    }
    String first = of(one);
    String second = of(other);
    return first.equals(second)
        || folded(one).equals(second)
        || first.equals(folded(other))
        || inflects(one, other)
        || inflects(other, one)
        || (other.equals("gång") && IRREGULAR_WALK.contains(one));
  }

  /** {@return whether {@code form} is {@code base} with an ending of its own} */
  private static boolean inflects(String form, String base) {
    if (base.length() < 2 || !form.startsWith(base)) {
      return false;
    }
    String rest = form.substring(base.length());
    if (rest.equals("s") || rest.equals("mässigt") || rest.equals("alternativet")) {
      return true;
    }
    for (String ending : ENDINGS) {
      if (rest.equals(ending)) {
        return true;
      }
    }
    // "Butiken" and "butik" share a stem; "buss" and "bussen" double nothing.
    return !rest.isEmpty()
        && rest.charAt(0) == base.charAt(base.length() - 1)
        && rest.length() == 1;
  }

  /** Undoes "cykel" – "cykl", "nyckel" – "nyckl", "mamma" – "mam" and doubled ends. */
  private static String folded(String stem) {
    int length = stem.length();
    if (length >= 4) {
      String end = stem.substring(length - 2);
      char before = stem.charAt(length - 3);
      if ((end.equals("el") || end.equals("er") || end.equals("en") || end.equals("on"))
          && "aeiouyåäö".indexOf(before) < 0) {
        stem = stem.substring(0, length - 2) + end.charAt(1);
        length = stem.length();
      }
    }
    if (length >= 3 && stem.charAt(length - 1) == stem.charAt(length - 2)) {
      return stem.substring(0, length - 1);
    }
    return stem;
  }
}
