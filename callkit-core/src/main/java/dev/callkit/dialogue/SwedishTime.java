package dev.callkit.dialogue;

import dev.callkit.dialogue.PhraseBook.Span;
import dev.callkit.dialogue.SwedishClock.Hour;
import dev.callkit.dialogue.SwedishDay.Day;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * When does somebody want to be rung? Reads days, parts of the day, hours and delays, leaves out
 * what is denied ("inte i morgon"), and lets a correction replace what was said before.
 */
final class SwedishTime {
  private static final Set<String> CORRECTS =
      WordClasses.words(
          "nej förresten vänta förlåt menar snarare ursäkta ångrar hellre helst säg sorry utan men"
              + " jo");
  private static final Set<String> ENDS_DENIAL =
      WordClasses.words(
          "men utan nej ja jo ring ringa ringer säg däremot fast återkom hör hellre helst förrän"
              + " före innan kan ta bättre istället prova försök snarare så");
  private static final Set<String> PAST =
      WordClasses.words("imorse igår iförrgår förra förrgår sist");
  private static final BigDecimal SIXTY = BigDecimal.valueOf(60);
  private static final int LONGEST_DELAY_MINUTES = 100_000;

  private final SwedishText text;
  private final ZonedDateTime now;
  private final boolean bare;

  // Found when first needed: most replies name no delay.
  private List<NumberMention> numbers = List.of();
  private @Nullable LocalDate date;
  private Optional<DayOfWeek> weekday = Optional.empty();
  private int weeks;
  private boolean weeksFromToday;
  private @Nullable Hour hour;
  private DayPart part = DayPart.ANY;
  private @Nullable LocalDateTime moment;
  private boolean replaceDay;
  private boolean replaceHour;
  private boolean deniedOne;
  private int from = -1;
  private int to;

  /**
   * A time and where it was named.
   *
   * @param when the time
   * @param span the words
   */
  record Found(CallbackTime when, Span span) {}

  private SwedishTime(SwedishText text, ZonedDateTime now, boolean bare) {
    this.text = text;
    this.now = now;
    this.bare = bare;
  }

  /**
   * {@return the time named, if one is}
   *
   * @param now the person's own clock
   * @param bare whether a number alone may be an hour, because a time was asked for
   */
  static Optional<Found> in(SwedishText text, ZonedDateTime now, boolean bare) {
    SwedishTime reading = new SwedishTime(text, now, bare);
    reading.read();
    if (reading.from < 0) {
      // "Bara inte i kväll" leaves every other time.
      boolean leavesOthers = bare && reading.deniedOne;
      return leavesOthers
          ? Optional.of(new Found(CallbackTime.SOME_TIME, new Span(0, text.size())))
          : Optional.empty();
    }
    return Optional.of(new Found(reading.when(), new Span(reading.from, reading.to)));
  }

  private void read() {
    boolean denied = false;
    int at = 0;
    while (at < text.size()) {
      String word = text.word(at);
      if (CORRECTS.contains(word)) {
        replaceDay = true;
        replaceHour = true;
      }
      if (ENDS_DENIAL.contains(word)) {
        denied = false;
      }
      boolean denies = word.equals("inte") || word.equals("varken");
      if (denies && !LastWord.doesNotKnow(text, at)) {
        denied = true;
      }
      if (PAST.contains(word)) {
        return;
      }
      int next = denied ? skipped(at) : taken(at);
      deniedOne |= denied && next > at;
      if (denied && next > at + 1) {
        denied = text.word(next).equals("eller") || text.word(next).equals("heller");
      }
      at = Math.max(next, at + 1);
    }
  }

  private int skipped(int at) {
    Day day = SwedishDay.at(text, at, now.toLocalDate());
    if (day != null) {
      return day.to();
    }
    Hour clock = SwedishClock.at(text, at, false);
    if (clock != null) {
      return clock.to();
    }
    return DayParts.at(text, at) == DayPart.ANY ? at : at + 2;
  }

  private int taken(int at) {
    int delay = delay(at);
    if (delay > at) {
      return mark(at, delay);
    }
    Day day = SwedishDay.at(text, at, now.toLocalDate());
    if (day != null) {
      takeDay(day);
      return mark(at, day.to());
    }
    DayPart named = DayParts.at(text, at);
    String before = text.word(at - 1);
    boolean vague = before.equals("god") || before.equals("en") || before.equals("någon");
    if (named != DayPart.ANY && !vague) {
      part = part == DayPart.ANY || replaceHour ? named : part;
      boolean single = DayParts.named(text.word(at)) == named;
      return mark(at, Math.min(text.size(), single ? at + 1 : at + 2));
    }
    boolean mayBeBare = bare || (from >= 0 && !isPlainNumberAside(at));
    Hour clock = SwedishClock.at(text, at, mayBeBare);
    if (clock != null) {
      if (hour == null || replaceHour) {
        hour = clock;
        replaceHour = false;
        moment = null;
      }
      return mark(at, clock.to());
    }
    return at;
  }

  /** After a day an hour may follow without "klockan", but not "en" and the like. */
  private boolean isPlainNumberAside(int at) {
    String word = text.word(at);
    return word.equals("en") || word.equals("ett") || at != to;
  }

  private void takeDay(Day day) {
    boolean combines = day.date().isEmpty() && (weeks > 0) != (day.weeks() > 0);
    if (replaceDay) {
      date = null;
      weekday = Optional.empty();
      weeks = 0;
      weeksFromToday = false;
      part = DayPart.ANY;
      replaceDay = false;
    } else if (date != null || (weekday.isPresent() && day.weekday().isPresent() && !combines)) {
      return;
    }
    date = day.date().isPresent() ? day.date().get() : date;
    weekday = day.weekday().isPresent() ? day.weekday() : weekday;
    weeks = Math.max(weeks, day.weeks());
    part = day.part() == DayPart.ANY ? part : day.part();
    moment = null;
  }

  private int mark(int begin, int end) {
    from = from < 0 ? begin : from;
    to = Math.max(to, end);
    return end;
  }

  /** "Om tre kvart", "om en och en halv timme", "om två dagar", "två timmar senare". */
  private int delay(int at) {
    String word = text.word(at);
    if (!word.equals("om") && !word.equals("inom")) {
      return at;
    }
    int begin = at + 1;
    while (begin < text.size() && (text.soft(begin) || isRoughly(text.word(begin)))) {
      begin++;
    }
    int end = span(begin);
    if (end == begin) {
      return at;
    }
    if (text.word(end).equals("och")) {
      LocalDateTime first = moment;
      int more = first == null ? end : span(end + 1);
      if (first != null && more > end + 1 && moment != null) {
        LocalDateTime base = now.toLocalDateTime();
        moment = first.plus(ChronoUnit.MINUTES.between(base, moment), ChronoUnit.MINUTES);
        return more;
      }
    }
    return end;
  }

  private static boolean isRoughly(String word) {
    return word.equals("ungefär")
        || word.equals("cirka")
        || word.equals("ca")
        || word.equals("sisådär");
  }

  private int span(int begin) {
    boolean article = text.word(begin).equals("en") && text.word(begin + 1).equals("trekvart");
    String first = article ? "trekvart" : text.word(begin);
    if (first.equals("halvtimme") || first.equals("halvtimma") || first.equals("trekvart")) {
      later(BigDecimal.valueOf(first.equals("trekvart") ? 45 : 30), "minuter");
      return article ? begin + 2 : begin + 1;
    }
    int at = first.equals("en") && isNumber(begin + 1) && !isNumber(begin + 2) ? begin + 1 : begin;
    BigDecimal amount = null;
    int unitAt = at + 1;
    if (numbers.isEmpty()) {
      numbers = SwedishNumbers.in(text);
    }
    for (NumberMention number : numbers) {
      if (number.from() == at && number.value().signum() >= 0) {
        amount = number.value();
        unitAt = number.to();
      }
    }
    if (amount == null && first.equals("en") && text.word(begin + 1).equals("halv")) {
      amount = new BigDecimal("0.5");
      unitAt = begin + 2;
    }
    if (amount == null) {
      return begin;
    }
    return later(amount, text.word(unitAt)) ? unitAt + 1 : bareMinutes(amount, begin, unitAt);
  }

  private boolean isNumber(int at) {
    OptionalLong value = SwedishNumbers.cardinal(text.word(at));
    return value.isPresent();
  }

  /** "Ring om tio" means minutes. */
  private int bareMinutes(BigDecimal amount, int begin, int end) {
    boolean minutes = amount.compareTo(BigDecimal.valueOf(5)) >= 0 && text.endsAt(end);
    return minutes && later(amount, "minuter") ? end : begin;
  }

  private boolean later(BigDecimal amount, String unit) {
    if (amount.compareTo(BigDecimal.valueOf(LONGEST_DELAY_MINUTES)) > 0) {
      return false;
    }
    BigDecimal minutes =
        switch (unit) {
          case "minuter", "minut", "min" -> amount;
          case "kvart", "kvartar" -> amount.multiply(BigDecimal.valueOf(15));
          case "halvtimme", "halvtimma" -> amount.multiply(BigDecimal.valueOf(30));
          case "timme", "timmar", "tim", "timmars" -> amount.multiply(SIXTY);
          default -> BigDecimal.ONE.negate();
        };
    if (minutes.signum() >= 0) {
      long whole = minutes.setScale(0, RoundingMode.HALF_UP).longValue();
      // Added to the zoned time, so that an hour is an hour when clocks change.
      moment = now.plusMinutes(whole).toLocalDateTime().truncatedTo(ChronoUnit.MINUTES);
      hour = null;
      return true;
    }
    if (amount.stripTrailingZeros().scale() > 0 || amount.compareTo(BigDecimal.valueOf(1000)) > 0) {
      return false;
    }
    long whole = amount.longValue();
    LocalDate today = now.toLocalDate();
    switch (unit) {
      case "dag", "dagar", "dygn" -> date = today.plusDays(whole);
      case "vecka", "veckor" -> inWeeks((int) whole, today);
      case "månad", "månader" -> date = today.plusMonths(whole);
      default -> {
        return false;
      }
    }
    return true;
  }

  /** "På fredag om en vecka" counts weeks; "om en vecka" counts days. */
  private void inWeeks(int count, LocalDate today) {
    weeks = count;
    weeksFromToday = count > 0;
    date = count > 0 ? null : today;
  }

  private CallbackTime when() {
    LocalDateTime local = now.toLocalDateTime();
    if (moment != null) {
      return CallbackTime.at(moment.toLocalDate(), moment.toLocalTime());
    }
    boolean dayNamed = date != null || weekday.isPresent() || weeks > 0;
    boolean counted = weeksFromToday && weekday.isEmpty() && date == null;
    LocalDate day =
        counted
            ? now.toLocalDate().plusWeeks(weeks)
            : date != null
                ? date
                : dayNamed ? SwedishDay.resolve(weekday, weeks, now.toLocalDate()) : null;
    if (hour != null) {
      LocalDateTime at = SwedishClock.resolve(hour, day, part, local);
      return CallbackTime.at(at.toLocalDate(), at.toLocalTime());
    }
    return CallbackTime.on(day != null ? day : DayParts.next(part, local), part);
  }
}
