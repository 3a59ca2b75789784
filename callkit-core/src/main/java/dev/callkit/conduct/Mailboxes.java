package dev.callkit.conduct;

import dev.callkit.call.CallId;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs what concerns one call one thing at a time, in the order it came; different calls at once.
 */
final class Mailboxes {
  private static final Logger log = LoggerFactory.getLogger(Mailboxes.class);

  /** Something that is to be done about a call, perhaps not at the first try. */
  @FunctionalInterface
  interface Letter {
    /**
     * Does it.
     *
     * @return how long to wait before it is tried again, with everything that came after it; empty
     *     when it is done with
     */
    Optional<Duration> handle();

    /** {@return the same, after which, whatever comes of it, something else is done} */
    default Letter then(Runnable afterwards) {
      return () -> {
        Optional<Duration> again = Optional.empty();
        try {
          again = handle();
          return again;
        } finally {
          if (again.isEmpty()) {
            afterwards.run();
          }
        }
      };
    }
  }

  private final TaskScheduler tasks;
  private final Object lock = new Object();
  private final Map<CallId, Deque<Letter>> waiting = new HashMap<>();

  Mailboxes(TaskScheduler tasks) {
    this.tasks = tasks;
  }

  /** Does something once, whatever comes of it. */
  void post(CallId call, Runnable once) {
    postUntilDone(
        call,
        () -> {
          once.run();
          return Optional.empty();
        });
  }

  void postUntilDone(CallId call, Letter letter) {
    synchronized (lock) {
      Deque<Letter> queue = waiting.get(call);
      if (queue != null) {
        queue.add(letter);
        return;
      }
      Deque<Letter> fresh = new ArrayDeque<>();
      fresh.add(letter);
      waiting.put(call, fresh);
    }
    start(call);
  }

  private void start(CallId call) {
    try {
      tasks.execute(() -> handleOne(call));
    } catch (RejectedExecutionException closed) {
      // What is not handled here stands in the store and is found by the next node.
      log.debug("call {}: not handled, closing", call);
      synchronized (lock) {
        waiting.remove(call);
      }
    }
  }

  private void handleOne(CallId call) {
    Letter letter;
    synchronized (lock) {
      Deque<Letter> queue = waiting.get(call);
      letter = queue == null ? null : queue.peek();
    }
    Optional<Duration> again = letter == null ? Optional.empty() : handle(call, letter);
    if (again.isPresent()) {
      tasks.schedule(again.get(), () -> handleOne(call));
      return;
    }
    boolean more;
    synchronized (lock) {
      Deque<Letter> queue = waiting.get(call);
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

  private static Optional<Duration> handle(CallId call, Letter letter) {
    try {
      return letter.handle();
    } catch (RuntimeException broken) {
      log.warn("call {}: a step failed with {}", call, Trouble.of(broken));
      return Optional.empty();
    }
  }
}
