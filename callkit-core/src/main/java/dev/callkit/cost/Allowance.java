package dev.callkit.cost;

import java.time.Duration;
import java.util.Optional;

/**
 * What an attempt may cost, fixed when it is dialled.
 *
 * @param rate what it costs
 * @param left what the call's budget has left for it, in the rate's currency; empty if there is no
 *     budget
 */
public record Allowance(Rate rate, Optional<Money> left) {
  /** Nobody is rung for less: an introduction, a yes, one question and a goodbye. */
  public static final Duration SHORTEST_TALK = Duration.ofSeconds(45);

  /**
   * Checks the currency.
   *
   * @throws IllegalArgumentException if it is another one than the rate's
   */
  public Allowance {
    left.ifPresent(most -> most.plus(Money.zero(rate.currency())));
  }

  /**
   * {@return how long the attempt may be connected before it would cost more than there is; empty
   * if there is no budget}
   *
   * @param spent what it has cost already besides, such as for the model, in any currency that the
   *     rate knows; others do not count
   */
  public Optional<Duration> paysFor(Optional<Money> spent) {
    return left.map(most -> spent.flatMap(rate::convert).map(most::less).orElse(most))
        .map(rate::longestFor);
  }

  /** {@return whether it pays for a talk that is worth ringing somebody for} */
  public boolean paysForATalk() {
    return paysFor(Optional.empty())
        .map(longest -> longest.compareTo(SHORTEST_TALK) >= 0)
        .orElse(true);
  }
}
