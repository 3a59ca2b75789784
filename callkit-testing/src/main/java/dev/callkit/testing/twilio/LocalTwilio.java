package dev.callkit.testing.twilio;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.callkit.conduct.TaskScheduler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;

/**
 * A Twilio on this machine: takes calls through its REST interface, rings {@link Callee}s, and
 * talks with the host by signed webhooks and sockets. Rings no telephone and needs no account.
 *
 * <pre>{@code
 * LocalTwilio twilio =
 *     LocalTwilio.builder(accountSid, authToken, time, Callees.always(() -> person)).start();
 * TwilioTelephony carrier =
 *     TwilioTelephony.builder(accountSid, authToken).api(twilio.api())....build();
 * }</pre>
 *
 * <p>True to Twilio where an adapter can tell, as its documentation was read in 2026-11. Not here:
 * inbound calls, conferences, media streams, messages, {@code <Dial>}, {@code <Record>} and {@code
 * <Play>}, pages of more than one page, and API keys other than the one that is given. Thread-safe.
 */
public final class LocalTwilio implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads;
  private final Asking asking;
  private final Office office;
  private final Book book;

  private LocalTwilio(Builder builder) {
    this.asking = new Asking(new Signing(builder.authToken));
    this.office =
        Office.open(
            builder.accountSid,
            builder.clock,
            builder.tasks,
            asking,
            new Office.Times(
                builder.charactersPerSecond, builder.setUp, builder.detection, builder.rating));
    this.book = new Book(office, builder.callees);
    String credentials = builder.user + ":" + builder.secret;
    RestApi api =
        new RestApi(
            builder.accountSid,
            "Basic "
                + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)),
            book,
            office.mishaps());
    this.threads =
        Executors.newCachedThreadPool(
            task -> {
              Thread thread = new Thread(task, "local-twilio");
              thread.setDaemon(true);
              return thread;
            });
    try {
      this.server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException noPort) {
      throw new UncheckedIOException(noPort);
    }
    server.setExecutor(threads);
    server.createContext("/", exchange -> serve(api, exchange));
    server.start();
  }

  private static void serve(RestApi api, HttpExchange exchange) throws IOException {
    try {
      api.handle(exchange);
    } catch (RuntimeException broken) {
      exchange.sendResponseHeaders(500, -1);
      exchange.close();
    }
  }

  /**
   * {@return a builder with every default in place}
   *
   * @param accountSid the account, {@code AC…}
   * @param authToken its token: requests are made with it, and webhooks are signed with it
   * @param time both clock and threads, such as {@link dev.callkit.testing.simulation.FastTime}
   * @param callees who is at the other end
   */
  public static <T extends InstantSource & TaskScheduler> Builder builder(
      String accountSid, String authToken, T time, Callees callees) {
    return new Builder(accountSid, authToken, time, time, callees);
  }

  /** {@return where it takes requests, in place of {@code https://api.twilio.com}} */
  public URI api() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** {@return what goes wrong; nothing unless it is told} */
  public Mishaps mishaps() {
    return office.mishaps();
  }

  /** {@return every call that was placed, in order} */
  public List<PlacedCall> calls() {
    return book.all().stream().map(LocalCall::view).toList();
  }

  /**
   * {@return what was said on one call, in order: {@code we: …} and {@code they: …}}
   *
   * @param sid the call
   */
  public List<String> words(String sid) {
    return book.find(sid).map(LocalCall::words).orElseGet(List::of);
  }

  /** {@return everything that Twilio would complain of, in order} */
  public List<Alert> alerts() {
    return List.copyOf(office.alerts());
  }

  /** Reports the latest status of a call once more. */
  public void reportAgain(String sid) {
    book.find(sid).ifPresent(LocalCall::reportAgain);
  }

  /**
   * Has Voice Insights know something of a call.
   *
   * @param sid the call
   * @param json what its summary is to be
   */
  public void summary(String sid, String json) {
    book.summary(sid, json);
  }

  /** {@return whether every call is over or says nothing, and every request has its answer} */
  public boolean isQuiet() {
    // In the order in which one becomes the other: what has left the first is in the second.
    return book.all().stream().allMatch(LocalCall::isQuiet)
        && office.reportsUnderWay().get() == 0
        && asking.underWay() == 0;
  }

  /**
   * Waits for something.
   *
   * @param longest how long, on the wall
   * @return whether it came about
   */
  public boolean await(BooleanSupplier condition, Duration longest) {
    InstantSource wall = InstantSource.system();
    Instant until = wall.instant().plus(longest);
    Object bell = new Object();
    synchronized (bell) {
      while (!condition.getAsBoolean()) {
        if (wall.instant().isAfter(until)) {
          return false;
        }
        try {
          bell.wait(5);
        } catch (InterruptedException hurried) {
          Thread.currentThread().interrupt();
          return false;
        }
      }
    }
    return true;
  }

  /** Ends everything; calls that go on are cut without a report. */
  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
    asking.close();
  }

  @Override
  public String toString() {
    return "LocalTwilio[" + calls().size() + " calls]";
  }

  /** Makes a local Twilio. Each setter replaces what it set before. Not thread-safe. */
  public static final class Builder {
    private final String accountSid;
    private final String authToken;
    private final InstantSource clock;
    private final TaskScheduler tasks;
    private final Callees callees;
    private String user;
    private String secret;
    private int charactersPerSecond = 14;
    private Duration setUp = Duration.ofSeconds(1);
    private Duration detection = Duration.ofSeconds(4);
    private Duration rating = Duration.ofSeconds(30);

    private Builder(
        String accountSid,
        String authToken,
        InstantSource clock,
        TaskScheduler tasks,
        Callees callees) {
      this.accountSid = accountSid;
      this.authToken = authToken;
      this.clock = clock;
      this.tasks = tasks;
      this.callees = callees;
      this.user = accountSid;
      this.secret = authToken;
    }

    /** Sets the one API key that requests are made with. Default the auth token. */
    public Builder apiKey(String sid, String keySecret) {
      this.user = sid;
      this.secret = keySecret;
      return this;
    }

    /**
     * Sets how fast everybody speaks, in characters per second. Default 14.
     *
     * @throws IllegalArgumentException if it is below 1
     */
    public Builder pace(int speed) {
      if (speed < 1) {
        throw new IllegalArgumentException("pace: expected 1 or more, got " + speed);
      }
      this.charactersPerSecond = speed;
      return this;
    }

    /** Sets how long it takes from placing a call to ringing. Default 1 s. */
    public Builder setUp(Duration time) {
      this.setUp = time;
      return this;
    }

    /** Sets how long after the answer a machine is detected. Default 4 s. */
    public Builder detectionTakes(Duration time) {
      this.detection = time;
      return this;
    }

    /** Sets how long after its end a call has a price. Default 30 s. */
    public Builder ratingTakes(Duration time) {
      this.rating = time;
      return this;
    }

    /**
     * Opens it, on a port of its own.
     *
     * @throws UncheckedIOException if there is no port
     */
    public LocalTwilio start() {
      return new LocalTwilio(this);
    }
  }
}
