package dev.callkit.twilio;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does one thing after the other, each on the thread that brought it or on that of one before. What
 * is done here needs no lock, and may call whom it likes.
 */
final class InOrder {
  private static final Logger log = LoggerFactory.getLogger(InOrder.class);

  private final Object lock = new Object();
  private final Deque<Runnable> waiting = new ArrayDeque<>();
  private boolean busy;

  void run(Runnable task) {
    synchronized (lock) {
      waiting.add(task);
      if (busy) {
        return;
      }
      busy = true;
    }
    while (true) {
      Runnable next;
      synchronized (lock) {
        next = waiting.poll();
        if (next == null) {
          busy = false;
          return;
        }
      }
      try {
        next.run();
      } catch (RuntimeException broken) {
        log.warn("a step of a talk failed with {}", broken.getClass().getSimpleName());
      }
    }
  }
}
