package dev.callkit.conduct;

import dev.callkit.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Keeps at a step while the store does not answer: what was reported is reported once, and what
 * somebody said is said once. Everything later of the same call waits behind it, so that the order
 * stays as it was.
 */
final class Patience implements Mailboxes.Letter {
  /**
   * How long a step is tried again. What happened on the line and is forgotten then is found out by
   * asking the carrier when the call's time comes.
   */
  static final Duration LONGEST = Duration.ofSeconds(30);

  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofMillis(800);

  private final InstantSource clock;
  private final Runnable step;
  private final Consumer<RuntimeException> giveUp;
  private final Instant until;
  private Duration pause = FIRST_PAUSE;

  /**
   * Nothing tried yet; the time begins to run.
   *
   * @param step may have been saved although it throws, so it must be safe to repeat
   * @param giveUp is told of the last failure
   */
  Patience(InstantSource clock, Runnable step, Consumer<RuntimeException> giveUp) {
    this.clock = clock;
    this.step = step;
    this.giveUp = giveUp;
    this.until = clock.instant().plus(LONGEST);
  }

  @Override
  public Optional<Duration> handle() {
    try {
      step.run();
      return Optional.empty();
    } catch (RuntimeException failed) {
      boolean mayHelp = failed instanceof StoreException store && store.retryable();
      if (!mayHelp || clock.instant().plus(pause).isAfter(until)) {
        giveUp.accept(failed);
        return Optional.empty();
      }
      Duration now = pause;
      Duration twice = pause.multipliedBy(2);
      pause = twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE;
      return Optional.of(now);
    }
  }
}
