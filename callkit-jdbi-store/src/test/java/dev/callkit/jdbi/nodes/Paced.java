package dev.callkit.jdbi.nodes;

import dev.callkit.conduct.TaskScheduler;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Call time, for every process alike: it runs {@code pace} times as fast as real time. At pace 5 a
 * lease of 15 s is 3 s, and the five seconds a person waits for us are one: enough to be lived
 * through, and a test ends within a minute.
 *
 * @param began when call time and real time were the same
 * @param pace 1 or more; 1 is real time
 */
record Paced(Instant began, int pace) implements InstantSource {
  @Override
  public Instant instant() {
    return began.plus(Duration.between(began, InstantSource.system().instant()).multipliedBy(pace));
  }

  /** How long this really takes. */
  Duration real(Duration callTime) {
    return callTime.dividedBy(pace);
  }

  /** Real threads, on which call time passes. */
  TaskScheduler tasks(int workers) {
    TaskScheduler threads = TaskScheduler.threads(workers);
    return new TaskScheduler() {
      @Override
      public void execute(Runnable task) {
        threads.execute(task);
      }

      @Override
      public void schedule(Duration delay, Runnable task) {
        threads.schedule(real(delay), task);
      }

      @Override
      public void close() {
        threads.close();
      }
    };
  }
}
