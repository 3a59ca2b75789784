package dev.callkit.dialogue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;

/**
 * When somebody wants to be rung, by their own clock and as precisely as they said. Calling hours
 * are not considered here.
 *
 * @param date the day; empty if none was named
 * @param time the hour and minute; empty if none was named
 * @param part the part of the day
 */
public record CallbackTime(Optional<LocalDate> date, Optional<LocalTime> time, DayPart part) {
  /** "Ring senare": no time was named. */
  public static final CallbackTime SOME_TIME =
      new CallbackTime(Optional.empty(), Optional.empty(), DayPart.ANY);

  /**
   * Checks that an hour belongs to a day.
   *
   * @throws IllegalArgumentException if there is a time without a date
   */
  public CallbackTime {
    if (time.isPresent() && date.isEmpty()) {
      throw new IllegalArgumentException("callback time: expected a date beside the time");
    }
  }

  /** A day and an hour. */
  public static CallbackTime at(LocalDate date, LocalTime time) {
    return new CallbackTime(Optional.of(date), Optional.of(time), DayPart.ANY);
  }

  /** A day, perhaps a part of it. */
  public static CallbackTime on(LocalDate date, DayPart part) {
    return new CallbackTime(Optional.of(date), Optional.empty(), part);
  }

  /**
   * {@return the instant meant, or empty if no day was named}
   *
   * <p>A day without an hour means the part's typical time; if that has passed today, half an hour
   * from now. In the hour that a spring clock skips, the time is moved on by the length of the gap;
   * in the hour that an autumn clock repeats, the earlier one is meant.
   *
   * @param zone where the person lives
   * @param now the present
   */
  public Optional<Instant> resolve(ZoneId zone, Instant now) {
    return date.map(
        day -> {
          Instant meant = ZonedDateTime.of(day, time.orElse(part.typical()), zone).toInstant();
          boolean passed = time.isEmpty() && meant.isBefore(now);
          return passed ? now.plus(Duration.ofMinutes(30)) : meant;
        });
  }

  /** {@return {@code 2026-11-23T17:00}, {@code 2026-11-24}, or empty, as precise as was named} */
  public String text() {
    return date.map(day -> time.map(hour -> day.atTime(hour).toString()).orElse(day.toString()))
        .orElse("");
  }
}
