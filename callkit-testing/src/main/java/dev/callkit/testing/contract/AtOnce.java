package dev.callkit.testing.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs the same thing on several threads, all let go at the same moment. */
final class AtOnce {
  private static final long BOUND_SECONDS = 60;

  /**
   * {@return what each task returned, in their order}
   *
   * @throws AssertionError if a task fails or does not end within a minute
   */
  static <T> List<T> run(List<Callable<T>> tasks) {
    ExecutorService threads = Executors.newFixedThreadPool(tasks.size());
    CountDownLatch go = new CountDownLatch(1);
    try {
      List<Future<T>> running = new ArrayList<>();
      for (Callable<T> task : tasks) {
        running.add(
            threads.submit(
                () -> {
                  go.await();
                  return task.call();
                }));
      }
      go.countDown();
      List<T> results = new ArrayList<>();
      for (Future<T> one : running) {
        results.add(one.get(BOUND_SECONDS, TimeUnit.SECONDS));
      }
      return results;
    } catch (ExecutionException failed) {
      throw new AssertionError("one of the tasks failed", failed.getCause());
    } catch (TimeoutException stuck) {
      throw new AssertionError("expected an end within " + BOUND_SECONDS + " s", stuck);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", stopped);
    } finally {
      threads.shutdownNow();
    }
  }

  private AtOnce() {}
}
