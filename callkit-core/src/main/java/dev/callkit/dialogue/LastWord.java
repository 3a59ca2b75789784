package dev.callkit.dialogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which of several things named in one reply is the one meant? The last word counts where a person
 * corrects or decides; two things that both stand are none.
 */
final class LastWord {
  private static final Set<String> CORRECTS =
      WordClasses.words(
          "nej förresten snarare sorry vänta förlåt ursäkta oj ops hoppsan menar menade ångrar"
              + " ändrar rättare rättelse stopp fel");
  private static final Set<String> DECIDES =
      WordClasses.words(
          "säg säger sätter ger blir tar väljer landar bestämmer helst mest hellre framförallt"
              + " främst utan ja jo så slutligen totalt sammantaget överlag lägger hamnar fick"
              + " oftast körde kör huvudsak");
  private static final Set<String> WOULD =
      WordClasses.words(
          "skulle hade tänkte egentligen först ville borde annars normalt brukar brukade förra"
              + " kunde nästan ibland förr tidigare innan gärna");
  private static final Set<String> NEGATES =
      Set.of("inte", "ingen", "inget", "inga", "aldrig", "varken", "knappast", "utom", "förutom");
  private static final Set<String> ENDS_A_CLAUSE =
      Set.of("utan", "men", "för", "eftersom", "fast", "ja", "jo", "så", "då");
  private static final Set<String> PREFERS = WordClasses.words("hellre mer mera snarare framför");
  private static final Set<String> KNOWS =
      WordClasses.words("vet minns ihåg säker visste bestämt räknat");
  private static final Set<String> JOINS = Set.of("eller", "och", "heller", "samt", "inte");
  private static final Set<String> LIGHT =
      WordClasses.words(
          "en ett någon något den det de riktigt ens längre helt fullt hel hela direkt kanske värd"
              + " värt på i till med av om jag vi er dem ge ger säga bli blir vara få sätta är"
              + " var ha har äta äter åka åker ta tar köra kör handla handlar köpa köper gilla"
              + " gillar vill skulle kunde kan välja väljer så ju alls mycket ofta direkt"
              + " nummer alternativ alternativet via från hos just fel för");

  private static final int REACH = 6;

  /**
   * Something named.
   *
   * @param value what it stands for
   * @param from its first word
   * @param to the word after its last
   */
  record Named<T>(T value, int from, int to) {}

  private LastWord() {}

  /** {@return the one that is meant, if one is} */
  static <T> Optional<Named<T>> of(SwedishText text, List<Named<T>> all) {
    List<Named<T>> standing = new ArrayList<>();
    for (Named<T> named : all) {
      if (!isDenied(text, named, all)) {
        standing.add(named);
      }
    }
    List<Named<T>> meant = new ArrayList<>();
    for (Named<T> named : standing) {
      if (!meant.isEmpty() && replaces(text, meant, named)) {
        meant.clear();
      }
      if (meant.stream().noneMatch(other -> other.value().equals(named.value()))) {
        meant.add(named);
      }
    }
    return meant.size() == 1 ? Optional.of(meant.get(0)) : Optional.empty();
  }

  private static <T> boolean replaces(SwedishText text, List<Named<T>> before, Named<T> next) {
    int begin = before.get(before.size() - 1).to();
    boolean but = false;
    for (int at = begin; at < next.from(); at++) {
      String word = text.word(at);
      if (CORRECTS.contains(word) || DECIDES.contains(word)) {
        return true;
      }
      but |= word.equals("men") || word.equals("fast");
    }
    return but && would(text, before.get(0).from());
  }

  private static boolean would(SwedishText text, int until) {
    for (int at = Math.max(0, until - REACH); at < until; at++) {
      if (WOULD.contains(text.word(at))) {
        return true;
      }
    }
    return false;
  }

  /** Looks back from what is named for a "not" that reaches it. */
  private static <T> boolean isDenied(SwedishText text, Named<T> named, List<Named<T>> all) {
    boolean joined = false;
    boolean than = false;
    boolean less = false;
    for (int at = named.from() - 1; at >= Math.max(0, named.from() - REACH * 2); at--) {
      String word = text.word(at);
      if (ENDS_A_CLAUSE.contains(word) || (text.pause(at + 1) && !joined)) {
        return less;
      }
      if (NEGATES.contains(word)) {
        return !than && !doesNotKnow(text, at);
      }
      less |= than && PREFERS.contains(word);
      if (word.equals("än")) {
        than = true;
      } else if (JOINS.contains(word)) {
        joined = true;
      } else if (inside(at, all)) {
        if (!joined && !than) {
          return less;
        }
      } else if (!LIGHT.contains(word) && !text.soft(at) && !than) {
        return less;
      }
    }
    return less;
  }

  /** "Vet inte, kanske tjugo" denies knowing, not the number. */
  static boolean doesNotKnow(SwedishText text, int at) {
    return KNOWS.contains(text.word(at - 1))
        || (KNOWS.contains(text.word(at - 2)) && !text.word(at - 1).isEmpty());
  }

  private static <T> boolean inside(int at, List<Named<T>> all) {
    for (Named<T> named : all) {
      if (at >= named.from() && at < named.to()) {
        return true;
      }
    }
    return false;
  }
}
