package dev.callkit.intake;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.temporal.TemporalAdjusters;
import java.util.Set;

/**
 * Public holidays by the Swedish act on public holidays (1989:253), and the eves kept like them.
 */
final class SwedishHolidays {
  private static final Set<MonthDay> FIXED =
      Set.of(
          MonthDay.of(1, 1),
          MonthDay.of(1, 6),
          MonthDay.of(5, 1),
          MonthDay.of(6, 6),
          MonthDay.of(12, 24),
          MonthDay.of(12, 25),
          MonthDay.of(12, 26),
          MonthDay.of(12, 31));

  static boolean isHoliday(LocalDate day) {
    return FIXED.contains(MonthDay.from(day)) || movesWithEaster(day) || movesToSaturday(day);
  }

  private static boolean movesWithEaster(LocalDate day) {
    LocalDate easter = easter(day.getYear());
    return day.equals(easter)
        || day.equals(easter.minusDays(2))
        || day.equals(easter.plusDays(1))
        || day.equals(easter.plusDays(39))
        || day.equals(easter.plusDays(49));
  }

  private static boolean movesToSaturday(LocalDate day) {
    LocalDate midsummer =
        LocalDate.of(day.getYear(), 6, 20).with(TemporalAdjusters.nextOrSame(DayOfWeek.SATURDAY));
    LocalDate allSaints =
        LocalDate.of(day.getYear(), 10, 31).with(TemporalAdjusters.nextOrSame(DayOfWeek.SATURDAY));
    return day.equals(midsummer) || day.equals(midsummer.minusDays(1)) || day.equals(allSaints);
  }

  /**
   * Easter Sunday in the Gregorian calendar, by the anonymous algorithm (Meeus, Jones, Butcher).
   */
  private static LocalDate easter(int year) {
    int a = year % 19;
    int b = year / 100;
    int c = year % 100;
    int d = b / 4;
    int e = b % 4;
    int f = (b + 8) / 25;
    int g = (b - f + 1) / 3;
    int h = (19 * a + b - d - g + 15) % 30;
    int i = c / 4;
    int k = c % 4;
    int l = (32 + 2 * e + 2 * i - h - k) % 7;
    int m = (a + 11 * h + 22 * l) / 451;
    int month = (h + l - 7 * m + 114) / 31;
    int day = (h + l - 7 * m + 114) % 31 + 1;
    return LocalDate.of(year, month, day);
  }

  private SwedishHolidays() {}
}
