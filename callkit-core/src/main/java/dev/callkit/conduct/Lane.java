package dev.callkit.conduct;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Requests of one kind to one carrier: so many are under way at once, the others wait their turn.
 * However slow the carrier is, it holds no more threads than that. Thread-safe.
 */
final class Lane {
  private static final Logger log = LoggerFactory.getLogger(Lane.class);

  // A full lane in which nothing moves for so long is no burst of work but a carrier that hangs.
  private static final Duration STUCK_AFTER = Duration.ofSeconds(10);
  // What waits longer than this might as well have been decided later.
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);
  private static final int LONGEST_QUEUE = 10;

  private final int width;
  private final TaskScheduler tasks;
  private final InstantSource clock;
  private final Deque<Runnable> waiting = new ArrayDeque<>();
  private int underWay;
  private Instant lastMoved = Instant.MIN;
  private Duration usual = Duration.ofSeconds(1);

  /** A lane for {@code width} requests at once, 1 or more. */
  Lane(int width, TaskScheduler tasks, InstantSource clock) {
    this.width = width;
    this.tasks = tasks;
    this.clock = clock;
  }

  /**
   * Makes a request now, or as soon as another one has come back.
   *
   * @param request returns when the carrier has answered
   * @throws RejectedExecutionException if no more work is taken
   */
  void run(Runnable request) {
    if (startsNow(request)) {
      start(request);
    }
  }

  /**
   * Makes a request now or soon, or not at all.
   *
   * @param request returns when the carrier has answered
   * @param within how long it may wait for its turn
   * @param notMade is run instead if its turn has not come; the request is certainly not made then
   * @throws RejectedExecutionException if no more work is taken
   */
  void run(Runnable request, Duration within, Runnable notMade) {
    if (startsNow(request)) {
      start(request);
    } else {
      tasks.schedule(
          within,
          () -> {
            if (takeBack(request)) {
              notMade.run();
            }
          });
    }
  }

  private synchronized boolean startsNow(Runnable request) {
    if (underWay >= width) {
      waiting.add(request);
      return false;
    }
    underWay++;
    lastMoved = clock.instant();
    return true;
  }

  private synchronized boolean takeBack(Runnable request) {
    return waiting.remove(request);
  }

  private void start(Runnable request) {
    try {
      tasks.execute(
          () -> {
            Instant since = clock.instant();
            try {
              request.run();
            } finally {
              next(since);
            }
          });
    } catch (RejectedExecutionException closed) {
      synchronized (this) {
        underWay--;
      }
      throw closed;
    }
  }

  private void next(Instant since) {
    Runnable request;
    synchronized (this) {
      lastMoved = clock.instant();
      usual = usual.multipliedBy(3).plus(Duration.between(since, lastMoved)).dividedBy(4);
      request = waiting.poll();
      if (request == null) {
        underWay--;
        return;
      }
    }
    try {
      start(request);
    } catch (RejectedExecutionException closed) {
      log.debug("a request that waited is not made: closing");
    }
  }

  /** {@return whether one more request would have to wait for long, by how long they take} */
  synchronized boolean isFull() {
    if (underWay < width) {
      return false;
    }
    int ahead = waiting.size() + 1;
    return ahead > LONGEST_QUEUE * width
        || usual.multipliedBy(ahead).dividedBy(width).compareTo(LONGEST_WAIT) > 0;
  }

  /** {@return whether as many as may be are under way and none has come back for a while} */
  synchronized boolean isStuck() {
    return underWay >= width && clock.instant().isAfter(lastMoved.plus(STUCK_AFTER));
  }

  /** {@return whether nothing is under way or waits} */
  synchronized boolean isIdle() {
    return underWay == 0 && waiting.isEmpty();
  }
}
