package dev.callkit.question;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is known of one customer when questions are chosen. It names nobody.
 *
 * @param day today by the store's calendar, for active periods
 * @param visitedAt when the visit was, by the store's clock; empty if not known
 * @param amount what was paid, 0 or more; empty if not known
 * @param categories what was bought; empty if not known
 * @param departments where in the store; empty if not known
 * @param asked when this person was last asked each question, for cooldowns; questions that are
 *     missing were never asked
 */
public record CustomerFacts(
    LocalDate day,
    Optional<LocalDateTime> visitedAt,
    Optional<BigDecimal> amount,
    Set<String> categories,
    Set<String> departments,
    Map<QuestionId, Instant> asked) {

  /** Copies the collections. */
  public CustomerFacts {
    categories = copy(categories);
    departments = copy(departments);
    asked = Map.copyOf(asked);
  }

  private static Set<String> copy(Set<String> names) {
    return names.isEmpty() ? Set.of() : Collections.unmodifiableSet(new LinkedHashSet<>(names));
  }

  /** Somebody of whom nothing is known. */
  public static CustomerFacts unknown(LocalDate day) {
    return new CustomerFacts(day, Optional.empty(), Optional.empty(), Set.of(), Set.of(), Map.of());
  }

  /** {@return the same customer, who came at this time by the store's clock} */
  public CustomerFacts visiting(LocalDateTime time) {
    return new CustomerFacts(day, Optional.of(time), amount, categories, departments, asked);
  }

  /** {@return the same customer, who paid this much} */
  public CustomerFacts paying(BigDecimal paid) {
    return new CustomerFacts(day, visitedAt, Optional.of(paid), categories, departments, asked);
  }

  /** {@return the same customer, who bought things of these categories} */
  public CustomerFacts buying(Set<String> names) {
    return new CustomerFacts(day, visitedAt, amount, names, departments, asked);
  }

  /** {@return the same customer, who was in these departments} */
  public CustomerFacts in(Set<String> names) {
    return new CustomerFacts(day, visitedAt, amount, categories, names, asked);
  }

  /** {@return the same customer with this history} */
  public CustomerFacts asked(Map<QuestionId, Instant> history) {
    return new CustomerFacts(day, visitedAt, amount, categories, departments, history);
  }
}
