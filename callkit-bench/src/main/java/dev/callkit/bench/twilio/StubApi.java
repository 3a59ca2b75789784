package dev.callkit.bench.twilio;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;

/** Takes every call that is placed, and says that every call goes on. */
final class StubApi implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newFixedThreadPool(4);
  private final AtomicInteger calls = new AtomicInteger();

  /**
   * Opens it.
   *
   * @param placed is told of each call: its id and the request's fields
   */
  StubApi(BiConsumer<String, Map<String, String>> placed) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1_000);
    server.setExecutor(threads);
    server.createContext(
        "/",
        exchange -> {
          String form =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          boolean creates = exchange.getRequestURI().getPath().endsWith("/Calls.json");
          String sid =
              creates
                  ? String.format(Locale.ROOT, "CA%032x", calls.incrementAndGet())
                  : exchange.getRequestURI().getPath().replaceAll(".*/(\\w+)\\.json", "$1");
          byte[] body =
              ("{\"sid\":\""
                      + sid
                      + "\",\"status\":\""
                      + (creates ? "queued" : "in-progress")
                      + "\"}")
                  .getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(creates ? 201 : 200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
          if (creates) {
            placed.accept(sid, fields(form));
          }
        });
    server.start();
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private static Map<String, String> fields(String form) {
    Map<String, String> fields = new HashMap<>();
    for (String pair : form.split("&", -1)) {
      int equals = pair.indexOf('=');
      fields.put(
          pair.substring(0, equals),
          URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
    }
    return fields;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
