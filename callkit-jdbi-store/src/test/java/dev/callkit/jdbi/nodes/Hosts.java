package dev.callkit.jdbi.nodes;

import dev.callkit.call.CallId;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The hosts' side: asks some node for a call, and another one for the same call if that does not
 * answer. A customer who has opted out meanwhile is refused.
 */
final class Hosts implements AutoCloseable {
  private static final int MOST_TRIES = 200;
  private static final long AGAIN_MILLIS = 50;

  private final Nodes nodes;
  private final Book book;
  private final Paced time;
  private final Chance chance;
  private final ExecutorService threads = Executors.newFixedThreadPool(8);
  private final Map<String, Optional<CallId>> asked = new ConcurrentHashMap<>();
  private final AtomicInteger waiting = new AtomicInteger();
  private int customers;

  Hosts(Nodes nodes, Book book, Paced time, Chance chance) {
    this.nodes = nodes;
    this.book = book;
    this.time = time;
    this.chance = chance;
  }

  static String verification(int customer) {
    return "v" + customer;
  }

  /** How many customers there have been. */
  int customers() {
    return customers;
  }

  /** How many calls are being asked for. */
  int waiting() {
    return waiting.get();
  }

  /** What each verification has come to: the call, or a refusal. */
  Map<String, Optional<CallId>> asked() {
    return Map.copyOf(asked);
  }

  /** The next customer has been verified. */
  void nextCustomer() {
    int customer = customers++;
    waiting.incrementAndGet();
    threads.execute(
        () -> {
          try {
            ask(customer);
          } catch (RuntimeException broken) {
            book.wrong("a host failed with " + broken);
          } finally {
            waiting.decrementAndGet();
          }
        });
  }

  private void ask(int customer) {
    SplittableRandom random = chance.random("host", customer);
    Map<String, String> form =
        Map.of(
            "business", Shops.of(customer).value(),
            "phone", Shops.phone(customer).e164(),
            "verification", verification(customer),
            "at", time.instant().toString());
    for (int tries = 0; tries < MOST_TRIES; tries++) {
      Optional<Nodes.Delivered> answer =
          nodes.any(random).flatMap(node -> nodes.tryAt(node, "/request", form));
      if (answer.isPresent()) {
        asked.put(verification(customer), call(customer, answer.get().answer()));
        return;
      }
      pause();
    }
    book.wrong("nobody took the request for customer " + customer);
  }

  private Optional<CallId> call(int customer, String answer) {
    if (answer.startsWith("rejected")) {
      if (!answer.equals("rejected SUPPRESSED")) {
        book.wrong("customer " + customer + ": " + answer);
      }
      return Optional.empty();
    }
    String business = Shops.of(customer).value() + ".";
    return Optional.of(new CallId(Shops.of(customer), answer.substring(business.length())));
  }

  private void pause() {
    try {
      // Nobody comes: it is a wait that a closing test ends.
      threads.awaitTermination(AGAIN_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
