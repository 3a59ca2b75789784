package dev.callkit.openai;

import dev.callkit.cost.Money;
import java.util.Optional;

/**
 * How much one call may take of a model. A call that has taken as much is understood by the
 * built-in rules from then on. Counted by each node for the exchanges it asks about, and forgotten
 * when 10,000 other calls have been asked about since.
 *
 * @param tokens how many, read and written, 1 or more
 * @param cost how much money, in the currency of the price table; empty for no limit
 */
public record CallLimits(long tokens, Optional<Money> cost) {
  /** 150,000 tokens: more than seventy exchanges, which no talk of two minutes has. */
  public static final CallLimits DEFAULT = new CallLimits(150_000, Optional.empty());

  /**
   * Checks the limit.
   *
   * @throws IllegalArgumentException if it is less than 1
   */
  public CallLimits {
    if (tokens < 1) {
      throw new IllegalArgumentException("tokens per call: expected 1 or more, got " + tokens);
    }
  }

  /** {@return the same limits with one for money} */
  public CallLimits costing(Money most) {
    return new CallLimits(tokens, Optional.of(most));
  }
}
