package dev.callkit.question;

import java.time.LocalDate;
import java.util.Optional;

/**
 * The days on which a question may be asked, by the store's calendar.
 *
 * @param from the first day; empty for no beginning
 * @param until the last day, included; empty for no end
 */
public record ActivePeriod(Optional<LocalDate> from, Optional<LocalDate> until) {
  /** Every day. */
  public static final ActivePeriod ALWAYS = new ActivePeriod(Optional.empty(), Optional.empty());

  /**
   * Checks the order.
   *
   * @throws IllegalArgumentException if the period ends before it begins
   */
  public ActivePeriod {
    if (from.isPresent() && until.isPresent() && until.get().isBefore(from.get())) {
      throw new IllegalArgumentException(
          "active period: expected until on or after from, got "
              + from.get()
              + " to "
              + until.get());
    }
  }

  /** {@return whether {@code day} lies inside} */
  public boolean contains(LocalDate day) {
    return from.map(first -> !day.isBefore(first)).orElse(true)
        && until.map(last -> !day.isAfter(last)).orElse(true);
  }
}
