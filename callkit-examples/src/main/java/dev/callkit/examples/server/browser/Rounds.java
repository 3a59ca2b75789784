package dev.callkit.examples.server.browser;

import dev.callkit.conduct.TaskScheduler;
import dev.callkit.store.StoreException;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does something every quarter of a second for as long as there is anything to do. */
final class Rounds {
  private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);
  private static final Duration PAUSE = Duration.ofMillis(250);

  private final TaskScheduler timers;
  private final BooleanSupplier round;
  private boolean going;
  private boolean again;

  /**
   * Does nothing yet.
   *
   * @param round one of them; says whether another is wanted
   */
  Rounds(TaskScheduler timers, BooleanSupplier round) {
    this.timers = timers;
    this.round = round;
  }

  /** There is something to do: a round at once, and others if they do not go on already. */
  void begin() {
    timers.execute(this::look);
    synchronized (this) {
      again = true;
      if (!going) {
        going = true;
        timers.schedule(PAUSE, this::next);
      }
    }
  }

  private void next() {
    boolean more = look();
    synchronized (this) {
      going = more || again;
      again = false;
      if (going) {
        timers.schedule(PAUSE, this::next);
      }
    }
  }

  private boolean look() {
    try {
      return round.getAsBoolean();
    } catch (StoreException away) {
      LOG.warn("lines not looked at: {}", away.getMessage());
      return true;
    }
  }
}
