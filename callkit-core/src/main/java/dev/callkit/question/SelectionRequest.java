package dev.callkit.question;

import dev.callkit.call.CallId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;

/**
 * One customer, for whom questions are chosen.
 *
 * @param call the call the questions are reserved for
 * @param day the date by the store's calendar, for active periods
 * @param departments where the customer shopped; empty if not known
 * @param keysOnly whether only questions that telephone keys can answer may be asked
 * @param budget talk time for questions, 10 to 120 s
 * @param now when the reservation is made
 */
public record SelectionRequest(
    CallId call,
    LocalDate day,
    Set<String> departments,
    boolean keysOnly,
    Duration budget,
    Instant now) {
  /** The talk time for questions when a business does not set one. */
  public static final Duration DEFAULT_BUDGET = Duration.ofSeconds(90);

  /**
   * Checks the budget.
   *
   * @throws IllegalArgumentException if the budget is not 10 to 120 s
   */
  public SelectionRequest {
    if (budget.compareTo(Duration.ofSeconds(10)) < 0
        || budget.compareTo(Duration.ofSeconds(120)) > 0) {
      throw new IllegalArgumentException("time budget: expected 10 to 120 s, got " + budget);
    }
    departments = Set.copyOf(departments);
  }
}
