package dev.callkit.testing.twilio;

import java.net.http.WebSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Twilio's end of a socket. What is sent goes out in order; nothing here waits. */
final class RelaySocket implements WebSocket.Listener {
  private final Asking asking;
  private final Consumer<String> frames;
  private final Consumer<Boolean> closed;
  private final StringBuilder parts = new StringBuilder();

  private CompletableFuture<@Nullable WebSocket> last = CompletableFuture.completedFuture(null);

  /**
   * A socket that is not open yet.
   *
   * @param frames takes whole text frames
   * @param closed is told that the host has closed it, and whether it was ever open
   */
  RelaySocket(Asking asking, Consumer<String> frames, Consumer<Boolean> closed) {
    this.asking = asking;
    this.frames = frames;
    this.closed = closed;
  }

  synchronized void open(String url, String setup) {
    last =
        asking
            .open(url, this)
            .thenCompose(socket -> socket.sendText(setup, true))
            .handle(
                (socket, failure) -> {
                  if (failure != null) {
                    closed.accept(false);
                  }
                  return socket;
                });
  }

  synchronized void send(String frame) {
    last = last.thenCompose(socket -> sent(socket, frame)).exceptionally(gone -> null);
  }

  private static CompletionStage<@Nullable WebSocket> sent(
      @Nullable WebSocket socket, String frame) {
    return socket == null
        ? CompletableFuture.completedFuture(null)
        : socket.sendText(frame, true).thenApply(same -> same);
  }

  synchronized void close(int code, String why) {
    last =
        last.thenCompose(
                socket ->
                    socket == null
                        ? CompletableFuture.<@Nullable WebSocket>completedFuture(null)
                        : socket.sendClose(code, why).<@Nullable WebSocket>thenApply(same -> same))
            .exceptionally(gone -> null);
  }

  /** Breaks it, as a network does. */
  synchronized void abort() {
    last =
        last.thenApply(
            socket -> {
              if (socket != null) {
                socket.abort();
              }
              return null;
            });
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean whole) {
    parts.append(data);
    if (whole) {
      String frame = parts.toString();
      parts.setLength(0);
      frames.accept(frame);
    }
    socket.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String why) {
    closed.accept(true);
    return null;
  }

  @Override
  public void onError(WebSocket socket, Throwable broken) {
    closed.accept(true);
  }
}
