package dev.callkit.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Answers every POST with the same document, as fast as that goes, over connections that stay open:
 * what is measured is the client.
 */
final class FixedServer implements AutoCloseable {
  private static final int BACKLOG = 500;

  private final ServerSocket listening;
  private final byte[] answer;

  private FixedServer(ServerSocket listening, byte[] answer) {
    this.listening = listening;
    this.answer = answer;
  }

  static FixedServer start(String json) throws IOException {
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    String head =
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
            + body.length
            + "\r\n\r\n";
    byte[] all = (head + json).getBytes(StandardCharsets.UTF_8);
    FixedServer server =
        new FixedServer(new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress()), all);
    daemon(server::accept);
    return server;
  }

  String url() {
    return "http://localhost:" + listening.getLocalPort() + "/v1";
  }

  private static void daemon(Runnable work) {
    Thread thread = new Thread(work, "fixed-server");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = listening.accept();
        socket.setTcpNoDelay(true);
        daemon(() -> serve(socket));
      }
    } catch (IOException closed) {
      // The end of the measurement.
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      InputStream in = new BufferedInputStream(socket.getInputStream());
      OutputStream out = socket.getOutputStream();
      for (int length = length(in); length >= 0; length = length(in)) {
        in.skipNBytes(length);
        out.write(answer);
        out.flush();
      }
    } catch (IOException gone) {
      // The client has had enough.
    }
  }

  /** Reads the headers; the body's length, or -1 at the end. */
  private static int length(InputStream in) throws IOException {
    int length = 0;
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      if (line.equals("\0")) {
        return -1;
      }
      if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
        length = Integer.parseInt(line.substring(line.indexOf(':') + 1).strip());
      }
    }
    return length;
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        return "\0";
      }
      if (next != '\r') {
        line.append((char) next);
      }
    }
    return line.toString();
  }

  @Override
  public void close() {
    try {
      listening.close();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
