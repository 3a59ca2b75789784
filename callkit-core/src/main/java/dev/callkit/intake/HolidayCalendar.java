package dev.callkit.intake;

import java.time.LocalDate;

/**
 * Says which days are public holidays, on which nobody is rung except right after asking for it.
 */
@FunctionalInterface
public interface HolidayCalendar {

  /** {@return whether {@code day} is a public holiday} */
  boolean isHoliday(LocalDate day);

  /** Swedish public holidays with the eves of Midsummer, Christmas and New Year. */
  static HolidayCalendar swedish() {
    return SwedishHolidays::isHoliday;
  }

  /** No holidays. */
  static HolidayCalendar none() {
    return day -> false;
  }
}
