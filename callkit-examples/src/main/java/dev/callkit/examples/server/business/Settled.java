package dev.callkit.examples.server.business;

import dev.callkit.intake.CallingHours;
import dev.callkit.intake.HolidayCalendar;
import dev.callkit.intake.IntakePolicy;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What a business has settled for this server, beyond what the library keeps of it.
 *
 * @param address where the store is
 * @param openingHours when it is open, in its own words
 * @param departments what its questions and visits may be about, in its order
 * @param categories what it sells, likewise
 * @param agreedByVerification whether whoever is verified has agreed to an automated call: true
 *     only if the place where people ask for the call says so to them
 * @param cooldownDays how long a person is left alone after an interview or a refusal, 0 to 365
 * @param hours when people may be rung
 */
public record Settled(
    Optional<String> address,
    Optional<String> openingHours,
    Set<String> departments,
    Set<String> categories,
    boolean agreedByVerification,
    int cooldownDays,
    Hours hours) {

  /** Copies the sets, keeping their order. */
  public Settled {
    departments = Collections.unmodifiableSet(new LinkedHashSet<>(departments));
    categories = Collections.unmodifiableSet(new LinkedHashSet<>(categories));
  }

  /**
   * When people may be rung, as data.
   *
   * @param weekdays Monday to Friday
   * @param weekends Saturday and Sunday
   * @param justAsked any day, shortly after the verification
   * @param justAskedForMinutes how long that is, 0 to 120
   * @param holidays whether nobody is rung on Swedish holidays
   */
  public record Hours(
      CallingHours.Window weekdays,
      CallingHours.Window weekends,
      CallingHours.Window justAsked,
      int justAskedForMinutes,
      boolean holidays) {
    // What a careful person would call a decent hour, whatever a business thinks.
    private static final LocalTime EARLIEST = LocalTime.of(7, 0);
    private static final LocalTime LATEST = LocalTime.of(22, 0);

    /** As the library has them by default. */
    public static final Hours DEFAULT =
        new Hours(
            CallingHours.DEFAULT.weekdays(),
            CallingHours.DEFAULT.weekends(),
            CallingHours.DEFAULT.justAsked(),
            (int) CallingHours.DEFAULT.justAskedFor().toMinutes(),
            true);

    /** Around the clock: for telephones in web pages. */
    public static final Hours ALWAYS =
        new Hours(
            CallingHours.Window.ALL_DAY,
            CallingHours.Window.ALL_DAY,
            CallingHours.Window.ALL_DAY,
            0,
            false);

    /** {@return the same where it is a decent hour, whatever was settled when nobody was rung} */
    Hours decent() {
      return new Hours(
          decent(weekdays, DEFAULT.weekdays),
          decent(weekends, DEFAULT.weekends),
          decent(justAsked, DEFAULT.justAsked),
          justAskedForMinutes,
          holidays);
    }

    private static CallingHours.Window decent(
        CallingHours.Window window, CallingHours.Window otherwise) {
      LocalTime from = window.from().isBefore(EARLIEST) ? EARLIEST : window.from();
      boolean late = window.until().equals(LocalTime.MIN) || window.until().isAfter(LATEST);
      LocalTime until = late ? LATEST : window.until();
      return from.isBefore(until) ? new CallingHours.Window(from, until) : otherwise;
    }

    /** {@return whether real telephones may ring in all of this window} */
    public static boolean isDecent(CallingHours.Window window) {
      return decent(window, DEFAULT.weekdays).equals(window);
    }

    CallingHours rule() {
      return new CallingHours(
          weekdays,
          weekends,
          justAsked,
          Duration.ofMinutes(justAskedForMinutes),
          holidays ? HolidayCalendar.swedish() : HolidayCalendar.none());
    }
  }

  /** {@return what holds before anything is settled} */
  public static Settled with(Hours hours, int cooldownDays) {
    return new Settled(
        Optional.empty(), Optional.empty(), Set.of(), Set.of(), false, cooldownDays, hours);
  }

  /**
   * {@return who may be rung}
   *
   * @param ringsPeople whether real telephones ring
   */
  IntakePolicy intake(boolean ringsPeople) {
    Hours kept = ringsPeople ? hours.decent() : hours;
    return IntakePolicy.DEFAULT.during(kept.rule()).withCooldown(Duration.ofDays(cooldownDays));
  }
}
