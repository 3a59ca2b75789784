package dev.callkit.jdbi;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands between a store and its server, and imitates a network that swallows everything: open
 * connections stay open, and nothing comes through any more. Until then it counts round trips.
 */
final class StallingProxy implements AutoCloseable {
  private final ServerSocket door;
  private final int target;
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private final AtomicInteger roundTrips = new AtomicInteger();
  private volatile boolean stalled;

  StallingProxy(int target) throws IOException {
    this.target = target;
    this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    start(this::accept);
  }

  int port() {
    return door.getLocalPort();
  }

  /** From now on whatever is sent, by either side, is swallowed. */
  void stall() {
    stalled = true;
  }

  /** How often a client has spoken after its server had; on one connection, what was waited for. */
  int roundTrips() {
    return roundTrips.get();
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "stalling-proxy");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    try {
      while (true) {
        Socket client = door.accept();
        Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
        sockets.add(client);
        sockets.add(server);
        AtomicBoolean answered = new AtomicBoolean(true);
        start(
            () ->
                pump(
                    client, server, () -> roundTrips.addAndGet(answered.getAndSet(false) ? 1 : 0)));
        start(() -> pump(server, client, () -> answered.set(true)));
      }
    } catch (IOException closed) {
      // close() ends the loop.
    }
  }

  private void pump(Socket from, Socket to, Runnable said) {
    byte[] part = new byte[8192];
    try (InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream()) {
      for (int length = in.read(part); length >= 0; length = in.read(part)) {
        said.run();
        if (!stalled) {
          out.write(part, 0, length);
          out.flush();
        }
      }
    } catch (IOException closed) {
      // One side has hung up.
    }
  }

  @Override
  public void close() {
    try {
      door.close();
      for (Socket socket : sockets) {
        socket.close();
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
