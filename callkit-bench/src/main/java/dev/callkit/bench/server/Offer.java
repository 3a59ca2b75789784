package dev.callkit.bench.server;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Requests at a rate that does not wait for answers. Each has its time, and how long it takes
 * counts from there: whoever has to queue up before they are even sent has waited as well.
 */
final class Offer {
  /** Beyond so many unanswered requests the server is lost, and more of them would measure us. */
  private static final int MOST_UNANSWERED = 4_000;

  private static final Duration LAST_ANSWERS = Duration.ofSeconds(35);

  private final ServerProcess server;
  private final Endpoints endpoints;
  private final Map<String, Latencies> byEndpoint = new LinkedHashMap<>();
  private final Latencies together = new Latencies();
  private final AtomicInteger unanswered = new AtomicInteger();

  Offer(ServerProcess server, Endpoints endpoints) {
    this.server = server;
    this.endpoints = endpoints;
    endpoints.all().forEach(each -> byEndpoint.put(each.name(), new Latencies()));
  }

  /** Makes so many requests a second for so long, each endpoint in its turn. */
  Offer at(double perSecond, Duration period) throws InterruptedException {
    List<Endpoints.Endpoint> all = endpoints.all();
    long requests = (long) (perSecond * period.toSeconds());
    long begun = System.nanoTime();
    for (long place = 0; place < requests; place++) {
      long due = begun + (long) (place * 1e9 / perSecond);
      for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
        LockSupport.parkNanos(left);
      }
      Endpoints.Endpoint endpoint = all.get((int) (place % all.size()));
      if (unanswered.get() < MOST_UNANSWERED) {
        send(endpoint, due);
      } else {
        note(endpoint, due, "not sent: too many are unanswered");
      }
    }
    long until = System.nanoTime() + LAST_ANSWERS.toNanos();
    while (unanswered.get() > 0 && System.nanoTime() < until) {
      TimeUnit.MILLISECONDS.sleep(10);
    }
    return this;
  }

  private void send(Endpoints.Endpoint endpoint, long due) {
    unanswered.incrementAndGet();
    CompletableFuture<HttpResponse<String>> answer =
        server.http().sendAsync(endpoint.request().get(), HttpResponse.BodyHandlers.ofString());
    CompletableFuture<HttpResponse<String>> unused =
        answer.whenComplete(
            (response, failed) -> {
              unanswered.decrementAndGet();
              if (failed != null) {
                note(endpoint, due, failed.getClass().getSimpleName());
              } else if (!endpoint.expected().contains(response.statusCode())) {
                note(endpoint, due, response.statusCode() + " " + response.body());
              } else {
                note(endpoint, due, "");
                endpoints.learn(endpoint, response.statusCode(), response.body());
              }
            });
  }

  private void note(Endpoints.Endpoint endpoint, long due, String error) {
    long took = System.nanoTime() - due;
    for (Latencies latencies : List.of(together, of(endpoint.name()))) {
      latencies.add(took);
      if (!error.isEmpty()) {
        latencies.error(error);
      }
    }
  }

  private Latencies of(String name) {
    Latencies there = byEndpoint.get(name);
    if (there == null) {
      throw new IllegalStateException("expected one of the endpoints");
    }
    return there;
  }

  Map<String, Latencies> byEndpoint() {
    return byEndpoint;
  }

  Latencies together() {
    return together;
  }
}
