package dev.callkit.conduct;

import dev.callkit.store.CallStore;
import dev.callkit.store.Claim;
import dev.callkit.store.NodeId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Claims calls that are due and hands them on. It looks at every poll, and earlier when it is told
 * that something will be due; losing that hint costs one poll, never a call.
 */
final class Dispatcher {
  private static final Logger log = LoggerFactory.getLogger(Dispatcher.class);
  private static final int BATCH = 50;
  // What is claimed and not looked at yet waits here in vain: another node may be free.
  private static final int MOST_IN_HAND = 100;

  private final CallStore store;
  private final InstantSource clock;
  private final TaskScheduler tasks;
  private final NodeId node;
  private final Duration lease;
  private final Duration poll;
  private final BiConsumer<Claim, Runnable> handler;
  private final AtomicInteger inHand = new AtomicInteger();
  private final AtomicBoolean moreMayBeDue = new AtomicBoolean();
  private final AtomicBoolean running = new AtomicBoolean();
  private final AtomicBoolean looking = new AtomicBoolean();
  private final AtomicBoolean wanted = new AtomicBoolean();
  private final AtomicReference<CallStore.Watch> watch = new AtomicReference<>(() -> {});

  /**
   * Looks at nothing yet.
   *
   * @param handler is given each claimed call, and runs what comes with it when it has looked at it
   */
  Dispatcher(
      CallStore store,
      InstantSource clock,
      TaskScheduler tasks,
      ConductorSettings settings,
      BiConsumer<Claim, Runnable> handler) {
    this.store = store;
    this.clock = clock;
    this.tasks = tasks;
    this.node = settings.node();
    this.lease = settings.lease();
    this.poll = settings.poll();
    this.handler = handler;
  }

  void start() {
    if (running.compareAndSet(false, true)) {
      watch.set(store.onDue(this::hint));
      tasks.schedule(Duration.ZERO, this::pollOnce);
    }
  }

  void stop() {
    running.set(false);
    watch.getAndSet(() -> {}).close();
  }

  /** Something will be due at {@code at}: look then. */
  void hint(Instant at) {
    Duration ahead = Duration.between(clock.instant(), at);
    if (running.get() && ahead.compareTo(poll) < 0) {
      tasks.schedule(ahead.isNegative() ? Duration.ZERO : ahead, this::look);
    }
  }

  private void pollOnce() {
    if (running.get()) {
      look();
      tasks.schedule(poll, this::pollOnce);
    }
  }

  /** Looks once more if somebody asked while it was looking: what they saw may have come after. */
  private void look() {
    wanted.set(true);
    while (running.get() && wanted.get() && looking.compareAndSet(false, true)) {
      try {
        while (wanted.getAndSet(false)) {
          claimAll();
        }
      } finally {
        looking.set(false);
      }
    }
  }

  /** As many as this node can look at soon; the others are claimed when there is room. */
  private void claimAll() {
    try {
      boolean more = true;
      while (more) {
        moreMayBeDue.set(true);
        int room = Math.min(BATCH, MOST_IN_HAND - inHand.get());
        if (room <= 0) {
          return;
        }
        List<Claim> claims = store.claimDue(node, clock.instant(), lease, room);
        inHand.addAndGet(claims.size());
        more = claims.size() == room;
        moreMayBeDue.set(more);
        claims.forEach(claim -> handler.accept(claim, this::lookedAt));
      }
    } catch (RuntimeException unreachable) {
      log.warn("no calls claimed: {}; trying again", Trouble.of(unreachable));
    }
  }

  /** {@return whether no claimed call is waiting to be looked at} */
  boolean isIdle() {
    return inHand.get() == 0;
  }

  private void lookedAt() {
    int left = inHand.decrementAndGet();
    if (left <= MOST_IN_HAND - BATCH && moreMayBeDue.getAndSet(false)) {
      hint(clock.instant());
    }
  }
}
