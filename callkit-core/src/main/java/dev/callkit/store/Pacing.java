package dev.callkit.store;

import java.util.Optional;

/**
 * How fast calls may be placed and how many may be in progress, on all nodes of a store together. A
 * call is in progress from the moment its attempt is committed until that attempt ends.
 *
 * @param callsPerSecond how many attempts are placed a second with one carrier account, evenly
 *     spread; empty for no limit
 * @param inProgressPerBusiness how many calls of one business are in progress; empty for no limit
 * @param inProgress how many calls of all businesses are; empty for no limit
 */
public record Pacing(
    Optional<Integer> callsPerSecond,
    Optional<Integer> inProgressPerBusiness,
    Optional<Integer> inProgress) {
  /** No limits. */
  public static final Pacing UNLIMITED =
      new Pacing(Optional.empty(), Optional.empty(), Optional.empty());

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if a limit is less than 1 or more than a million
   */
  public Pacing {
    check("callsPerSecond", callsPerSecond);
    check("inProgressPerBusiness", inProgressPerBusiness);
    check("inProgress", inProgress);
  }

  private static void check(String field, Optional<Integer> limit) {
    limit.ifPresent(
        number -> {
          if (number < 1 || number > 1_000_000) {
            throw new IllegalArgumentException(
                "pacing, " + field + ": expected 1 to 1000000, got " + number);
          }
        });
  }

  /** {@return the same with so many attempts a second for each carrier account} */
  public Pacing callsPerSecond(int limit) {
    return new Pacing(Optional.of(limit), inProgressPerBusiness, inProgress);
  }

  /** {@return the same with so many calls of one business in progress} */
  public Pacing inProgressPerBusiness(int limit) {
    return new Pacing(callsPerSecond, Optional.of(limit), inProgress);
  }

  /** {@return the same with so many calls in progress in all} */
  public Pacing inProgress(int limit) {
    return new Pacing(callsPerSecond, inProgressPerBusiness, Optional.of(limit));
  }
}
