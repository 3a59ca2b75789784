package dev.callkit.examples.server.api;

import dev.callkit.call.BusinessId;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/** One page that listens by server-sent events, and what waits to be written to it. */
final class FeedPage {
  private static final int BEHIND = 500;
  private static final long QUIET_SECONDS = 10;
  private static final String END = "";

  private final BusinessId business;
  private final BlockingQueue<String> waiting = new ArrayBlockingQueue<>(BEHIND);
  private volatile boolean over;

  FeedPage(BusinessId business) {
    this.business = business;
  }

  BusinessId business() {
    return business;
  }

  /** {@return whether it will be written; a page that is too far behind is over} */
  boolean offer(String json) {
    boolean taken = !over && waiting.offer(json);
    if (!taken) {
      end();
    }
    return taken;
  }

  void end() {
    over = true;
    waiting.clear();
    waiting.add(END);
  }

  /**
   * Writes until it is over.
   *
   * @throws IOException if the page is gone
   */
  void write(OutputStream out) throws IOException, InterruptedException {
    send(out, ": hello\n\n");
    while (!over) {
      String next = waiting.poll(QUIET_SECONDS, TimeUnit.SECONDS);
      if (next == null) {
        // Also finds out whether anybody is still there.
        send(out, ": quiet\n\n");
      } else if (!next.equals(END)) {
        send(out, "event: call\ndata: " + next + "\n\n");
      }
    }
  }

  private static void send(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }
}
