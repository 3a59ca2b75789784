package dev.callkit.dialogue;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A set of phrases, and where they stand in a reply. Thread-safe.
 *
 * <p>A phrase is words separated by spaces: {@code a|b} is either, {@code a*} begins with a, {@code
 * [a]} may be missing, {@code a|$} is a or the end, <code>{name}</code> is a class of words, {@code
 * ~} is up to two other words and {@code ~~} up to five, {@code ^} is the beginning and {@code $}
 * the end of the reply, soft words aside; {@code <} is its very first word. Soft words may stand
 * between any two.
 */
final class PhraseBook {
  /** Words that open a reply without changing what it is. */
  static final Set<String> OPENERS =
      WordClasses.words(
          "ja jo nej okej nja tja men och fast eller ursäkta förlåt sorry jaha jaså tyvärr jadå"
              + " jodå japp lyssna för lugn stopp usch nämen jamen aj");

  private static final int SHORT_GAP = 2;
  private static final int LONG_GAP = 5;

  private final Map<String, List<Phrase>> byWord = new HashMap<>();
  private final Map<String, List<Phrase>> byBeginning = new HashMap<>();

  /**
   * Where a phrase stands.
   *
   * @param from its first word
   * @param to the word after its last
   */
  record Span(int from, int to) {}

  private record Slot(Set<String> words, List<String> beginnings, int gap, boolean end) {
    boolean takes(String word) {
      if (words.contains(word)) {
        return true;
      }
      for (String beginning : beginnings) {
        if (word.startsWith(beginning)) {
          return true;
        }
      }
      return false;
    }
  }

  private record Phrase(List<Slot> slots, List<Long> needs, boolean anchored, boolean first) {
    /** Most phrases lack a word in most replies, which the marks tell without comparing. */
    boolean mayStandIn(long marks) {
      for (long need : needs) {
        if ((need & marks) == 0) {
          return false;
        }
      }
      return true;
    }
  }

  private PhraseBook(List<String> patterns) {
    for (String pattern : patterns) {
      for (List<String> parts : withAndWithout(List.of(pattern.split(" ")))) {
        add(parts);
      }
    }
  }

  static PhraseBook of(String... patterns) {
    return new PhraseBook(List.of(patterns));
  }

  /** {@return whether any phrase stands in the reply} */
  boolean in(SwedishText text) {
    return first(text).isPresent();
  }

  /** {@return the first stretch, by its beginning, that is one of the phrases} */
  Optional<Span> first(SwedishText text) {
    for (int at = 0; at < text.size(); at++) {
      int to = longestAt(text, at);
      if (to > at) {
        return Optional.of(new Span(at, to));
      }
    }
    return Optional.empty();
  }

  /** {@return the phrase that begins at this word, the longest one} */
  Optional<Span> at(SwedishText text, int at) {
    int to = longestAt(text, at);
    return to > at ? Optional.of(new Span(at, to)) : Optional.empty();
  }

  /** {@return all stretches, longest from each word, in order; they may overlap} */
  List<Span> all(SwedishText text) {
    List<Span> found = new ArrayList<>();
    for (int at = 0; at < text.size(); at++) {
      at(text, at).ifPresent(found::add);
    }
    return found;
  }

  /** {@return every word that belongs to one of the phrases} */
  BitSet cover(SwedishText text) {
    BitSet covered = new BitSet(text.size());
    for (int at = 0; at < text.size(); at++) {
      int to = longestAt(text, at);
      if (to > at) {
        covered.set(at, to);
      }
    }
    return covered;
  }

  private int longestAt(SwedishText text, int at) {
    String word = text.word(at);
    int longest = longest(byWord.getOrDefault(word, List.of()), text, at);
    if (!byBeginning.isEmpty()) {
      for (int letters = 2; letters <= Math.min(word.length(), 12); letters++) {
        List<Phrase> found = byBeginning.get(word.substring(0, letters));
        if (found != null) {
          longest = Math.max(longest, longest(found, text, at));
        }
      }
    }
    return longest;
  }

  private static int longest(List<Phrase> phrases, SwedishText text, int at) {
    int longest = -1;
    for (Phrase phrase : phrases) {
      if (!phrase.mayStandIn(text.marks())) {
        continue;
      }
      if (phrase.first() ? at == 0 : !phrase.anchored() || opens(text, at)) {
        longest = Math.max(longest, match(phrase.slots(), 1, text, at + 1));
      }
    }
    return longest;
  }

  private static boolean opens(SwedishText text, int at) {
    for (int i = 0; i < at; i++) {
      if (!text.soft(i) && !OPENERS.contains(text.word(i))) {
        return false;
      }
    }
    return true;
  }

  /** Gaps are short and few, so trying them all stays cheap whatever the text. */
  private static int match(List<Slot> slots, int slot, SwedishText text, int at) {
    if (slot == slots.size()) {
      return at;
    }
    Slot wanted = slots.get(slot);
    if (wanted.end()) {
      return text.endsAt(at) ? at : -1;
    }
    if (wanted.gap() > 0) {
      for (int skipped = 0; skipped <= wanted.gap() && at + skipped <= text.size(); skipped++) {
        int to = match(slots, slot + 1, text, at + skipped);
        if (to >= 0) {
          return to;
        }
      }
      return -1;
    }
    int here = at;
    while (here < text.size()) {
      if (wanted.takes(text.word(here))) {
        int to = match(slots, slot + 1, text, here + 1);
        if (to >= 0) {
          return to;
        }
      }
      if (!text.soft(here)) {
        return -1;
      }
      here++;
      if (here - at > LONG_GAP) {
        return -1;
      }
    }
    return -1;
  }

  private void add(List<String> parts) {
    boolean first = parts.get(0).equals("<");
    boolean anchored = first || parts.get(0).equals("^");
    List<Slot> slots = new ArrayList<>();
    for (String part : anchored ? parts.subList(1, parts.size()) : parts) {
      slots.add(slot(part));
    }
    Phrase phrase = new Phrase(List.copyOf(slots), needs(slots), anchored, first);
    Slot opening = slots.get(0);
    if (opening.gap() > 0 || opening.end()) {
      throw new IllegalArgumentException("phrase: expected a word first, got " + parts);
    }
    for (String word : opening.words()) {
      byWord.computeIfAbsent(word, key -> new ArrayList<>()).add(phrase);
    }
    for (String beginning : opening.beginnings()) {
      byBeginning.computeIfAbsent(beginning, key -> new ArrayList<>()).add(phrase);
    }
  }

  private static List<Long> needs(List<Slot> slots) {
    return slots.stream()
        .filter(slot -> slot.gap() == 0 && !slot.end() && slot.beginnings().isEmpty())
        .mapToLong(
            slot -> slot.words().stream().mapToLong(SwedishText::mark).reduce(0, (a, b) -> a | b))
        .boxed()
        .toList();
  }

  private static Slot slot(String part) {
    switch (part) {
      case "~":
        return new Slot(Set.of(), List.of(), SHORT_GAP, false);
      case "~~":
        return new Slot(Set.of(), List.of(), LONG_GAP, false);
      case "$":
        return new Slot(Set.of(), List.of(), 0, true);
      default:
    }
    List<String> words = new ArrayList<>();
    List<String> beginnings = new ArrayList<>();
    for (String choice : part.split("\\|")) {
      for (String word : WordClasses.expand(choice)) {
        if (word.endsWith("*")) {
          beginnings.add(word.substring(0, word.length() - 1));
        } else {
          words.add(SwedishSpelling.usual(word));
          if (word.equals("det")) {
            words.add("de");
          }
        }
      }
    }
    return new Slot(Set.copyOf(words), List.copyOf(beginnings), 0, false);
  }

  private static List<List<String>> withAndWithout(List<String> parts) {
    List<List<String>> all = new ArrayList<>();
    all.add(List.of());
    for (String part : parts) {
      boolean orEnd = part.endsWith("|$");
      boolean optional = part.startsWith("[");
      String plain = orEnd ? part.substring(0, part.length() - 2) : part;
      String word = optional ? part.substring(1, part.length() - 1) : plain;
      List<List<String>> longer = new ArrayList<>();
      for (List<String> begun : all) {
        List<String> with = new ArrayList<>(begun);
        with.add(word);
        longer.add(with);
        if (optional) {
          longer.add(begun);
        }
        if (orEnd) {
          List<String> ending = new ArrayList<>(begun);
          ending.add("$");
          longer.add(ending);
        }
      }
      all = longer;
    }
    return all;
  }
}
