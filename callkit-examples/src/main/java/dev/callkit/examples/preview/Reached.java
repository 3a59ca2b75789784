package dev.callkit.examples.preview;

import dev.callkit.question.Priority;
import dev.callkit.question.QuestionId;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * How often one question came about.
 *
 * @param question which
 * @param level its own level
 * @param everyNth every how many customers it is to be asked; for a combination, its interval
 * @param counted how many customers counted for it
 * @param turns how often it was due by then
 * @param asked how often it was asked
 * @param owed the turns that were deferred and are still to come
 */
record Reached(
    QuestionId question,
    Priority level,
    int everyNth,
    long counted,
    long turns,
    long asked,
    long owed) {

  /** {@return every how many customers it was asked, to one decimal; empty if it never was} */
  Optional<BigDecimal> interval() {
    return asked == 0
        ? Optional.empty()
        : Optional.of(quotient(counted, asked, 1, RoundingMode.HALF_UP));
  }

  /**
   * {@return how many of its turns it had, to four decimals and rounded down, so that 1 is all of
   * them; empty if it was never due}
   */
  Optional<BigDecimal> share() {
    return turns == 0
        ? Optional.empty()
        : Optional.of(quotient(asked, turns, 4, RoundingMode.DOWN));
  }

  private static BigDecimal quotient(long number, long by, int decimals, RoundingMode mode) {
    return BigDecimal.valueOf(number).divide(BigDecimal.valueOf(by), decimals, mode);
  }
}
