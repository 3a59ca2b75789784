package dev.callkit.conduct;

import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Real time: one timer thread that only hands over, and workers that may block. */
final class ThreadScheduler implements TaskScheduler {
  private static final Logger log = LoggerFactory.getLogger(ThreadScheduler.class);
  private static final Duration CLOSING_BOUND = Duration.ofSeconds(5);

  private final ScheduledThreadPoolExecutor timer;
  private final ThreadPoolExecutor workers;

  ThreadScheduler(int threads) {
    timer = new ScheduledThreadPoolExecutor(1, named("callkit-timer"));
    timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    timer.setRemoveOnCancelPolicy(true);
    workers =
        new ThreadPoolExecutor(
            threads,
            threads,
            30,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            named("callkit-worker"));
    workers.allowCoreThreadTimeOut(true);
  }

  private static ThreadFactory named(String name) {
    AtomicInteger count = new AtomicInteger();
    return task -> {
      Thread thread = new Thread(task, name + "-" + count.incrementAndGet());
      // An embedded library never keeps its host alive.
      thread.setDaemon(true);
      return thread;
    };
  }

  @Override
  public void execute(Runnable task) {
    workers.execute(() -> guarded(task));
  }

  @Override
  @SuppressWarnings("FutureReturnValueIgnored") // the task reports its own failures
  public void schedule(Duration delay, Runnable task) {
    try {
      timer.schedule(() -> handOver(task), Math.max(0, delay.toNanos()), TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException closed) {
      log.debug("not scheduled: closed");
    }
  }

  private void handOver(Runnable task) {
    try {
      execute(task);
    } catch (RejectedExecutionException closed) {
      log.debug("not run: closed");
    }
  }

  private static void guarded(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException broken) {
      log.warn("a task failed with {}", Trouble.of(broken));
    }
  }

  @Override
  public void close() {
    timer.shutdown();
    workers.shutdown();
    try {
      if (!workers.awaitTermination(CLOSING_BOUND.toMillis(), TimeUnit.MILLISECONDS)) {
        log.warn("closing with {} tasks still running", workers.getActiveCount());
        workers.shutdownNow();
      }
    } catch (InterruptedException hurried) {
      workers.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
