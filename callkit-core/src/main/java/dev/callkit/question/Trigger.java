package dev.callkit.question;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A condition on the visit. A question is asked only if all its triggers fire; a fact that is not
 * known fires none.
 */
public sealed interface Trigger {

  /** {@return the level the question has, if higher than its own, for customers who fire this} */
  Optional<Priority> raisesTo();

  /** {@return whether this customer is meant} */
  boolean fires(CustomerFacts customer);

  /**
   * Something of certain categories was bought.
   *
   * @param anyOf one of these must have been, compared without regard to case; at least one
   * @param raisesTo the level then; empty to leave it
   */
  record Category(Set<String> anyOf, Optional<Priority> raisesTo) implements Trigger {
    /**
     * Copies the names.
     *
     * @throws IllegalArgumentException if there are none
     */
    public Category {
      if (anyOf.isEmpty()) {
        throw new IllegalArgumentException("category trigger: expected at least one category");
      }
      anyOf = Collections.unmodifiableSet(new LinkedHashSet<>(anyOf));
    }

    /** Fires for anyone who bought something of one of these. */
    public static Category of(String... names) {
      return new Category(new LinkedHashSet<>(java.util.List.of(names)), Optional.empty());
    }

    @Override
    public boolean fires(CustomerFacts customer) {
      return sharesOne(anyOf, customer.categories());
    }
  }

  /**
   * A certain amount was paid.
   *
   * @param least at least this much; empty for no lower end
   * @param most at most this much; empty for no upper end
   * @param raisesTo the level then; empty to leave it
   */
  record Amount(Optional<BigDecimal> least, Optional<BigDecimal> most, Optional<Priority> raisesTo)
      implements Trigger {
    /**
     * Checks the range.
     *
     * @throws IllegalArgumentException if neither end is given, one is negative, or {@code least}
     *     is above {@code most}
     */
    public Amount {
      if (least.isEmpty() && most.isEmpty()) {
        throw new IllegalArgumentException("amount trigger: expected least or most, got neither");
      }
      if (least.map(BigDecimal::signum).orElse(0) < 0
          || most.map(BigDecimal::signum).orElse(0) < 0) {
        throw new IllegalArgumentException("amount trigger: expected 0 or more");
      }
      if (least.isPresent() && most.isPresent() && least.get().compareTo(most.get()) > 0) {
        throw new IllegalArgumentException(
            "amount trigger: expected least not above most, got "
                + least.get()
                + " to "
                + most.get());
      }
    }

    /** Fires for anyone who paid at least this much. */
    public static Amount atLeast(BigDecimal amount) {
      return new Amount(Optional.of(amount), Optional.empty(), Optional.empty());
    }

    @Override
    public boolean fires(CustomerFacts customer) {
      if (customer.amount().isEmpty()) {
        return false;
      }
      BigDecimal paid = customer.amount().get();
      return (least.isEmpty() || paid.compareTo(least.get()) >= 0)
          && (most.isEmpty() || paid.compareTo(most.get()) <= 0);
    }
  }

  /**
   * The visit was at a certain time, by the store's clock.
   *
   * @param days on these days; a window over midnight belongs to the day it begins on; all if empty
   * @param from the first minute of the window
   * @param until the end of the window, not part of it; at or before {@code from} it is on the next
   *     day, so that equal ends mean a whole day
   * @param raisesTo the level then; empty to leave it
   */
  record VisitTime(
      Set<DayOfWeek> days, LocalTime from, LocalTime until, Optional<Priority> raisesTo)
      implements Trigger {
    /** Copies the days. */
    public VisitTime {
      EnumSet<DayOfWeek> copy = EnumSet.noneOf(DayOfWeek.class);
      copy.addAll(days.isEmpty() ? EnumSet.allOf(DayOfWeek.class) : days);
      days = Collections.unmodifiableSet(copy);
    }

    /** Fires for anyone who came between these times, on any day. */
    public static VisitTime between(LocalTime from, LocalTime until) {
      return new VisitTime(Set.of(), from, until, Optional.empty());
    }

    @Override
    public boolean fires(CustomerFacts customer) {
      return customer.visitedAt().isPresent() && contains(customer.visitedAt().get());
    }

    private boolean contains(LocalDateTime visit) {
      Duration sinceFrom = Duration.between(from, visit.toLocalTime());
      boolean nextDay = sinceFrom.isNegative();
      Duration into = nextDay ? sinceFrom.plusDays(1) : sinceFrom;
      Duration length = Duration.between(from, until);
      if (length.isNegative() || length.isZero()) {
        length = length.plusDays(1);
      }
      DayOfWeek began = nextDay ? visit.getDayOfWeek().minus(1) : visit.getDayOfWeek();
      return into.compareTo(length) < 0 && days.contains(began);
    }
  }

  /** {@return whether two sets of names have one in common, without regard to case} */
  static boolean sharesOne(Collection<String> names, Collection<String> others) {
    if (others.isEmpty()) {
      return false;
    }
    for (String name : names) {
      for (String other : others) {
        // Not equalsIgnoreCase: that one folds letter by letter and knows no final sigma.
        if (name.equals(other)
            || name.toLowerCase(Locale.ROOT).equals(other.toLowerCase(Locale.ROOT))) {
          return true;
        }
      }
    }
    return false;
  }
}
