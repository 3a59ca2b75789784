package dev.callkit.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The almanac, 2024 to 2028. */
class SwedishHolidaysTest {

  /** Good Friday, Ascension, Pentecost, Midsummer Eve, All Saints: the ones that move. */
  @ParameterizedTest
  @CsvSource({
    "2024, 2024-03-29, 2024-05-09, 2024-05-19, 2024-06-21, 2024-11-02",
    "2025, 2025-04-18, 2025-05-29, 2025-06-08, 2025-06-20, 2025-11-01",
    "2026, 2026-04-03, 2026-05-14, 2026-05-24, 2026-06-19, 2026-10-31",
    "2027, 2027-03-26, 2027-05-06, 2027-05-16, 2027-06-25, 2027-11-06",
    "2028, 2028-04-14, 2028-05-25, 2028-06-04, 2028-06-23, 2028-11-04"
  })
  void theHolidaysOfAYear(
      int year,
      LocalDate goodFriday,
      LocalDate ascension,
      LocalDate pentecost,
      LocalDate midsummerEve,
      LocalDate allSaints) {
    List<LocalDate> expected =
        Stream.of(
                LocalDate.of(year, 1, 1),
                LocalDate.of(year, 1, 6),
                goodFriday,
                goodFriday.plusDays(2),
                goodFriday.plusDays(3),
                LocalDate.of(year, 5, 1),
                ascension,
                pentecost,
                LocalDate.of(year, 6, 6),
                midsummerEve,
                midsummerEve.plusDays(1),
                allSaints,
                LocalDate.of(year, 12, 24),
                LocalDate.of(year, 12, 25),
                LocalDate.of(year, 12, 26),
                LocalDate.of(year, 12, 31))
            .distinct()
            .sorted()
            .toList();
    List<LocalDate> found =
        LocalDate.of(year, 1, 1)
            .datesUntil(LocalDate.of(year + 1, 1, 1))
            .filter(HolidayCalendar.swedish()::isHoliday)
            .toList();
    assertThat(found).isEqualTo(expected);
  }
}
