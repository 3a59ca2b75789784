package dev.callkit.dialogue;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which day is named: a weekday, a date, "i övermorgon", "nästa vecka"? */
final class SwedishDay {
  private static final List<String> WEEKDAYS =
      List.of("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag");
  private static final Map<String, DayOfWeek> SHORT_WEEKDAYS =
      Map.of(
          "mån", DayOfWeek.MONDAY,
          "tis", DayOfWeek.TUESDAY,
          "ons", DayOfWeek.WEDNESDAY,
          "tors", DayOfWeek.THURSDAY,
          "fre", DayOfWeek.FRIDAY,
          "lör", DayOfWeek.SATURDAY,
          "sön", DayOfWeek.SUNDAY);
  private static final List<String> MONTHS =
      List.of(
          "januari",
          "februari",
          "mars",
          "april",
          "maj",
          "juni",
          "juli",
          "augusti",
          "september",
          "oktober",
          "november",
          "december");
  private static final List<String> ORDINALS =
      List.of(
          "",
          "första",
          "andra",
          "tredje",
          "fjärde",
          "femte",
          "sjätte",
          "sjunde",
          "åttonde",
          "nionde",
          "tionde",
          "elfte",
          "tolfte",
          "trettonde",
          "fjortonde",
          "femtonde",
          "sextonde",
          "sjuttonde",
          "artonde",
          "nittonde",
          "tjugonde",
          "tjugoförsta",
          "tjugoandra",
          "tjugotredje",
          "tjugofjärde",
          "tjugofemte",
          "tjugosjätte",
          "tjugosjunde",
          "tjugoåttonde",
          "tjugonionde",
          "trettionde",
          "trettioförsta");
  private static final Set<String> NEXT = WordClasses.words("nästa nästkommande kommande följande");
  private static final Set<String> WEEK = WordClasses.words("vecka veckan");
  private static final Set<String> ENDINGS_OF_WEEKDAYS = WordClasses.words("en ar arna ens s sen");

  /**
   * A day, or what narrows it.
   *
   * @param date the date if it stands alone
   * @param weekday the weekday named
   * @param weeks in how many weeks
   * @param part the part of the day inside the word, as in "fredagkväll"
   * @param to the word after its last
   */
  record Day(
      Optional<LocalDate> date, Optional<DayOfWeek> weekday, int weeks, DayPart part, int to) {}

  private SwedishDay() {}

  /** {@return the day named from this word on, or null} */
  static @Nullable Day at(SwedishText text, int at, LocalDate today) {
    String word = text.word(at);
    switch (word) {
      case "idag", "inatt":
        return date(today, DayPart.ANY, at + 1);
      case "ikväll":
        return date(today, DayPart.EVENING, at + 1);
      case "ieftermiddag":
        return date(today, DayPart.AFTERNOON, at + 1);
      case "iförmiddag":
        return date(today, DayPart.FORENOON, at + 1);
      case "imorgon":
        return date(today.plusDays(1), DayPart.ANY, at + 1);
      case "iövermorgon":
        return date(today.plusDays(2), DayPart.ANY, at + 1);
      case "ihelgen", "helgen":
        return weekend(text, at, today);
      default:
    }
    if (word.equals("dagen")
        && text.word(at + 1).equals("efter")
        && text.word(at + 2).equals("imorgon")) {
      return date(today.plusDays(2), DayPart.ANY, at + 3);
    }
    if (NEXT.contains(word)) {
      return next(text, at, today);
    }
    if (WEEK.contains(word)) {
      return week(text, at, today);
    }
    Day weekday = weekday(text, at);
    return weekday != null ? weekday : calendarDate(text, at, today);
  }

  private static Day date(LocalDate date, DayPart part, int to) {
    return new Day(Optional.of(date), Optional.empty(), 0, part, to);
  }

  private static Day weekend(SwedishText text, int at, LocalDate today) {
    LocalDate saturday = today.with(TemporalAdjusters.nextOrSame(DayOfWeek.SATURDAY));
    boolean after = text.word(at - 1).equals("efter");
    boolean inside = today.getDayOfWeek() == DayOfWeek.SUNDAY;
    return date(after ? nextMonday(today) : inside ? today : saturday, DayPart.ANY, at + 1);
  }

  private static LocalDate nextMonday(LocalDate today) {
    return today.with(TemporalAdjusters.next(DayOfWeek.MONDAY));
  }

  private static @Nullable Day next(SwedishText text, int at, LocalDate today) {
    String word = text.word(at + 1);
    if (WEEK.contains(word)) {
      return new Day(Optional.empty(), Optional.empty(), 1, DayPart.ANY, at + 2);
    }
    if (word.equals("helg")) {
      return date(nextMonday(today).plusDays(5), DayPart.ANY, at + 2);
    }
    if (word.equals("månad")) {
      return date(today.with(TemporalAdjusters.firstDayOfNextMonth()), DayPart.ANY, at + 2);
    }
    if (word.equals("dag")) {
      return date(today.plusDays(1), DayPart.ANY, at + 2);
    }
    Day weekday = weekday(text, at + 1);
    return weekday == null
        ? null
        : new Day(Optional.empty(), weekday.weekday(), 1, weekday.part(), weekday.to());
  }

  /** "Vecka 49", "veckan efter", "nästa vecka" read from behind. */
  private static @Nullable Day week(SwedishText text, int at, LocalDate today) {
    OptionalLong number = SwedishNumbers.cardinal(text.word(at + 1));
    if (text.word(at).equals("vecka") && number.isPresent()) {
      int week = (int) number.getAsLong();
      if (week < 1 || week > 53) {
        return null;
      }
      LocalDate monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
      for (int ahead = 0; ahead <= 53; ahead++) {
        LocalDate candidate = monday.plusWeeks(ahead);
        if (candidate.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR) == week) {
          LocalDate day = candidate.isBefore(today) ? today : candidate;
          return date(day, DayPart.ANY, at + 2);
        }
      }
      return null;
    }
    boolean following = text.word(at + 1).equals("efter") || text.word(at + 1).equals("därpå");
    return following ? new Day(Optional.empty(), Optional.empty(), 1, DayPart.ANY, at + 2) : null;
  }

  private static @Nullable Day weekday(SwedishText text, int at) {
    String word = text.word(at);
    DayOfWeek brief = SHORT_WEEKDAYS.get(word);
    if (brief != null && text.word(at - 1).equals("på")) {
      return new Day(Optional.empty(), Optional.of(brief), 0, DayPart.ANY, at + 1);
    }
    for (int i = 0; i < WEEKDAYS.size(); i++) {
      String name = WEEKDAYS.get(i);
      if (word.startsWith(name)) {
        String rest = word.substring(name.length());
        boolean past = rest.equals("s") && text.word(at - 1).equals("i");
        DayPart part = DayParts.named(rest.startsWith("s") ? rest.substring(1) : rest);
        boolean known = rest.isEmpty() || ENDINGS_OF_WEEKDAYS.contains(rest) || part != DayPart.ANY;
        return past || !known
            ? null
            : new Day(Optional.empty(), Optional.of(DayOfWeek.of(i + 1)), 0, part, at + 1);
      }
    }
    return null;
  }

  /** "Den tredje december", "3 december", "den 25:e", "3/12". */
  private static @Nullable Day calendarDate(SwedishText text, int at, LocalDate today) {
    boolean pointed = text.word(at).equals("den");
    int from = pointed ? at + 1 : at;
    String word = text.word(from);
    int slash = word.indexOf('/');
    if (slash > 0) {
      OptionalLong day = SwedishNumbers.cardinal(word.substring(0, slash));
      OptionalLong month = SwedishNumbers.cardinal(word.substring(slash + 1));
      boolean both = day.isPresent() && month.isPresent();
      return both ? inYear(day.getAsLong(), month.getAsLong(), today, from + 1) : null;
    }
    int day = dayNumber(word, pointed);
    if (day == 0) {
      return null;
    }
    int month = month(text.word(from + 1));
    if (month > 0) {
      return inYear(day, month, today, from + 2);
    }
    boolean ordinal = (pointed && ORDINALS.contains(word)) || word.indexOf(':') > 0;
    return ordinal || pointed ? nextWithDay(day, today, from + 1) : null;
  }

  private static int dayNumber(String word, boolean pointed) {
    int ordinal = ORDINALS.indexOf(word);
    if (ordinal > 0) {
      return ordinal;
    }
    int colon = word.indexOf(':');
    boolean short25 = colon > 0 && (word.endsWith(":e") || word.endsWith(":a"));
    OptionalLong value = SwedishNumbers.cardinal(short25 ? word.substring(0, colon) : word);
    boolean fits = value.isPresent() && value.getAsLong() >= 1 && value.getAsLong() <= 31;
    boolean digits = !word.isEmpty() && Character.isDigit(word.charAt(0));
    return fits && (digits || pointed) ? (int) value.getAsLong() : 0;
  }

  private static int month(String word) {
    if (word.length() < 3) {
      return 0;
    }
    for (int i = 0; i < MONTHS.size(); i++) {
      if (word.equals(MONTHS.get(i)) || (word.length() == 3 && MONTHS.get(i).startsWith(word))) {
        return i + 1;
      }
    }
    return 0;
  }

  private static @Nullable Day inYear(long day, long month, LocalDate today, int to) {
    if (month < 1 || month > 12 || day < 1 || day > Month.of((int) month).maxLength()) {
      return null;
    }
    for (int year = today.getYear(); year <= today.getYear() + 8; year++) {
      YearMonth candidate = YearMonth.of(year, (int) month);
      if (candidate.isValidDay((int) day) && !candidate.atDay((int) day).isBefore(today)) {
        return date(candidate.atDay((int) day), DayPart.ANY, to);
      }
    }
    return null;
  }

  private static @Nullable Day nextWithDay(int day, LocalDate today, int to) {
    for (int ahead = 0; ahead <= 12; ahead++) {
      YearMonth month = YearMonth.from(today).plusMonths(ahead);
      if (month.isValidDay(day) && !month.atDay(day).isBefore(today)) {
        return date(month.atDay(day), DayPart.ANY, to);
      }
    }
    return null;
  }

  /** {@return the date that a weekday, a number of weeks, or both together mean} */
  static LocalDate resolve(Optional<DayOfWeek> weekday, int weeks, LocalDate today) {
    if (weeks == 0) {
      return weekday.map(day -> today.with(TemporalAdjusters.next(day))).orElse(today);
    }
    LocalDate monday =
        today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).plusWeeks(weeks);
    return weekday.map(day -> monday.with(TemporalAdjusters.nextOrSame(day))).orElse(monday);
  }
}
