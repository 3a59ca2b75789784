package dev.callkit.dialogue;

import dev.callkit.dialogue.LastWord.Named;
import dev.callkit.dialogue.NumberMention.Form;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which option is named: by its words, whole or the ones that only it has, by its place, or by
 * leaving the others out with "inte" and "hellre än"?
 */
final class SwedishChoice {
  private static final Set<String> SMALL =
      WordClasses.words("i på med av till en ett den det de och eller för som från vid om att per");
  private static final Map<String, Integer> PLACES =
      Map.ofEntries(
          Map.entry("första", 1),
          Map.entry("förste", 1),
          Map.entry("förstnämnda", 1),
          Map.entry("andra", 2),
          Map.entry("andre", 2),
          Map.entry("tredje", 3),
          Map.entry("fjärde", 4),
          Map.entry("femte", 5),
          Map.entry("sjätte", 6),
          Map.entry("sjunde", 7),
          Map.entry("åttonde", 8),
          Map.entry("nionde", 9));
  private static final Set<String> LAST =
      WordClasses.words("sista sistnämnda siste sistanämnda senaste");
  private static final Set<String> MIDDLE =
      WordClasses.words("mittenalternativet mitten mittersta mellersta mellan mellanalternativet");
  private static final Set<String> THE = WordClasses.words("den det de dom");
  private static final Set<String> KINDS =
      WordClasses.words("alternativet alternativ valet val du av som ni är svaret varianten tack");
  private static final Set<String> NOT_A_PLACE =
      WordClasses.words(
          "gången gång dagen dag sidan personen som hand sätt gångerna kunder våningen kassan"
              + " veckan vecka året");
  private static final Set<String> LESS = WordClasses.words("än framför istället före");
  private static final PhraseBook NOT_ONE =
      PhraseBook.of(
          "båda|bägge|samtliga|lika|alla [två|tre|fyra] $",
          "båda|bägge [två|delarna|delar]",
          "inget|ingen|inga av|utav",
          "ingetdera|ingendera|varken",
          "lite ~ av allt|varje|båda",
          "både ~ och",
          "lika mycket|ofta");
  private static final Set<String> BREAKS =
      WordClasses.words("men så utan för fast då eftersom därför istället och");

  private final List<String> options;
  private final List<List<String>> words = new ArrayList<>();
  private final boolean numbersAreWords;

  private SwedishChoice(List<String> options) {
    this.options = options;
    boolean numbers = false;
    for (String option : options) {
      SwedishText text = SwedishText.of(option);
      List<String> own = new ArrayList<>();
      for (int at = 0; at < text.size(); at++) {
        own.add(text.word(at));
        numbers |= SwedishNumbers.isNumberWord(text.word(at)) || isDigit(text.word(at));
      }
      words.add(own);
    }
    this.numbersAreWords = numbers;
  }

  /** {@return the option named, if exactly one is} */
  static Optional<Named<String>> in(SwedishText text, List<String> options) {
    return new SwedishChoice(options).named(text);
  }

  /** {@return the option that the reply is, word for word} */
  static Optional<String> exactly(SwedishText text, List<String> options) {
    SwedishChoice choice = new SwedishChoice(options);
    for (int i = 0; i < options.size(); i++) {
      if (choice.words.get(i).size() == text.size() && choice.standsAt(text, 0, i)) {
        return Optional.of(options.get(i));
      }
    }
    return Optional.empty();
  }

  /** {@return all words of the options} */
  static Set<String> listed(List<String> options) {
    Set<String> all = new HashSet<>();
    new SwedishChoice(options).words.forEach(all::addAll);
    return all;
  }

  private Optional<Named<String>> named(SwedishText text) {
    BitSet used = new BitSet();
    List<Named<String>> found = new ArrayList<>();
    wholeOptions(text, used, found);
    tellingWords(text, used, found);
    if (found.isEmpty()) {
      places(text, found);
    }
    if (found.isEmpty()) {
      compounds(text, found);
    }
    found.removeIf(named -> isLess(text, named) || isDeniedAfterwards(text, named, found));
    found.sort(Comparator.comparingInt(Named::from));
    Optional<Named<String>> meant = LastWord.of(text, found);
    boolean several = NOT_ONE.in(text) && found.size() != 1;
    return several && !decidedLast(text, found) ? Optional.empty() : meant;
  }

  private static boolean decidedLast(SwedishText text, List<Named<String>> found) {
    return found.size() >= 3 && text.size() > 4;
  }

  /** The longest option first, so that "mycket bra" is not also "bra". */
  private void wholeOptions(SwedishText text, BitSet used, List<Named<String>> found) {
    List<Integer> longestFirst = new ArrayList<>();
    for (int i = 0; i < options.size(); i++) {
      longestFirst.add(i);
    }
    longestFirst.sort(Comparator.comparingInt((Integer i) -> words.get(i).size()).reversed());
    for (int option : longestFirst) {
      int length = words.get(option).size();
      for (int at = 0; length > 0 && at + length <= text.size(); at++) {
        if (used.get(at, at + length).isEmpty() && standsAt(text, at, option)) {
          used.set(at, at + length);
          found.add(new Named<>(options.get(option), at, at + length));
        }
      }
    }
  }

  private boolean standsAt(SwedishText text, int at, int option) {
    List<String> own = words.get(option);
    if (own.isEmpty() || at + own.size() > text.size()) {
      return false;
    }
    for (int i = 0; i < own.size(); i++) {
      String said = text.word(at + i);
      boolean small = SMALL.contains(own.get(i)) || own.get(i).length() <= 2;
      if (small ? !said.equals(own.get(i)) : !SwedishStem.alike(said, own.get(i))) {
        return false;
      }
      if (own.size() == 1 && said.equals("går") && !afterWho(text, at)) {
        return false;
      }
    }
    return true;
  }

  private static boolean afterWho(SwedishText text, int at) {
    String before = text.word(at - 1);
    return before.equals("jag") || before.equals("vi");
  }

  /** A word that only one option has stands for it. */
  private void tellingWords(SwedishText text, BitSet used, List<Named<String>> found) {
    for (int at = 0; at < text.size(); at++) {
      int owner = used.get(at) ? -1 : owner(text, at);
      if (owner >= 0) {
        found.add(new Named<>(options.get(owner), at, at + 1));
      }
    }
  }

  private int owner(SwedishText text, int at) {
    String said = text.word(at);
    int owner = -1;
    for (int option = 0; option < options.size(); option++) {
      for (String word : words.get(option)) {
        boolean telling =
            !SMALL.contains(word)
                && word.length() > 2
                && !PhraseBook.OPENERS.contains(word)
                && words.get(option).size() > 1;
        if (telling && SwedishStem.alike(said, word)) {
          if (owner >= 0 && owner != option) {
            return -1;
          }
          owner = option;
        }
      }
    }
    return owner;
  }

  /** "Fiskrätten" is fish. */
  private void compounds(SwedishText text, List<Named<String>> found) {
    for (int at = 0; at < text.size(); at++) {
      for (int option = 0; option < options.size(); option++) {
        String word = words.get(option).isEmpty() ? "" : words.get(option).get(0);
        boolean starts =
            words.get(option).size() == 1
                && word.length() >= 4
                && text.word(at).startsWith(word)
                && text.word(at).length() >= word.length() + 3;
        if (starts) {
          found.add(new Named<>(options.get(option), at, at + 1));
        }
      }
    }
  }

  private void places(SwedishText text, List<Named<String>> found) {
    for (int at = 0; at < text.size(); at++) {
      int place = place(text, at);
      if (place >= 1 && place <= options.size()) {
        found.add(new Named<>(options.get(place - 1), at, at + 1));
      }
    }
    if (found.isEmpty() && !numbersAreWords) {
      for (NumberMention number : SwedishNumbers.in(text)) {
        numberedPlace(text, number, found);
      }
    }
  }

  private void numberedPlace(SwedishText text, NumberMention number, List<Named<String>> found) {
    boolean counts = number.isWhole() && number.form() != Form.RANGE && number.outOf().isEmpty();
    boolean announced =
        number.form() == Form.MARK || text.word(number.from() - 1).startsWith("alternativ");
    boolean alone = text.endsAt(number.to()) && text.skipSoft(0) >= number.from();
    boolean inRange =
        number.value().signum() > 0
            && number.value().compareTo(BigDecimal.valueOf(options.size())) <= 0;
    if (counts && inRange && (announced || alone)) {
      String option = options.get(number.value().intValueExact() - 1);
      found.add(new Named<>(option, number.from(), number.to()));
    }
  }

  private int place(SwedishText text, int at) {
    String word = text.word(at);
    String next = text.word(at + 1);
    if (MIDDLE.contains(word)) {
      return options.size() % 2 == 1 ? (options.size() + 1) / 2 : 0;
    }
    boolean pointed = THE.contains(text.word(at - 1)) || text.word(at - 1).equals("näst");
    boolean kind = KINDS.contains(next) || text.endsAt(at + 1);
    boolean alone = text.skipSoft(0) >= at && kind;
    if (NOT_A_PLACE.contains(next) || !(pointed || KINDS.contains(next) || alone)) {
      return letter(text, at);
    }
    if (LAST.contains(word)) {
      return text.word(at - 1).equals("näst") ? options.size() - 1 : options.size();
    }
    return PLACES.getOrDefault(word, letter(text, at));
  }

  private static int letter(SwedishText text, int at) {
    String word = text.word(at);
    boolean announced = text.word(at - 1).startsWith("alternativ");
    return announced && word.length() == 1 && word.charAt(0) >= 'a' && word.charAt(0) <= 'i'
        ? word.charAt(0) - 'a' + 1
        : 0;
  }

  /** "Hellre fisk än kött", "fisk istället för kött". */
  private static boolean isLess(SwedishText text, Named<String> named) {
    for (int at = named.from() - 1; at >= Math.max(0, named.from() - 3); at--) {
      String word = text.word(at);
      if (LESS.contains(word)) {
        return true;
      }
      if (!text.soft(at) && !SMALL.contains(word)) {
        return false;
      }
    }
    return false;
  }

  /** "Köttet var inte gott så det blev fisk": a "not" with nothing left to deny looks back. */
  private static boolean isDeniedAfterwards(
      SwedishText text, Named<String> named, List<Named<String>> all) {
    for (int at = named.to(); at < text.size(); at++) {
      String word = text.word(at);
      if (BREAKS.contains(word) || startsAnother(at, all)) {
        return false;
      }
      if (word.equals("inte") || word.equals("aldrig")) {
        return !nextIsNamed(text, at + 1, all) && !text.word(at + 1).equals("så");
      }
    }
    return false;
  }

  private static boolean nextIsNamed(SwedishText text, int from, List<Named<String>> all) {
    for (int at = from; at < text.size() && at < from + 5; at++) {
      if (startsAnother(at, all)) {
        return true;
      }
      if (BREAKS.contains(text.word(at))) {
        return false;
      }
    }
    return false;
  }

  private static boolean startsAnother(int at, List<Named<String>> all) {
    return all.stream().anyMatch(named -> named.from() == at);
  }

  private static boolean isDigit(String word) {
    return !word.isEmpty() && word.charAt(0) >= '0' && word.charAt(0) <= '9';
  }
}
