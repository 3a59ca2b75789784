package dev.callkit.intake;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;

/**
 * When dialling is allowed, by the respondent's clock. Ends are exclusive: nobody is rung at 20:00.
 *
 * @param weekdays Monday to Friday; default 09–20
 * @param weekends Saturday and Sunday; default 10–18
 * @param justAsked any day, for the first attempt shortly after the verification; default 07–22
 * @param justAskedFor how long after the verification that holds; default 30 min
 * @param holidays days without calls, except for those who have just asked
 */
public record CallingHours(
    Window weekdays,
    Window weekends,
    Window justAsked,
    Duration justAskedFor,
    HolidayCalendar holidays) {

  /**
   * A part of a day.
   *
   * @param from the first moment
   * @param until the first moment after it; midnight means the end of the day
   */
  public record Window(LocalTime from, LocalTime until) {
    /** The whole day. */
    public static final Window ALL_DAY = new Window(LocalTime.MIN, LocalTime.MIN);

    /**
     * Checks the order.
     *
     * @throws IllegalArgumentException if it ends before it begins
     */
    public Window {
      if (!until.equals(LocalTime.MIN) && !from.isBefore(until)) {
        throw new IllegalArgumentException("calling hours: expected from before until");
      }
    }

    /** From full hour to full hour; 24 is the end of the day. */
    public static Window hours(int from, int until) {
      return new Window(LocalTime.of(from, 0), LocalTime.of(until % 24, 0));
    }

    boolean contains(LocalTime time) {
      return !time.isBefore(from) && (until.equals(LocalTime.MIN) || time.isBefore(until));
    }
  }

  /** The defaults named above, with Swedish holidays. */
  public static final CallingHours DEFAULT =
      new CallingHours(
          Window.hours(9, 20),
          Window.hours(10, 18),
          Window.hours(7, 22),
          Duration.ofMinutes(30),
          HolidayCalendar.swedish());

  // Longer than any run of holidays; a calendar of nothing but holidays ends the search.
  private static final int FARTHEST_DAYS = 400;

  /** Around the clock: for simulations, never for real people. */
  public static CallingHours always() {
    return new CallingHours(
        Window.ALL_DAY, Window.ALL_DAY, Window.ALL_DAY, Duration.ZERO, HolidayCalendar.none());
  }

  /**
   * {@return the first moment from {@code wanted} on at which this person may be rung, or empty if
   * there is none within a year}
   *
   * @param wanted when we would like to dial
   * @param zone the respondent's clock
   * @param verifiedAt when the person asked for the call; empty unless this is the first attempt
   */
  public Optional<Instant> next(Instant wanted, ZoneId zone, Optional<Instant> verifiedAt) {
    if (justAsked(wanted, zone, verifiedAt)) {
      return Optional.of(wanted);
    }
    Optional<Instant> today = justAskedOpens(wanted, zone, verifiedAt);
    Optional<Instant> ordinary = ordinary(wanted, zone);
    return today.filter(at -> ordinary.map(at::isBefore).orElse(true)).or(() -> ordinary);
  }

  /** Asked for shortly before the early window opens: it is rung when it opens. */
  private Optional<Instant> justAskedOpens(
      Instant wanted, ZoneId zone, Optional<Instant> verifiedAt) {
    Instant opens =
        ZonedDateTime.of(wanted.atZone(zone).toLocalDate(), justAsked.from(), zone).toInstant();
    return opens.isAfter(wanted) && justAsked(opens, zone, verifiedAt)
        ? Optional.of(opens)
        : Optional.empty();
  }

  private Optional<Instant> ordinary(Instant wanted, ZoneId zone) {
    ZonedDateTime local = wanted.atZone(zone);
    LocalDate day = local.toLocalDate();
    for (int ahead = 0; ahead < FARTHEST_DAYS; ahead++, day = day.plusDays(1)) {
      if (holidays.isHoliday(day)) {
        continue;
      }
      Window window = window(day);
      if (ahead == 0 && window.contains(local.toLocalTime())) {
        return Optional.of(wanted);
      }
      Instant opens = ZonedDateTime.of(day, window.from(), zone).toInstant();
      if (opens.isAfter(wanted)) {
        return Optional.of(opens);
      }
    }
    return Optional.empty();
  }

  private boolean justAsked(Instant wanted, ZoneId zone, Optional<Instant> verifiedAt) {
    return verifiedAt
        .map(
            asked ->
                !wanted.isBefore(asked)
                    && wanted.isBefore(asked.plus(justAskedFor))
                    && justAsked.contains(wanted.atZone(zone).toLocalTime()))
        .orElse(false);
  }

  private Window window(LocalDate day) {
    boolean weekend =
        day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    return weekend ? weekends : weekdays;
  }
}
