package dev.callkit.bench.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * How long the reference server takes to answer at a rate that does not wait for it, over every
 * endpoint of its document; then the highest rate at which 95 of 100 requests are answered within
 * 50 ms. The server runs in a process of its own, with its own PostgreSQL, as the jar starts it,
 * and has calls of people who were played before it is measured.
 *
 * <p>Arguments: the path of the jar, else {@code callkit-examples/target/callkit.jar}. Properties:
 * {@code rate} (200 a second), {@code measured} and {@code warm-up} (30 and 20 s), {@code calls}
 * (300), {@code played} (how many seconds people are waited for, 120), {@code raise} (false to stop
 * after the first table), {@code server} (options for the server's Java, such as {@code -Xmx512m}).
 */
public final class ServerLoad {
  private static final double RATE = Integer.getInteger("rate", 200);
  private static final Duration MEASURED = Duration.ofSeconds(Integer.getInteger("measured", 30));
  private static final Duration WARM_UP = Duration.ofSeconds(Integer.getInteger("warm-up", 20));
  private static final int CALLS = Integer.getInteger("calls", 300);
  private static final Duration PLAYED = Duration.ofSeconds(Integer.getInteger("played", 120));
  private static final double TARGET_MILLIS = 50;
  private static final double WEBHOOK_MILLIS = 20;
  private static final double HIGHEST_RATE = 10_000;
  private static final double STEP = 1.25;
  private static final Duration STEP_TIME = Duration.ofSeconds(12);
  private static final int PAGES = 3;
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Runs. */
  public static void main(String[] args) throws Exception {
    Path jar = Path.of(args.length == 0 ? "callkit-examples/target/callkit.jar" : args[0]);
    if (!Files.isReadable(jar)) {
      throw new IOException(jar + ": expected the jar of the examples; mvn package makes it");
    }
    Path folder = Files.createTempDirectory("callkit-load");
    try {
      List<String> sessions = seed(jar, folder);
      measure(jar, folder, sessions);
    } finally {
      delete(folder);
    }
    System.exit(0);
  }

  /** Lets people be rung and talk; calls that are not over by then are ended by hand. */
  private static List<String> seed(Path jar, Path folder) throws Exception {
    List<String> sessions = new ArrayList<>();
    try (ServerProcess server = ServerProcess.start(jar, folder, "simulated", options())) {
      Endpoints endpoints = new Endpoints(server, List.of("none"));
      for (int call = 0; call < CALLS; call++) {
        String answer = server.ask("POST", "/api/calls/initiate", endpoints.customer());
        sessions.add(JSON.readTree(answer).path("id").asText());
      }
      long until = System.nanoTime() + PLAYED.toNanos();
      while (System.nanoTime() < until && ended(server) < CALLS * 5 / 8) {
        TimeUnit.SECONDS.sleep(2);
      }
      int talked = ended(server);
      for (String session : sessions) {
        server.ask("POST", "/api/calls/" + session + "/complete", "{\"reason\":\"timeout\"}");
      }
      System.err.printf(
          Locale.ROOT,
          "%d calls, %d of them ended by themselves; %s%n",
          sessions.size(),
          talked,
          JSON.readTree(server.ask("GET", "/api/stats", "")).path("funnel"));
    }
    return sessions;
  }

  private static int ended(ServerProcess server) throws IOException, InterruptedException {
    int ended = 0;
    JsonNode stats = JSON.readTree(server.ask("GET", "/api/stats", ""));
    for (JsonNode disposition : stats.path("dispositions")) {
      ended += disposition.path("count").asInt();
    }
    return ended;
  }

  private static List<String> options() {
    return Stream.of(System.getProperty("server", "").split(" "))
        .filter(option -> !option.isBlank())
        .toList();
  }

  private static void measure(Path jar, Path folder, List<String> sessions) throws Exception {
    try (ServerProcess server = ServerProcess.start(jar, folder, "browser", options())) {
      Endpoints endpoints = new Endpoints(server, sessions);
      for (int page = 0; page < PAGES; page++) {
        listen(server);
      }
      new Offer(server, endpoints).at(RATE / 2, WARM_UP);
      Offer offer = new Offer(server, endpoints).at(RATE, MEASURED);
      print(offer);
      if (Boolean.parseBoolean(System.getProperty("raise", "true"))) {
        raise(server, endpoints);
      }
    }
  }

  /** A page that hears what happens in the calls meanwhile. */
  private static void listen(ServerProcess server) {
    var unused =
        server
            .http()
            .sendAsync(
                HttpRequest.newBuilder(
                        server.request("GET", "/api/feed", ""), (name, value) -> true)
                    .timeout(Duration.ofMinutes(10))
                    .header("Accept", "text/event-stream")
                    .build(),
                HttpResponse.BodyHandlers.discarding());
  }

  private static void print(Offer offer) {
    System.out.println("| endpoint | requests | p50 | p95 | p99 | most | errors |");
    System.out.println("|---|---|---|---|---|---|---|");
    offer.byEndpoint().entrySet().stream()
        .sorted(
            Comparator.comparingDouble(
                (Map.Entry<String, Latencies> each) -> -each.getValue().millis(95)))
        .forEach(each -> row("`" + each.getKey() + "`", each.getValue()));
    row("**together**", offer.together());
    offer
        .byEndpoint()
        .forEach(
            (name, latencies) -> {
              double bound = name.contains("webhooks") ? WEBHOOK_MILLIS : TARGET_MILLIS;
              if (latencies.millis(95) > bound) {
                System.err.printf(Locale.ROOT, "%s is over %.0f ms at p95%n", name, bound);
              }
              if (latencies.errors() > 0) {
                System.err.println(name + ": " + latencies.firstError());
              }
            });
  }

  private static void row(String name, Latencies latencies) {
    System.out.printf(
        Locale.ROOT,
        "| %s | %,d | %.1f ms | %.1f ms | %.1f ms | %.0f ms | %d |%n",
        name,
        latencies.count(),
        latencies.millis(50),
        latencies.millis(95),
        latencies.millis(99),
        latencies.millis(100),
        latencies.errors());
  }

  /** A rate has held if it held twice or at once; one bad moment is not the end. */
  private static void raise(ServerProcess server, Endpoints endpoints) throws InterruptedException {
    double held = 0;
    for (double rate = RATE; rate <= HIGHEST_RATE; rate *= STEP) {
      boolean holds = holds(server, endpoints, rate);
      if (!holds) {
        holds = holds(server, endpoints, rate);
      }
      if (!holds) {
        break;
      }
      held = rate;
    }
    System.out.printf(
        Locale.ROOT,
        "%nThe highest rate at which 95 of 100 were answered within %.0f ms: %,.0f a second.%n",
        TARGET_MILLIS,
        held);
  }

  private static boolean holds(ServerProcess server, Endpoints endpoints, double rate)
      throws InterruptedException {
    Latencies all = new Offer(server, endpoints).at(rate, STEP_TIME).together();
    boolean holds = all.millis(95) <= TARGET_MILLIS && all.errors() * 1_000L <= all.count();
    System.err.printf(
        Locale.ROOT,
        "%,.0f/s: p50 %.1f ms, p95 %.1f ms, p99 %.1f ms, %d errors%s%n",
        rate,
        all.millis(50),
        all.millis(95),
        all.millis(99),
        all.errors(),
        holds ? "" : ": does not hold");
    return holds;
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }

  private ServerLoad() {}
}
