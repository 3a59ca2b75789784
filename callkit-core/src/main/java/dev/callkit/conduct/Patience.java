package dev.callkit.conduct;

import dev.callkit.call.CallId;
import dev.callkit.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * Tries a turn again while the store does not answer. What is not saved is not said, but somebody
 * who hears nothing for a moment is better off than somebody who is hung up on.
 */
final class Patience {
  /** From the words to the last try: longer, and the person says "hallå?" into the silence. */
  static final Duration LONGEST_SILENCE = Duration.ofSeconds(5);

  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofMillis(800);

  private final Parts parts;
  private final Mailboxes mailboxes;

  Patience(Parts parts, Mailboxes mailboxes) {
    this.parts = parts;
    this.mailboxes = mailboxes;
  }

  /**
   * Takes a turn, now or a little later.
   *
   * @param call whose mailbox this runs in, and later tries too
   * @param turn may have been saved although it throws, so it must be safe to repeat
   * @param giveUp is told of the last failure
   */
  void take(CallId call, Runnable turn, Consumer<RuntimeException> giveUp) {
    take(call, turn, giveUp, parts.clock().instant().plus(LONGEST_SILENCE), FIRST_PAUSE);
  }

  private void take(
      CallId call,
      Runnable turn,
      Consumer<RuntimeException> giveUp,
      Instant until,
      Duration pause) {
    try {
      turn.run();
    } catch (RuntimeException failed) {
      boolean mayHelp = failed instanceof StoreException store && store.retryable();
      if (!mayHelp || parts.clock().instant().plus(pause).isAfter(until)) {
        giveUp.accept(failed);
        return;
      }
      Duration twice = pause.multipliedBy(2);
      Duration next = twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE;
      parts
          .tasks()
          .schedule(pause, () -> mailboxes.post(call, () -> take(call, turn, giveUp, until, next)));
    }
  }
}
