package dev.callkit.conduct;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;

/** Waits until nothing is going on at this node any more, and hands over what still is. */
final class Drain {
  private static final Duration LOOK_EVERY = Duration.ofMillis(250);

  private final Parts parts;
  private final Dispatcher dispatcher;
  private final Talks talks;
  private final Instant latest;
  private final CompletableFuture<Boolean> done = new CompletableFuture<>();

  private Drain(Parts parts, Dispatcher dispatcher, Talks talks, Instant latest) {
    this.parts = parts;
    this.dispatcher = dispatcher;
    this.talks = talks;
    this.latest = latest;
  }

  static CompletableFuture<Boolean> within(
      Duration atMost, Parts parts, Dispatcher dispatcher, Talks talks) {
    Drain drain = new Drain(parts, dispatcher, talks, parts.clock().instant().plus(atMost));
    drain.look();
    return drain.done;
  }

  private void look() {
    // In this order: what is claimed becomes a dial, and a dial a talk.
    if (dispatcher.isIdle() && parts.carriers().isIdle() && talks.isEmpty()) {
      done.complete(true);
      return;
    }
    if (!parts.clock().instant().isBefore(latest)) {
      talks.handOver(() -> done.complete(false));
      return;
    }
    try {
      parts.tasks().schedule(LOOK_EVERY, this::look);
    } catch (RejectedExecutionException closed) {
      done.complete(false);
    }
  }
}
