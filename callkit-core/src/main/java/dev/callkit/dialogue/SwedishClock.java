package dev.callkit.dialogue;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which hour is named, in Swedish clock speech such as "fem i halv fyra"? */
final class SwedishClock {
  /** Between these an hour without a part of the day is meant. */
  static final LocalTime EARLIEST = LocalTime.of(8, 0);

  /** The last hour that is meant without a part of the day. */
  static final LocalTime LATEST = LocalTime.of(21, 0);

  private static final int HALF_DAY = 12 * 60;
  private static final int DAY = 24 * 60;

  private static final Set<String> ANNOUNCES =
      WordClasses.words(
          "klockan vid efter före innan runt omkring kring från tidigast ungefär cirka ca till"
              + " strax framåt mellan redan säg efteråt förrän åt senast typ slutar slutat");
  private static final Set<String> COUNTS =
      WordClasses.words(
          "minuter minut min timmar timme tim dagar dag veckor vecka månader månad år gånger gång"
              + " frågor fråga personer barn st stycken kronor kr sekunder sekund kvart kvartar"
              + " procent saker varor dygn möten möte besök kilo av utav ord hundar katter vänner");
  private static final List<String> ROUGHLY = List.of("tiden", "snåret");

  /**
   * An hour as it was named.
   *
   * @param minutes minutes since midnight, or on the twelve-hour dial
   * @param exact whether it is by the twenty-four-hour clock
   * @param to the word after its last
   */
  record Hour(int minutes, boolean exact, int to) {}

  private SwedishClock() {}

  /**
   * {@return the hour named from this word on, or null}
   *
   * @param bare whether a number alone is an hour
   */
  static @Nullable Hour at(SwedishText text, int at, boolean bare) {
    boolean announced = ANNOUNCES.contains(text.word(at));
    int begin = at;
    while (ANNOUNCES.contains(text.word(begin))
        || (begin > at && begin < text.size() && text.soft(begin))) {
      begin++;
    }
    if (begin >= text.size()) {
      return null;
    }
    Hour spoken = relative(text, begin);
    if (spoken == null) {
      spoken = written(text.word(begin), begin, announced || bare);
    }
    if (spoken == null && (announced || bare)) {
      spoken = plain(text, begin, announced);
    }
    return spoken == null ? null : withRoughly(text, spoken);
  }

  /** "Halv fem", "kvart i sju", "tio över tre", "fem i halv fyra". */
  private static @Nullable Hour relative(SwedishText text, int at) {
    if (text.word(at).equals("halv") || text.word(at).equals("halva")) {
      return before(text, at + 1, 30);
    }
    OptionalInt minutes = minutes(text, at);
    if (minutes.isEmpty()) {
      return null;
    }
    int link = at + 1;
    String unit = text.word(link);
    if (unit.equals("minuter") || unit.equals("min") || unit.equals("minut")) {
      link++;
    }
    String side = text.word(link);
    boolean over = side.equals("över") || side.equals("efter");
    if (!over && !side.equals("i") && !side.equals("före")) {
      return null;
    }
    int sign = over ? -1 : 1;
    return text.word(link + 1).equals("halv")
        ? before(text, link + 2, 30 + sign * minutes.getAsInt())
        : before(text, link + 1, sign * minutes.getAsInt());
  }

  private static @Nullable Hour before(SwedishText text, int at, int minutes) {
    OptionalLong hour = hour(text.word(at));
    if (hour.isEmpty() || hour.getAsLong() == 0 || counts(text, at + 1)) {
      return null;
    }
    boolean exact = hour.getAsLong() > 12;
    int dial = exact ? DAY : HALF_DAY;
    return new Hour(Math.floorMod((int) hour.getAsLong() * 60 - minutes, dial), exact, at + 1);
  }

  private static boolean counts(SwedishText text, int at) {
    return COUNTS.contains(text.word(at));
  }

  private static OptionalInt minutes(SwedishText text, int at) {
    String word = text.word(at);
    if (word.equals("kvart")) {
      return OptionalInt.of(15);
    }
    OptionalLong value = SwedishNumbers.cardinal(word);
    boolean fits = value.isPresent() && value.getAsLong() >= 1 && value.getAsLong() <= 29;
    return fits ? OptionalInt.of((int) value.getAsLong()) : OptionalInt.empty();
  }

  /** "17.30", "17:30", "1730", "15-16". */
  private static @Nullable Hour written(String word, int at, boolean announced) {
    int sign = -1;
    for (int i = 1; i < word.length() && i <= 2 && sign < 0; i++) {
      sign = ".:,-".indexOf(word.charAt(i)) >= 0 ? i : sign;
    }
    OptionalLong hours =
        SwedishNumbers.cardinal(sign > 0 ? word.substring(0, sign) : firstTwo(word));
    if (hours.isEmpty() || hours.getAsLong() > 24 || !isDigit(word)) {
      return null;
    }
    int hour = (int) hours.getAsLong();
    String rest = sign > 0 ? word.substring(sign + 1) : word.substring(firstTwo(word).length());
    if (sign > 0 && word.charAt(sign) == '-') {
      return announced ? new Hour(hour * 60 % DAY, hour > 12, at + 1) : null;
    }
    if (rest.length() > 2 && rest.charAt(2) == '-') {
      rest = rest.substring(0, 2);
    }
    OptionalLong minutes =
        rest.length() == 2 ? SwedishNumbers.cardinal(rest) : OptionalLong.empty();
    if (minutes.isEmpty() || minutes.getAsLong() > 59 || (sign < 0 && !announced)) {
      return null;
    }
    boolean exact = hour > 12 || hour == 0 || word.charAt(0) == '0';
    return new Hour((hour * 60 + (int) minutes.getAsLong()) % DAY, exact, at + 1);
  }

  private static String firstTwo(String word) {
    return word.length() == 4 ? word.substring(0, 2) : "x";
  }

  private static boolean isDigit(String word) {
    return !word.isEmpty() && word.charAt(0) >= '0' && word.charAt(0) <= '9';
  }

  /** "Sex", "18", "sjutton trettio", "femtiden". */
  private static @Nullable Hour plain(SwedishText text, int at, boolean announced) {
    String word = text.word(at);
    for (String suffix : ROUGHLY) {
      if (word.endsWith(suffix) && word.length() > suffix.length()) {
        String stem = word.substring(0, word.length() - suffix.length());
        OptionalLong hour = hour(stem);
        return hour.isEmpty() ? null : whole(hour.getAsLong(), 0, at + 1);
      }
    }
    OptionalLong hour = hour(word);
    if (hour.isEmpty() || counts(text, at + 1) || word.equals("en")) {
      return null;
    }
    // "Ett" is an article before anything but "och två".
    if (word.equals("ett") && !announced && !text.endsAt(at + 1)) {
      return null;
    }
    String next = text.word(at + 1);
    int second = next.equals("och") ? at + 2 : at + 1;
    OptionalLong minutes = SwedishNumbers.cardinal(text.word(second));
    boolean zeros = next.equals("noll") && text.word(at + 2).equals("noll");
    if (zeros) {
      return whole(hour.getAsLong(), 0, at + 3);
    }
    boolean round = minutes.isPresent() && minutes.getAsLong() % 5 == 0;
    if (round
        && minutes.getAsLong() >= 10
        && minutes.getAsLong() < 60
        && !counts(text, second + 1)) {
      return whole(hour.getAsLong(), (int) minutes.getAsLong(), second + 1);
    }
    return whole(hour.getAsLong(), 0, at + 1);
  }

  private static Hour whole(long hour, int minutes, int to) {
    return new Hour(((int) hour * 60 + minutes) % DAY, hour > 12 || hour == 0, to);
  }

  private static OptionalLong hour(String word) {
    OptionalLong value = word.equals("ett") ? OptionalLong.of(1) : SwedishNumbers.cardinal(word);
    return value.isPresent() && value.getAsLong() <= 24 ? value : OptionalLong.empty();
  }

  /** "Fem tiden", as some recognisers write it. */
  private static Hour withRoughly(SwedishText text, Hour hour) {
    int to = hour.to();
    return ROUGHLY.contains(text.word(to)) ? new Hour(hour.minutes(), hour.exact(), to + 1) : hour;
  }

  /**
   * {@return the moment meant: by the part of the day if one was named, else the next such hour
   * between {@link #EARLIEST} and {@link #LATEST}}
   *
   * @param date the day named, or null for the next one that fits
   */
  static LocalDateTime resolve(
      Hour hour, @Nullable LocalDate date, DayPart part, LocalDateTime now) {
    List<LocalTime> times = candidates(hour, part);
    LocalDate day = date == null ? now.toLocalDate() : date;
    if (!day.isAfter(now.toLocalDate())) {
      for (LocalTime time : times) {
        if (day.atTime(time).isAfter(now)) {
          return day.atTime(time);
        }
      }
      // It has passed today, so nobody can mean today.
      day = now.toLocalDate().plusDays(1);
    }
    return day.atTime(times.get(0));
  }

  private static List<LocalTime> candidates(Hour hour, DayPart part) {
    int minutes = hour.minutes();
    if (hour.exact()) {
      return List.of(time(minutes));
    }
    int early = minutes % HALF_DAY;
    int late = early + HALF_DAY;
    switch (part) {
      case MORNING, FORENOON:
        // "Klockan tolv på förmiddagen" is noon all the same.
        return List.of(time(early < 60 ? late : early));
      case MIDDAY:
        return List.of(time(early >= 10 * 60 ? early : late));
      case AFTERNOON, EVENING:
        return List.of(time(late));
      default:
    }
    List<LocalTime> usual = new ArrayList<>();
    for (int candidate : new int[] {early, late}) {
      LocalTime time = time(candidate);
      if (!time.isBefore(EARLIEST) && !time.isAfter(LATEST)) {
        usual.add(time);
      }
    }
    return usual.isEmpty() ? List.of(time(late)) : usual;
  }

  private static LocalTime time(int minutes) {
    return LocalTime.of(minutes / 60 % 24, minutes % 60);
  }
}
