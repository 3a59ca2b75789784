package dev.callkit.testing.simulation;

import dev.callkit.conduct.TaskScheduler;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Time on daemon threads that passes faster than on the wall, and can be moved forward: where
 * sockets are real, time cannot be virtual, but nobody has to wait two minutes for the end of two
 * minutes. Thread-safe.
 */
public final class FastTime implements InstantSource, TaskScheduler {
  private record Planned(Instant due, long number, Runnable task) implements Comparable<Planned> {
    @Override
    public int compareTo(Planned other) {
      int byTime = due.compareTo(other.due);
      return byTime != 0 ? byTime : Long.compare(number, other.number);
    }
  }

  /** The time itself, which several may share. */
  private static final class Clock implements InstantSource {
    private final InstantSource wall = InstantSource.system();
    private final Instant began = wall.instant();
    private final int pace;
    private final List<FastTime> users = new CopyOnWriteArrayList<>();
    private Instant start;

    Clock(Instant start, int pace) {
      this.start = start;
      this.pace = pace;
    }

    @Override
    public synchronized Instant instant() {
      return start.plus(Duration.between(began, wall.instant()).multipliedBy(pace));
    }

    synchronized void skip(Duration span) {
      start = start.plus(span);
    }
  }

  private final Clock clock;
  private final TaskScheduler threads;

  private final Object lock = new Object();
  private final PriorityQueue<Planned> planned = new PriorityQueue<>();
  private long number;
  private boolean closed;

  /**
   * Starts.
   *
   * @param start what the time is at first
   * @param pace how many times faster than the wall's, 1 or more
   * @param workers how many tasks run at once at most, 1 or more
   * @throws IllegalArgumentException if a number is out of range
   */
  public FastTime(Instant start, int pace, int workers) {
    this(new Clock(start, checked(pace)), workers);
  }

  private FastTime(Clock clock, int workers) {
    this.clock = clock;
    this.threads = TaskScheduler.threads(workers);
    Thread timer = new Thread(this::keepTime, "fast-time");
    timer.setDaemon(true);
    timer.start();
    clock.users.add(this);
  }

  private static int checked(int pace) {
    if (pace < 1) {
      throw new IllegalArgumentException("pace: expected 1 or more, got " + pace);
    }
    return pace;
  }

  /**
   * {@return the same time on threads of its own, as another process has them: closing one stops
   * what was planned on it, and nothing else}
   *
   * @param workers how many tasks run at once at most, 1 or more
   */
  public FastTime sameTime(int workers) {
    return new FastTime(clock, workers);
  }

  @Override
  public Instant instant() {
    return clock.instant();
  }

  /** Moves the time forward; what was to happen meanwhile happens at once, in its order. */
  public void skip(Duration span) {
    clock.skip(span);
    clock.users.forEach(FastTime::wake);
  }

  private void wake() {
    synchronized (lock) {
      lock.notifyAll();
    }
  }

  @Override
  public void execute(Runnable task) {
    threads.execute(task);
  }

  @Override
  public void schedule(Duration delay, Runnable task) {
    synchronized (lock) {
      if (!closed) {
        planned.add(new Planned(clock.instant().plus(delay), number++, task));
        lock.notifyAll();
      }
    }
  }

  private void keepTime() {
    try {
      while (true) {
        Runnable due = awaitNext();
        if (due == null) {
          return;
        }
        execute(due);
      }
    } catch (InterruptedException | RejectedExecutionException closing) {
      return;
    }
  }

  private @Nullable Runnable awaitNext() throws InterruptedException {
    synchronized (lock) {
      while (!closed) {
        Planned first = planned.peek();
        if (first == null) {
          lock.wait();
          continue;
        }
        Duration left = Duration.between(clock.instant(), first.due());
        if (left.isNegative() || left.isZero()) {
          planned.remove();
          return first.task();
        }
        Duration onTheWall = left.dividedBy(clock.pace).plusNanos(1);
        lock.wait(onTheWall.toMillis(), onTheWall.toNanosPart() % 1_000_000);
      }
      return null;
    }
  }

  @Override
  public void close() {
    synchronized (lock) {
      closed = true;
      planned.clear();
      lock.notifyAll();
    }
    threads.close();
  }
}
