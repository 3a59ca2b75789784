package dev.callkit.question;

import dev.callkit.call.CallId;
import java.time.Duration;
import java.time.Instant;

/**
 * One customer, for whom questions are chosen.
 *
 * @param call the call the questions are reserved for
 * @param customer what is known of the customer
 * @param keysOnly whether only questions that telephone keys can answer may be asked
 * @param budget talk time for questions, 10 to 120 s; a fraction of a second is not used
 * @param now when the reservation is made; older ones that were forgotten are given back
 */
public record SelectionRequest(
    CallId call, CustomerFacts customer, boolean keysOnly, Duration budget, Instant now) {
  /** The talk time for questions when a business does not set one. */
  public static final Duration DEFAULT_BUDGET = Duration.ofSeconds(90);

  /** The shortest talk time for questions. */
  public static final Duration SHORTEST_BUDGET = Duration.ofSeconds(10);

  /** The longest talk time for questions. */
  public static final Duration LONGEST_BUDGET = Duration.ofSeconds(120);

  /**
   * Checks the budget.
   *
   * @throws IllegalArgumentException if the budget is not 10 to 120 s
   */
  public SelectionRequest {
    if (budget.compareTo(SHORTEST_BUDGET) < 0 || budget.compareTo(LONGEST_BUDGET) > 0) {
      throw new IllegalArgumentException("time budget: expected 10 to 120 s, got " + budget);
    }
  }
}
