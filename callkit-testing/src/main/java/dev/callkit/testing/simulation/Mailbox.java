package dev.callkit.testing.simulation;

import dev.callkit.conduct.TaskScheduler;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.RejectedExecutionException;

/** Runs what concerns one line one thing at a time, in the order it came. */
final class Mailbox {
  private final TaskScheduler tasks;
  private final Deque<Runnable> waiting = new ArrayDeque<>();
  private boolean busy;

  Mailbox(TaskScheduler tasks) {
    this.tasks = tasks;
  }

  void post(Runnable letter) {
    synchronized (waiting) {
      waiting.add(letter);
      if (busy) {
        return;
      }
      busy = true;
    }
    handle();
  }

  void postAfter(Duration delay, Runnable letter) {
    tasks.schedule(delay, () -> post(letter));
  }

  /** Runs something that may block, outside the mailbox. */
  void beside(Runnable blocking) {
    try {
      tasks.execute(blocking);
    } catch (RejectedExecutionException closed) {
      // Time has stopped; nobody waits for it any more.
    }
  }

  private void handle() {
    beside(
        () -> {
          Runnable letter;
          synchronized (waiting) {
            letter = waiting.remove();
          }
          try {
            // Foreign code never runs under our lock.
            letter.run();
          } finally {
            boolean more;
            synchronized (waiting) {
              more = !waiting.isEmpty();
              busy = more;
            }
            if (more) {
              handle();
            }
          }
        });
  }
}
