package dev.callkit.jdbi.nodes;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A small HTTP server on this machine, and the way to knock at another one. */
final class Door implements AutoCloseable {
  private static final HttpClient CLIENT =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();

  /** What is done with a form; runs on many threads. */
  @FunctionalInterface
  interface Room {
    /**
     * {@return the answer}
     *
     * @throws NoAnswer to break the connection off without one
     */
    String enter(String path, Map<String, String> form);
  }

  /** The connection breaks before there is an answer. */
  static final class NoAnswer extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** The one at the other end says that it did not do it. */
  static final class Refused extends IOException {
    private static final long serialVersionUID = 1L;

    Refused(String message) {
      super(message);
    }
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();

  private Door(HttpServer server) {
    this.server = server;
  }

  static Door open(Room room) {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 500);
      Door door = new Door(server);
      server.setExecutor(door.threads);
      server.createContext("/", exchange -> enter(room, exchange));
      server.start();
      return door;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  String address() {
    return "http://"
        + InetAddress.getLoopbackAddress().getHostAddress()
        + ":"
        + server.getAddress().getPort();
  }

  private static void enter(Room room, HttpExchange exchange) throws IOException {
    String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    int status = 200;
    byte[] answer;
    try {
      answer =
          room.enter(exchange.getRequestURI().getPath(), Wire.fields(form))
              .getBytes(StandardCharsets.UTF_8);
    } catch (NoAnswer broken) {
      exchange.close();
      return;
    } catch (RuntimeException failed) {
      status = 503;
      answer = String.valueOf(failed.getMessage()).getBytes(StandardCharsets.UTF_8);
    }
    exchange.sendResponseHeaders(status, answer.length == 0 ? -1 : answer.length);
    if (answer.length > 0) {
      exchange.getResponseBody().write(answer);
    }
    exchange.close();
  }

  /**
   * Asks another door, once.
   *
   * @throws Refused if it says no
   * @throws IOException if it cannot be told whether it was heard
   */
  static String knock(String address, String path, Map<String, String> form, Duration atMost)
      throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address + path))
            .timeout(atMost)
            .POST(HttpRequest.BodyPublishers.ofString(Wire.form(form), StandardCharsets.UTF_8))
            .build();
    try {
      HttpResponse<String> response =
          CLIENT.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
      if (response.statusCode() != 200) {
        throw new Refused(path + ": " + response.statusCode() + " " + response.body());
      }
      return response.body();
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", closing);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
