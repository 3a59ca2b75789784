package dev.callkit.conduct;

import dev.callkit.call.CallId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs what concerns one call one thing at a time, in the order it came; different calls at once.
 */
final class Mailboxes {
  private static final Logger log = LoggerFactory.getLogger(Mailboxes.class);

  private final Executor workers;
  private final Object lock = new Object();
  private final Map<CallId, Deque<Runnable>> waiting = new HashMap<>();

  Mailboxes(Executor workers) {
    this.workers = workers;
  }

  void post(CallId call, Runnable letter) {
    synchronized (lock) {
      Deque<Runnable> queue = waiting.get(call);
      if (queue != null) {
        queue.add(letter);
        return;
      }
      Deque<Runnable> fresh = new ArrayDeque<>();
      fresh.add(letter);
      waiting.put(call, fresh);
    }
    start(call);
  }

  private void start(CallId call) {
    try {
      workers.execute(() -> handleOne(call));
    } catch (RejectedExecutionException closed) {
      // What is not handled here stands in the store and is found by the next node.
      log.debug("call {}: not handled, closing", call);
      synchronized (lock) {
        waiting.remove(call);
      }
    }
  }

  private void handleOne(CallId call) {
    Runnable letter;
    synchronized (lock) {
      Deque<Runnable> queue = waiting.get(call);
      letter = queue == null ? null : queue.peek();
    }
    if (letter != null) {
      try {
        letter.run();
      } catch (RuntimeException broken) {
        log.warn("call {}: a step failed with {}", call, Trouble.of(broken));
      }
    }
    boolean more;
    synchronized (lock) {
      Deque<Runnable> queue = waiting.get(call);
      if (queue != null) {
        queue.poll();
      }
      more = queue != null && !queue.isEmpty();
      if (!more) {
        waiting.remove(call);
      }
    }
    if (more) {
      start(call);
    }
  }
}
