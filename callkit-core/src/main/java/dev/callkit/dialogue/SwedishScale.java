package dev.callkit.dialogue;

import dev.callkit.dialogue.LastWord.Named;
import dev.callkit.dialogue.NumberMention.Form;
import dev.callkit.dialogue.PhraseBook.Span;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which step of a scale is named? Nothing is rounded, clipped or guessed from praise. */
final class SwedishScale {
  private static final PhraseBook TOP =
      PhraseBook.of(
          "högsta|bästa [möjliga]"
              + " betyg|betyget|poäng|möjliga|siffran|nivå|alternativet|steget|siffra",
          "högsta|högst|max|maximalt|maximal|maxad|fullpott|toppbetyg|toppbetyget|topppoäng"
              + "|maxbetyg"
              + "|maxbetyget|maxpoäng|allrahögsta|toppnivå|maximum|högstabetyg|toppoäng|toppbetygg",
          "full|fulla poäng|pott|betyg",
          "fullt betyg",
          "alla|alla rätt|poäng|stjärnor",
          "så högt ~ går|kan|kommer|möjligt",
          "högst upp",
          "längst upp",
          "högre kan|går|kommer");
  private static final PhraseBook BOTTOM =
      PhraseBook.of(
          "lägsta|sämsta|minsta [möjliga]"
              + " betyg|betyget|poäng|möjliga|siffran|nivå|alternativet|steget|siffra",
          "lägsta|lägst|bottenbetyg|bottenbetyget|minimum|bottennivå|minimalt|bottenpoäng"
              + "|bottennapp",
          "så lågt ~ går|kan|kommer|möjligt",
          "längst ner",
          "botten $",
          "rena botten");
  private static final PhraseBook MIDDLE =
      PhraseBook.of(
          "mitten|mittenbetyg|mittenalternativet|mittersta|mellersta|mellanbetyg|mittemellan"
              + "|medelbetyg"
              + "|medelbetyget|mittenbetyget|mittpunkten|mittvärdet|mellanalternativet",
          "mitt i|emellan [skalan] $",
          "mitt på skalan",
          "mittersta|mellersta alternativet|betyget|siffran");
  private static final PhraseBook NEXT_TO =
      PhraseBook.of("näst|nästnäst högsta|bästa|lägsta|sämsta", "nästhögsta|nästlägsta|nästbästa");
  private static final PhraseBook OF_ANOTHER_SCALE = PhraseBook.of("högst|högsta ~ prio*");

  // A number before one of these counts things, or is a time; it is no mark.
  private static final Set<String> COUNTED =
      WordClasses.words(
          "år åren årig åriga månader månaden veckor veckorna vecka dagar dagarna dag timmar timme"
              + " minuter minut sekunder sekund personer person st stycken barn vuxna gånger gång"
              + " kronor kr spänn procent kompisar vänner kassor kassorna varor saker besök bilar"
              + " hundar katter pers kilo kilometer mil meter liter paket påsar butiker ställen köp"
              + " ärenden anställda kollegor syskon grannar stolar hyllor dörrar våningar månad"
              + " kvart kvartar tusen tiden snåret i-tiden personal kunder familjer besökare");
  private static final Set<String> MARK_UNITS =
      WordClasses.words("poäng stjärnor stjärnig stjärna betyg poängs streck prickar plus minus");
  private static final Set<String> VERBS =
      WordClasses.words(
          "är var har tycker säger blir ger får tror känner sätter tar kör går väljer lägger hamnar"
              + " ligger menar svarar anser landar för när eller där här klar över under efter er"
              + " rekommenderar handlar stämmer passar funkar dessutom kanske ungefär sitter räcker"
              + " duger mycket hur håller fungerar brukar motsvarar mer jämför siktar innebär");
  private static final Set<String> LABELS =
      WordClasses.words(
          "klockan kassa kassan rad disk disken avdelning plan våning vecka linje hylla gång sedan"
              + " halv kvart klass nummerlapp");
  private static final Set<String> SCALE_WORDS =
      WordClasses.words("skala skalan skalan från mellan graderad betygsskala betygsskalan");

  private SwedishScale() {}

  /** {@return the step named, if exactly one on the scale is} */
  static Optional<Named<Integer>> in(SwedishText text, int lowest, int highest) {
    List<Named<Integer>> named = new ArrayList<>();
    List<NumberMention> numbers = SwedishNumbers.in(text);
    for (int i = 0; i < numbers.size(); i++) {
      NumberMention number = numbers.get(i);
      if (isMark(text, numbers, i)) {
        boolean between = isRange(text, numbers, i) || isBeyond(text, number.from());
        int value = between ? -1 : step(number, lowest, highest);
        named.add(new Named<>(value, number.from(), number.to()));
      }
    }
    addWords(text, lowest, highest, named);
    named.sort(Comparator.comparingInt(Named::from));
    return LastWord.of(text, named).filter(meant -> meant.value() >= 0);
  }

  /** "Lite över en trea" is no step. */
  private static boolean isBeyond(SwedishText text, int from) {
    String before = text.word(from - 1);
    return before.equals("över") || before.equals("under");
  }

  private static int step(NumberMention number, int lowest, int highest) {
    boolean sameScale =
        number.outOf().map(most -> most.compareTo(BigDecimal.valueOf(highest)) == 0).orElse(true);
    boolean inside =
        number.value().compareTo(BigDecimal.valueOf(lowest)) >= 0
            && number.value().compareTo(BigDecimal.valueOf(highest)) <= 0;
    boolean step = sameScale && inside && number.isWhole() && number.form() != Form.RANGE;
    return step ? number.value().intValueExact() : -1;
  }

  private static void addWords(
      SwedishText text, int lowest, int highest, List<Named<Integer>> named) {
    int middle = (highest - lowest) % 2 == 0 ? (lowest + highest) / 2 : -1;
    int at = 0;
    while (at < text.size()) {
      Optional<Span> next = NEXT_TO.at(text, at);
      Optional<Span> other = OF_ANOTHER_SCALE.at(text, at);
      Optional<Span> top = TOP.at(text, at);
      Optional<Span> bottom = BOTTOM.at(text, at);
      Optional<Span> mid = named.isEmpty() ? MIDDLE.at(text, at) : Optional.empty();
      if (next.isPresent()) {
        boolean high = text.quote(at, next.get().to()).matches("(?i).*(högsta|bästa)");
        named.add(new Named<>(high ? highest - 1 : lowest + 1, at, next.get().to()));
      } else if (top.isPresent() && other.isEmpty() && !countsAfter(text, top.get().to())) {
        named.add(new Named<>(highest, at, top.get().to()));
      } else if (bottom.isPresent()) {
        named.add(new Named<>(lowest, at, bottom.get().to()));
      } else if (mid.isPresent()) {
        named.add(new Named<>(middle, at, mid.get().to()));
      }
      at = next.or(() -> top).or(() -> bottom).or(() -> mid).map(Span::to).orElse(at + 1);
    }
  }

  /** "Max tre" limits a number; it is not the top. */
  private static boolean countsAfter(SwedishText text, int at) {
    return SwedishNumbers.isNumberWord(text.word(at))
        || ((text.word(at).equals("en") || text.word(at).equals("ett"))
            && SwedishNumbers.isNumberWord(text.word(at + 1)));
  }

  private static boolean isMark(SwedishText text, List<NumberMention> numbers, int index) {
    NumberMention number = numbers.get(index);
    if (number.form() == Form.ARTICLE) {
      boolean bare = text.endsAt(number.to()) || MARK_UNITS.contains(text.word(number.to()));
      return bare && !isScaleItself(text, numbers, index);
    }
    if (number.form() == Form.MARK || number.outOf().isPresent()) {
      return true;
    }
    return !isCounted(text, number)
        && !LABELS.contains(text.word(number.from() - 1))
        && !followsWeAre(text, number.from())
        && !isScaleItself(text, numbers, index);
  }

  private static boolean isCounted(SwedishText text, NumberMention number) {
    String next = text.word(number.to());
    if (COUNTED.contains(next)) {
      return true;
    }
    if (VERBS.contains(next) || MARK_UNITS.contains(next) || next.length() < 4) {
      return false;
    }
    boolean plural = next.endsWith("or") || next.endsWith("ar") || next.endsWith("er");
    return plural && !SwedishNumbers.isNumberWord(next) && !text.pause(number.to());
  }

  private static boolean followsWeAre(SwedishText text, int from) {
    String verb = text.word(from - 1);
    String who = text.word(from - 2);
    return (verb.equals("är") || verb.equals("var") || verb.equals("blev"))
        && (who.equals("vi") || who.equals("dom") || who.equals("ni"));
  }

  /** "Ett till fem" tells the scale where a scale is spoken of. */
  private static boolean isScaleItself(SwedishText text, List<NumberMention> numbers, int index) {
    if (!isRange(text, numbers, index)) {
      return false;
    }
    for (int at = numbers.get(index).from() - 1;
        at >= Math.max(0, numbers.get(index).from() - 5);
        at--) {
      if (SCALE_WORDS.contains(text.word(at)) && !text.word(at).equals("mellan")) {
        return true;
      }
    }
    return false;
  }

  private static boolean isRange(SwedishText text, List<NumberMention> numbers, int index) {
    NumberMention number = numbers.get(index);
    boolean toNext = index + 1 < numbers.size() && linked(text, number, numbers.get(index + 1));
    return toNext || (index > 0 && linked(text, numbers.get(index - 1), number));
  }

  private static boolean linked(SwedishText text, NumberMention first, NumberMention second) {
    if (second.from() != first.to() + 1) {
      return false;
    }
    String link = text.word(first.to());
    return link.equals("till")
        || (link.equals("och") && text.word(first.from() - 1).equals("mellan"));
  }
}
