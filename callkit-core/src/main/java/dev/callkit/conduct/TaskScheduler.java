package dev.callkit.conduct;

import java.time.Duration;
import java.util.concurrent.Executor;

/**
 * Runs work now or later. The real one has threads; the simulator's has virtual time. Timers are a
 * convenience only: whatever must happen also stands in the store as {@code wakeAt}.
 */
public interface TaskScheduler extends Executor, AutoCloseable {

  /**
   * Runs a task as soon as a worker is free.
   *
   * @throws java.util.concurrent.RejectedExecutionException after {@link #close()}
   */
  @Override
  void execute(Runnable task);

  /**
   * Runs a task after a delay, unless closed before.
   *
   * @param delay 0 or more
   */
  void schedule(Duration delay, Runnable task);

  /** Takes no more work, and waits a bounded time for what is running. */
  @Override
  void close();

  /**
   * Real time, on daemon threads.
   *
   * @param workers how many tasks run at once at most, 1 or more
   */
  static TaskScheduler threads(int workers) {
    return new ThreadScheduler(workers);
  }
}
