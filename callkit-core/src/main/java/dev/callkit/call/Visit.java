package dev.callkit.call;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What is known of the visit the person is asked about. Everything but the time may be unknown; a
 * question that needs a fact that is missing is not asked.
 *
 * @param at when the purchase was made
 * @param amount what was paid, in the business's currency; empty if not known
 * @param categories what was bought, such as {@code mejeri}; empty if not known
 * @param departments where in the store, such as {@code chark}; empty if not known
 */
public record Visit(
    Instant at, Optional<BigDecimal> amount, Set<String> categories, Set<String> departments) {
  /**
   * Copies the sets, keeping their order.
   *
   * @throws IllegalArgumentException if the amount is negative
   */
  public Visit {
    amount.ifPresent(
        paid -> {
          if (paid.signum() < 0) {
            throw new IllegalArgumentException("amount: expected 0 or more, got " + paid);
          }
        });
    categories = copy(categories);
    departments = copy(departments);
  }

  /** A visit of which only the time is known. */
  public static Visit at(Instant time) {
    return new Visit(time, Optional.empty(), Set.of(), Set.of());
  }

  private static Set<String> copy(Set<String> names) {
    return Collections.unmodifiableSet(new LinkedHashSet<>(names));
  }
}
