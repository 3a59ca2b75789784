package dev.callkit.examples;

import dev.callkit.examples.input.Replies;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Reads on a thread of its own. In real time a call may be over while somebody has not typed
 * anything: nothing can stop the reading, but nobody has to wait for it any more.
 */
final class Keyboard implements Replies, AutoCloseable {
  private static final AtomicInteger WAITING = new AtomicInteger();

  private final Replies source;
  private final ExecutorService reader =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "keyboard");
            thread.setDaemon(true);
            return thread;
          });
  private final Object lock = new Object();
  private CompletableFuture<Optional<String>> line = new CompletableFuture<>();
  private boolean closed;

  Keyboard(Replies source) {
    this.source = source;
  }

  /** {@return whether a thread still waits for a line that nobody wants any more} */
  static boolean isWaiting() {
    return WAITING.get() > 0;
  }

  @Override
  public Optional<String> next() throws IOException {
    CompletableFuture<Optional<String>> wanted = new CompletableFuture<>();
    synchronized (lock) {
      if (closed) {
        return Optional.empty();
      }
      line = wanted;
      reader.execute(() -> read(wanted));
    }
    try {
      return wanted.get();
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof IOException broken) {
        throw broken;
      }
      if (failed.getCause() instanceof RuntimeException unreadable) {
        throw unreadable;
      }
      throw new IllegalStateException(failed.getCause());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private void read(CompletableFuture<Optional<String>> wanted) {
    WAITING.incrementAndGet();
    try {
      wanted.complete(source.next());
    } catch (IOException | RuntimeException failed) {
      wanted.completeExceptionally(failed);
    } finally {
      WAITING.decrementAndGet();
    }
  }

  /** Whoever waits gets a hang-up. */
  @Override
  public void close() {
    synchronized (lock) {
      closed = true;
      line.complete(Optional.empty());
    }
    reader.shutdown();
  }
}
