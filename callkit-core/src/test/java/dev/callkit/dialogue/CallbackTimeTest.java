package dev.callkit.dialogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CallbackTimeTest {
  private static final ZoneId SWEDEN = ZoneId.of("Europe/Stockholm");
  private static final Instant MORNING = Instant.parse("2026-11-23T09:00:00Z");
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

  @Test
  void isAsPreciseAsWasSaid() {
    assertThat(CallbackTime.at(TODAY, LocalTime.of(17, 0)).text()).isEqualTo("2026-11-23T17:00");
    assertThat(CallbackTime.on(TODAY, DayPart.EVENING).text()).isEqualTo("2026-11-23");
    assertThat(CallbackTime.SOME_TIME.text()).isEmpty();
    assertThat(CallbackTime.SOME_TIME.resolve(SWEDEN, MORNING)).isEmpty();
  }

  @Test
  void meansThePersonsOwnClock() {
    CallbackTime five = CallbackTime.at(TODAY, LocalTime.of(17, 0));
    assertThat(five.resolve(SWEDEN, MORNING)).contains(Instant.parse("2026-11-23T16:00:00Z"));
    assertThat(five.resolve(ZoneId.of("Europe/Helsinki"), MORNING))
        .contains(Instant.parse("2026-11-23T15:00:00Z"));
  }

  @Test
  void aPartOfTheDayThatHasPassedIsSoon() {
    assertThat(CallbackTime.on(TODAY, DayPart.MORNING).resolve(SWEDEN, MORNING))
        .contains(MORNING.plusSeconds(30 * 60));
  }

  @Test
  void anHourThatTheSpringClockSkipsIsMovedOn() {
    CallbackTime skipped = CallbackTime.at(LocalDate.of(2027, 3, 28), LocalTime.of(2, 30));
    assertThat(skipped.resolve(SWEDEN, MORNING)).contains(Instant.parse("2027-03-28T01:30:00Z"));
  }

  @Test
  void aTimeNeedsADay() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new CallbackTime(Optional.empty(), Optional.of(LocalTime.NOON), DayPart.ANY));
  }
}
