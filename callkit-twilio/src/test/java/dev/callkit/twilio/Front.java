package dev.callkit.twilio;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The load balancer at the public address: hands each connection to one of the nodes in turn. When
 * a node dies, so do its connections.
 */
final class Front implements AutoCloseable {
  private record Pipe(Socket outside, Socket inside) {}

  private final ServerSocket door;
  private final AtomicInteger turn = new AtomicInteger();
  private final Set<Pipe> pipes = ConcurrentHashMap.newKeySet();
  private volatile List<Integer> nodes = List.of();

  Front() {
    try {
      door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException noPort) {
      throw new UncheckedIOException(noPort);
    }
    run(this::open);
  }

  int port() {
    return door.getLocalPort();
  }

  /** These nodes are alive, by their ports. */
  void nodes(List<Integer> ports) {
    nodes = List.copyOf(ports);
    for (Pipe pipe : pipes) {
      if (!nodes.contains(pipe.inside().getPort())) {
        close(pipe);
      }
    }
  }

  private void open() {
    while (true) {
      try {
        Socket outside = door.accept();
        List<Integer> alive = nodes;
        if (alive.isEmpty()) {
          outside.close();
          continue;
        }
        int port = alive.get(Math.floorMod(turn.getAndIncrement(), alive.size()));
        Pipe pipe = new Pipe(outside, new Socket(InetAddress.getLoopbackAddress(), port));
        pipes.add(pipe);
        run(() -> pump(pipe, pipe.outside(), pipe.inside()));
        run(() -> pump(pipe, pipe.inside(), pipe.outside()));
      } catch (IOException closedOrGone) {
        if (door.isClosed()) {
          return;
        }
      }
    }
  }

  private void pump(Pipe pipe, Socket from, Socket to) {
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] some = new byte[8_192];
      for (int count = in.read(some); count >= 0; count = in.read(some)) {
        out.write(some, 0, count);
        out.flush();
      }
    } catch (IOException cut) {
      // The other direction is cut as well.
    }
    close(pipe);
  }

  private void close(Pipe pipe) {
    pipes.remove(pipe);
    for (Socket end : List.of(pipe.outside(), pipe.inside())) {
      try {
        end.close();
      } catch (IOException gone) {
        // It is closed, then.
      }
    }
  }

  private static void run(Runnable task) {
    Thread thread = new Thread(task, "front");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() {
    try {
      door.close();
    } catch (IOException gone) {
      return;
    } finally {
      nodes(List.of());
    }
  }
}
