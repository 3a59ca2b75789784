package dev.callkit.examples;

import dev.callkit.call.PhoneNumber;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Mobile numbers that nobody has: the Swedish regulator PTS keeps 070-174 06 05 to 99 free for
 * fiction (read 2026-11).
 */
final class FictitiousNumbers {
  /** The first one, as it is written. */
  static final String EXAMPLE = "070-1740605";

  private static final int FIRST = 5;
  private static final int LAST = 99;

  /** {@return all of them, beginning with that of the n-th customer} */
  static Stream<PhoneNumber> from(int customer) {
    int count = LAST - FIRST + 1;
    return IntStream.range(customer - 1, customer - 1 + count)
        .mapToObj(
            place ->
                PhoneNumber.of(
                    String.format(Locale.ROOT, "+467017406%02d", FIRST + place % count)));
  }

  private FictitiousNumbers() {}
}
