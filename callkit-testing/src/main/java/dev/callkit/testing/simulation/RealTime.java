package dev.callkit.testing.simulation;

import dev.callkit.conduct.TaskScheduler;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * The time on the wall, with daemon threads: a simulated call lasts as long as a real one.
 * Thread-safe.
 */
public final class RealTime implements InstantSource, TaskScheduler {
  private final InstantSource clock = InstantSource.system();
  private final TaskScheduler threads;

  /**
   * Starts.
   *
   * @param workers how many tasks run at once at most, 1 or more; a respondent who is waited for,
   *     such as somebody at a terminal, keeps one busy
   */
  public RealTime(int workers) {
    this.threads = TaskScheduler.threads(workers);
  }

  @Override
  public Instant instant() {
    return clock.instant();
  }

  @Override
  public void execute(Runnable task) {
    threads.execute(task);
  }

  @Override
  public void schedule(Duration delay, Runnable task) {
    threads.schedule(delay, task);
  }

  @Override
  public void close() {
    threads.close();
  }
}
