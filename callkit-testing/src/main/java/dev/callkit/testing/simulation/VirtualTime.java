package dev.callkit.testing.simulation;

import dev.callkit.conduct.TaskScheduler;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BooleanSupplier;

/**
 * Time that passes only when it is told to. Tasks run one at a time on the thread that calls a run
 * method, by time and among equal times in the order they were handed in; the clock jumps from one
 * to the next. Nothing ever sleeps, so a day passes in a moment, and the same program takes the
 * same steps every time.
 *
 * <p>Handing in tasks and asking the time is thread-safe; the run methods belong to one thread.
 * What a task throws comes out of the run method, and the task is not run again.
 */
public final class VirtualTime implements InstantSource, TaskScheduler {
  // A loop that never lets time pass is a mistake; better an error than a test that hangs.
  private static final int MOST_TASKS_AT_ONE_INSTANT = 1_000_000;

  private record Task(Instant at, long sequence, Runnable work) {}

  private final Object lock = new Object();
  private final PriorityQueue<Task> queue =
      new PriorityQueue<>(Comparator.comparing(Task::at).thenComparingLong(Task::sequence));
  private Instant now;
  private long handedIn;
  private boolean closed;
  private int tasksAtThisInstant;

  /**
   * Stands still at a moment.
   *
   * @param start the first moment
   */
  public VirtualTime(Instant start) {
    this.now = start;
  }

  @Override
  public Instant instant() {
    synchronized (lock) {
      return now;
    }
  }

  /** Queues a task at the present moment, behind those that are queued there already. */
  @Override
  public void execute(Runnable task) {
    synchronized (lock) {
      if (closed) {
        throw new RejectedExecutionException("virtual time is closed");
      }
      queue.add(new Task(now, handedIn++, task));
    }
  }

  /**
   * Queues a task.
   *
   * @throws IllegalArgumentException if the delay is negative
   */
  @Override
  public void schedule(Duration delay, Runnable task) {
    if (delay.isNegative()) {
      throw new IllegalArgumentException("delay: expected 0 or more, got " + delay);
    }
    synchronized (lock) {
      if (!closed) {
        queue.add(new Task(now.plus(delay), handedIn++, task));
      }
    }
  }

  /** Takes no more tasks and drops those that are queued. */
  @Override
  public void close() {
    synchronized (lock) {
      closed = true;
      queue.clear();
    }
  }

  /**
   * Runs until nothing is queued.
   *
   * @param atMost how much time may pass; what polls again and again is never idle
   * @return whether nothing is queued any more; if not, exactly {@code atMost} has passed
   */
  public boolean runUntilIdle(Duration atMost) {
    Instant end = instant().plus(atMost);
    while (runNext(end)) {
      // Each step may queue more.
    }
    boolean idle;
    synchronized (lock) {
      idle = queue.isEmpty();
    }
    if (!idle) {
      moveTo(end);
    }
    return idle;
  }

  /**
   * Runs what falls due, also at the very end, and lets exactly this much time pass.
   *
   * @param duration 0 or more
   */
  public void runFor(Duration duration) {
    Instant end = instant().plus(duration);
    while (runNext(end)) {
      // Each step may queue more.
    }
    moveTo(end);
  }

  /**
   * Runs until something holds; it is looked at before each task.
   *
   * @param condition what is waited for; must not change anything
   * @param atMost how much time may pass
   * @return whether it holds; if not, exactly {@code atMost} has passed, or nothing was queued any
   *     more
   */
  public boolean runUntil(BooleanSupplier condition, Duration atMost) {
    Instant end = instant().plus(atMost);
    while (!condition.getAsBoolean()) {
      if (!runNext(end)) {
        moveTo(end);
        return condition.getAsBoolean();
      }
    }
    return true;
  }

  /** Runs the next task if it is due by {@code end}. */
  private boolean runNext(Instant end) {
    Optional<Task> next = takeNext(end);
    // Foreign code never runs under our lock.
    next.ifPresent(task -> task.work().run());
    return next.isPresent();
  }

  private Optional<Task> takeNext(Instant end) {
    synchronized (lock) {
      Task head = queue.peek();
      if (head == null || head.at().isAfter(end)) {
        return Optional.empty();
      }
      queue.remove();
      tasksAtThisInstant = head.at().isAfter(now) ? 0 : tasksAtThisInstant + 1;
      if (tasksAtThisInstant > MOST_TASKS_AT_ONE_INSTANT) {
        throw new IllegalStateException(
            "expected time to pass, got " + tasksAtThisInstant + " tasks at " + now);
      }
      if (head.at().isAfter(now)) {
        now = head.at();
      }
      return Optional.of(head);
    }
  }

  private void moveTo(Instant end) {
    synchronized (lock) {
      if (end.isAfter(now)) {
        now = end;
      }
    }
  }

  @Override
  public String toString() {
    synchronized (lock) {
      return "VirtualTime[" + now + ", " + queue.size() + " queued]";
    }
  }
}
