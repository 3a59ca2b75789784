package dev.callkit.dialogue;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;

/** Which part of the day is named, and until when does it last? */
final class DayParts {
  private static final PhraseBook AFTER_WORK =
      PhraseBook.of("efter jobbet|arbetet|arbetstid|middagen|maten|jobb|skiftet|dagis|träningen");
  private static final PhraseBook AFTER_LUNCH =
      PhraseBook.of("efter lunch|lunchen|skolan|lunchtid|lunchrasten");
  private static final PhraseBook BEFORE_LUNCH = PhraseBook.of("före|innan lunch|lunchen");
  private static final PhraseBook AFTER_BREAKFAST = PhraseBook.of("efter frukost|frukosten");

  private DayParts() {}

  /** {@return the part that one word names, or {@code ANY}} */
  static DayPart named(String word) {
    if (word.startsWith("eftermiddag")) {
      return DayPart.AFTERNOON;
    }
    if (word.startsWith("förmiddag")) {
      return DayPart.FORENOON;
    }
    if (word.startsWith("kväll") || word.equals("kvällstid") || word.equals("afton")) {
      return DayPart.EVENING;
    }
    if (word.startsWith("lunch")) {
      return DayPart.MIDDAY;
    }
    return word.equals("morgon")
            || word.equals("morgonen")
            || word.equals("mornar")
            || word.equals("morgnar")
            || word.equals("bitti")
            || word.equals("morgontid")
            || word.equals("morrn")
            || word.equals("morron")
        ? DayPart.MORNING
        : DayPart.ANY;
  }

  /** {@return the part that a phrase from this word on names, such as "efter jobbet"} */
  static DayPart at(SwedishText text, int at) {
    if (AFTER_WORK.at(text, at).isPresent()) {
      return DayPart.EVENING;
    }
    if (AFTER_LUNCH.at(text, at).isPresent()) {
      return DayPart.AFTERNOON;
    }
    if (BEFORE_LUNCH.at(text, at).isPresent()) {
      return text.word(at - 1).equals("inte") ? DayPart.AFTERNOON : DayPart.FORENOON;
    }
    return AFTER_BREAKFAST.at(text, at).isPresent() ? DayPart.MORNING : named(text.word(at));
  }

  /** {@return today while the part lasts, else tomorrow} */
  static LocalDate next(DayPart part, LocalDateTime now) {
    LocalTime ends =
        switch (part) {
          case MORNING -> LocalTime.of(10, 0);
          case FORENOON -> LocalTime.of(12, 0);
          case MIDDAY -> LocalTime.of(13, 0);
          case AFTERNOON -> LocalTime.of(17, 0);
          case EVENING -> LocalTime.of(21, 0);
          case ANY -> LocalTime.of(23, 59);
        };
    boolean lasts = now.toLocalTime().isBefore(ends);
    return lasts ? now.toLocalDate() : now.toLocalDate().plusDays(1);
  }
}
