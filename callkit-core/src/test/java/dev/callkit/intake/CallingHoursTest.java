package dev.callkit.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.callkit.intake.CallingHours.Window;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallingHoursTest {
  private static final ZoneId SWEDEN = ZoneId.of("Europe/Stockholm");
  private static final CallingHours HOURS = CallingHours.DEFAULT;

  private static Instant at(LocalDateTime local) {
    return local.atZone(SWEDEN).toInstant();
  }

  private static Instant at(String local) {
    return at(LocalDateTime.parse(local));
  }

  @ParameterizedTest
  @CsvSource({
    // Monday
    "2026-11-23T08:59:59, 2026-11-23T09:00",
    "2026-11-23T09:00, 2026-11-23T09:00",
    "2026-11-23T19:59:59, 2026-11-23T19:59:59",
    "2026-11-23T20:00, 2026-11-24T09:00",
    "2026-11-23T00:00, 2026-11-23T09:00",
    // Friday night, Saturday, Sunday
    "2026-11-27T20:00, 2026-11-28T10:00",
    "2026-11-28T09:59, 2026-11-28T10:00",
    "2026-11-28T17:59, 2026-11-28T17:59",
    "2026-11-28T18:00, 2026-11-29T10:00",
    "2026-11-29T18:00, 2026-11-30T09:00",
    // Christmas Eve to the 26th, a Saturday; the 27th is a Sunday
    "2026-12-23T20:00, 2026-12-27T10:00",
    "2026-12-24T12:00, 2026-12-27T10:00",
    // New Year's Eve to Epiphany: 2 and 3 January are a weekend
    "2026-12-31T12:00, 2027-01-02T10:00",
    "2027-01-05T20:00, 2027-01-07T09:00",
    // Good Friday to Easter Monday 2027; Easter Eve is an ordinary Saturday
    "2027-03-26T12:00, 2027-03-27T10:00",
    "2027-03-27T18:00, 2027-03-30T09:00"
  })
  void theFirstAllowedMoment(LocalDateTime wanted, LocalDateTime allowed) {
    assertThat(HOURS.next(at(wanted), SWEDEN, Optional.empty())).contains(at(allowed));
  }

  @ParameterizedTest
  @CsvSource({
    // Verified, wanted, allowed. A Sunday.
    "2026-11-29T19:00, 2026-11-29T19:00, 2026-11-29T19:00",
    "2026-11-29T19:00, 2026-11-29T19:29:59, 2026-11-29T19:29:59",
    "2026-11-29T19:00, 2026-11-29T19:30, 2026-11-30T09:00",
    "2026-11-29T21:50, 2026-11-29T21:59:59, 2026-11-29T21:59:59",
    "2026-11-29T21:50, 2026-11-29T22:00, 2026-11-30T09:00",
    "2026-12-24T07:00, 2026-12-24T07:00, 2026-12-24T07:00",
    // Asked for just before seven: rung at seven
    "2026-11-23T06:45, 2026-11-23T06:45, 2026-11-23T07:00",
    "2026-11-23T06:30, 2026-11-23T06:30, 2026-11-23T09:00",
    "2026-11-23T03:00, 2026-11-23T03:00, 2026-11-23T09:00"
  })
  void whoHasJustAskedIsRungFromSevenToTenEveryDay(
      LocalDateTime verified, LocalDateTime wanted, LocalDateTime allowed) {
    assertThat(HOURS.next(at(wanted), SWEDEN, Optional.of(at(verified)))).contains(at(allowed));
  }

  @Test
  void whoWillAskInTheFutureHasNotJustAsked() {
    Optional<Instant> tomorrow = Optional.of(at("2026-11-30T19:00"));
    assertThat(HOURS.next(at("2026-11-29T19:00"), SWEDEN, tomorrow))
        .contains(at("2026-11-30T09:00"));
  }

  @Test
  void theHoursAreThoseOfThePersonsClock() {
    Instant noonInSweden = at("2026-11-23T12:00");
    ZoneId newYork = ZoneId.of("America/New_York");
    assertThat(HOURS.next(noonInSweden, newYork, Optional.empty()))
        .contains(LocalDateTime.parse("2026-11-23T09:00").atZone(newYork).toInstant());
  }

  @Test
  void onTheDaysTheClockChangesTheHoursAreStillTheClocks() {
    // 29 March and 25 October 2026 are Sundays with 23 and 25 hours.
    assertThat(HOURS.next(at("2026-03-28T18:00"), SWEDEN, Optional.empty()))
        .contains(Instant.parse("2026-03-29T08:00:00Z"));
    assertThat(HOURS.next(at("2026-10-24T18:00"), SWEDEN, Optional.empty()))
        .contains(Instant.parse("2026-10-25T09:00:00Z"));
  }

  @Test
  void hoursThatOpenInTheHourThatSpringSkipsOpenWhenItIsOver() {
    CallingHours night =
        new CallingHours(
            Window.hours(2, 4),
            Window.hours(2, 4),
            Window.ALL_DAY,
            Duration.ZERO,
            HolidayCalendar.none());
    assertThat(night.next(at("2026-03-29T01:30"), SWEDEN, Optional.empty()))
        .contains(Instant.parse("2026-03-29T01:00:00Z"));
  }

  @Test
  void whereEveryDayIsAHolidayNobodyIsEverRung() {
    CallingHours never =
        new CallingHours(
            Window.ALL_DAY, Window.ALL_DAY, Window.ALL_DAY, Duration.ofMinutes(30), day -> true);
    assertThat(never.next(at("2026-11-23T12:00"), SWEDEN, Optional.empty())).isEmpty();
  }

  @Test
  void alwaysIsAlways() {
    Instant night = at("2026-12-25T03:00");
    assertThat(CallingHours.always().next(night, SWEDEN, Optional.empty())).contains(night);
  }

  @Test
  void aWindowMayEndAtMidnightButNotBeforeItBegins() {
    assertThat(Window.hours(18, 24).contains(LocalTime.of(23, 59, 59))).isTrue();
    assertThat(Window.hours(18, 24).contains(LocalTime.MIDNIGHT)).isFalse();
    assertThatIllegalArgumentException().isThrownBy(() -> Window.hours(20, 9));
    assertThatIllegalArgumentException().isThrownBy(() -> Window.hours(9, 9));
  }
}
