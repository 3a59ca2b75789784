package dev.callkit.progress;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How punctually a call was first dialled. Due means: as soon as the person was verified, inside
 * calling hours. What waits for calling hours is not late.
 *
 * @param due when it was to be dialled
 * @param dialledAt when the first attempt began that a carrier took, or perhaps took; empty before
 * @param cause what it waited for last; empty if it did not wait, or only for a node
 */
public record Lateness(Instant due, Optional<Instant> dialledAt, Optional<DelayCause> cause) {
  /** Within this time after being due a call is punctual: 5 min. */
  public static final Duration PROMISE = Duration.ofMinutes(5);

  // Less is how long looking takes, and has no cause.
  private static final Duration MOMENT = Duration.ofSeconds(3);

  static Lateness due(Instant at) {
    return new Lateness(at, Optional.empty(), Optional.empty());
  }

  Lateness postponedTo(Instant at) {
    return dialledAt.isPresent() || !at.isAfter(due) ? this : due(at);
  }

  Lateness waitingFor(DelayCause reason) {
    return dialledAt.isPresent() ? this : new Lateness(due, dialledAt, Optional.of(reason));
  }

  Lateness dialled(Instant at) {
    if (dialledAt.isPresent()) {
      return this;
    }
    boolean waited = at.isAfter(due.plus(MOMENT));
    return new Lateness(
        due,
        Optional.of(at),
        waited ? cause.or(() -> Optional.of(DelayCause.NODES)) : Optional.empty());
  }

  /** {@return how late it was dialled, 0 or more; empty if it has not been dialled} */
  public Optional<Duration> late() {
    return dialledAt.map(at -> at.isAfter(due) ? Duration.between(due, at) : Duration.ZERO);
  }

  /** {@return whether it was dialled within {@link #PROMISE}; false if it has not been dialled} */
  public boolean punctual() {
    return late().map(late -> late.compareTo(PROMISE) <= 0).orElse(false);
  }
}
