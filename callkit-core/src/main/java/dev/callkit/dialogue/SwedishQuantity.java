package dev.callkit.dialogue;

import dev.callkit.dialogue.LastWord.Named;
import dev.callkit.dialogue.NumberMention.Form;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which quantity is named? Ranges, "många" and two different numbers are none. */
final class SwedishQuantity {
  private static final PhraseBook NONE_AT_ALL =
      PhraseBook.of(
          "^ [det] [blev] [var] inga|ingen|inget|ingenting [alls]"
              + " [gång|stycken|barn|kronor|minuter|dagar|gånger] $",
          "inte en|ett enda [gång|person|krona|minut] $",
          "^ inte någon|några [alls] [gång|stycken] $");
  private static final Set<String> COUNTED_ONCE =
      WordClasses.words(
          "gång person timme minut dag vecka månad stycken styck st krona barn hund bil katt"
              + " kasse påse vara sekund mil kilometer meter kilo liter år gång/dag"
              + " besök till enda ggr tjänst burk flaska limpa kund");
  private static final Set<String> VAGUE = WordClasses.words("par flera några många");
  private static final Set<String> PER = WordClasses.words("per om i");

  private SwedishQuantity() {}

  /** {@return the number named, if exactly one is} */
  static Optional<Named<BigDecimal>> in(SwedishText text) {
    if (NONE_AT_ALL.in(text)) {
      return Optional.of(new Named<>(BigDecimal.ZERO, 0, text.size()));
    }
    List<NumberMention> numbers = SwedishNumbers.in(text);
    List<Named<BigDecimal>> named = new ArrayList<>();
    boolean doubtful = false;
    for (int i = 0; i < numbers.size(); i++) {
      NumberMention number = numbers.get(i);
      if (number.form() == Form.ARTICLE && !countsOne(text, number)) {
        continue;
      }
      if (isAside(text, number, numbers.size())) {
        continue;
      }
      boolean range =
          VAGUE.contains(text.word(number.from() - 1))
              || number.form() == Form.RANGE
              || linked(text, numbers, i);
      doubtful |= range || number.outOf().isPresent();
      // A range is kept under a value of its own, so that a correction may still replace it.
      BigDecimal value = range ? BigDecimal.valueOf(-1 - i).scaleByPowerOfTen(12) : number.value();
      named.add(new Named<>(value.stripTrailingZeros(), number.from(), number.to()));
    }
    Optional<Named<BigDecimal>> meant = LastWord.of(text, named);
    boolean stands =
        meant.filter(one -> one.value().precision() - one.value().scale() <= 12).isPresent();
    return stands && !(doubtful && named.size() == 1) ? meant : Optional.empty();
  }

  private static boolean countsOne(SwedishText text, NumberMention number) {
    String next = text.word(number.to());
    boolean alternative =
        (next.equals("eller") || next.equals("till"))
            && SwedishNumbers.isNumberWord(text.word(number.to() + 1));
    return alternative || text.endsAt(number.to()) || COUNTED_ONCE.contains(text.word(number.to()));
  }

  /** "Klockan tre", "tre gånger i veckan de senaste två åren": times and frames, no answers. */
  private static boolean isAside(SwedishText text, NumberMention number, int all) {
    String before = text.word(number.from() - 1);
    boolean clock = before.equals("klockan") || before.equals("kassa");
    boolean frame =
        all > 1
            && PER.contains(before)
            && number.form() == Form.ARTICLE
            && !text.endsAt(number.to());
    return clock || frame;
  }

  private static boolean linked(SwedishText text, List<NumberMention> numbers, int index) {
    boolean toNext =
        index + 1 < numbers.size() && range(text, numbers.get(index), numbers.get(index + 1));
    return toNext || (index > 0 && range(text, numbers.get(index - 1), numbers.get(index)));
  }

  private static boolean range(SwedishText text, NumberMention first, NumberMention second) {
    String link = text.word(first.to());
    return second.from() == first.to() + 1
        && (link.equals("till")
            || (link.equals("och") && text.word(first.from() - 1).equals("mellan")));
  }
}
