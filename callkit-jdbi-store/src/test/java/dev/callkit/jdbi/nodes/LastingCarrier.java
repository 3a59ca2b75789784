package dev.callkit.jdbi.nodes;

import dev.callkit.call.AttemptId;
import dev.callkit.call.PhoneNumber;
import dev.callkit.telephony.DialRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * A carrier that outlives nodes: it dials, talks, and keeps its own book. It loses a share of its
 * answers to dials, with and without having dialled, and tells the truth when it is asked later.
 */
final class LastingCarrier implements Door.Room, AutoCloseable {
  private static final double PLACED_ANSWER_LOST = 0.12;
  private static final double NOT_PLACED_ANSWER_LOST = 0.08;
  private static final double REFUSED = 0.04;
  private static final double SEARCHED_IN_VAIN = 0.3;

  private final Book book;
  private final Nodes nodes;
  private final Paced time;
  private final Chance chance;
  private final People people;
  private final Door door;
  private final ExecutorService lines = Executors.newCachedThreadPool();
  private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(1);

  private final Object lock = new Object();
  private final Map<AttemptId, LastingLeg> byAttempt = new HashMap<>();
  private final Map<String, LastingLeg> byId = new HashMap<>();
  private final Map<AttemptId, Integer> asked = new HashMap<>();

  LastingCarrier(Book book, Nodes nodes, Paced time, Chance chance) {
    this.book = book;
    this.nodes = nodes;
    this.time = time;
    this.chance = chance;
    this.people = new People(chance);
    this.door = Door.open(this);
  }

  String address() {
    return door.address();
  }

  @Override
  public String enter(String path, Map<String, String> form) {
    return switch (path) {
      case "/node" -> {
        nodes.add(new Nodes.Node(form.get("name"), form.get("address")));
        yield "";
      }
      case "/dial" -> dial(form);
      case "/find" -> find(AttemptId.parse(form.get("attempt")));
      case "/lookup" -> lookUp(form.get("call"));
      case "/hangup" -> {
        leg(form.get("call")).ifPresent(LastingLeg::hangUp);
        yield "";
      }
      default -> throw new IllegalArgumentException("no room " + path);
    };
  }

  private String dial(Map<String, String> form) {
    if (time.instant().isAfter(Instant.parse(form.get("expires")))) {
      // The node stood still with the request in its hand, and the carrier keeps to the port's
      // rule.
      throw new Door.NoAnswer();
    }
    DialRequest request =
        new DialRequest(
            AttemptId.parse(form.get("attempt")),
            PhoneNumber.of(form.get("to")),
            Duration.ofMillis(Long.parseLong(form.get("ring"))),
            Duration.ofMillis(Long.parseLong(form.get("limit"))));
    int times;
    synchronized (lock) {
      times = asked.merge(request.attempt(), 1, Integer::sum);
    }
    double luck = chance.of("dial", line(request), times);
    if (luck < NOT_PLACED_ANSWER_LOST) {
      book.answersLostNotPlaced.incrementAndGet();
      throw new Door.NoAnswer();
    }
    if (luck < NOT_PLACED_ANSWER_LOST + REFUSED) {
      book.refused.incrementAndGet();
      throw new IllegalStateException("too busy");
    }
    String id = place(request);
    if (luck > 1 - PLACED_ANSWER_LOST) {
      book.answersLostPlaced.incrementAndGet();
      throw new Door.NoAnswer();
    }
    return id;
  }

  /** What stays the same from run to run, unlike an attempt's id. */
  private static String line(DialRequest request) {
    AttemptId attempt = request.attempt();
    return attempt.call().business() + " " + request.to().e164() + " " + attempt.number();
  }

  private String place(DialRequest request) {
    LastingLeg leg;
    synchronized (lock) {
      String id = "leg-" + (byId.size() + 1);
      leg =
          new LastingLeg(
              id,
              request,
              people.at(request.attempt(), request.to()),
              book,
              time,
              over ->
                  new Delivery(
                      nodes,
                      book,
                      time,
                      this::aside,
                      chance,
                      request.attempt(),
                      line(request),
                      over));
      byId.put(id, leg);
      byAttempt.put(request.attempt(), leg);
    }
    book.rings(request.attempt(), request.to(), time.instant());
    lines.execute(leg);
    return leg.id();
  }

  @SuppressWarnings("FutureReturnValueIgnored") // a report that is not brought is a lost report
  private void aside(Duration callTimeFromNow, Runnable work) {
    timer.schedule(
        () -> lines.execute(work), time.real(callTimeFromNow).toNanos(), TimeUnit.NANOSECONDS);
  }

  private String find(AttemptId attempt) {
    int search = book.searches.incrementAndGet();
    synchronized (lock) {
      LastingLeg leg = byAttempt.get(attempt);
      if (chance.hits(SEARCHED_IN_VAIN, "search", search)) {
        return "unknown";
      }
      return leg == null ? "not placed" : leg.id();
    }
  }

  private String lookUp(String id) {
    book.lookUps.incrementAndGet();
    LastingLeg leg = leg(id).orElseThrow();
    return leg.phase() + leg.end().map(end -> " " + end.at() + " " + end.cause()).orElse("");
  }

  private Optional<LastingLeg> leg(String id) {
    synchronized (lock) {
      return Optional.ofNullable(byId.get(id));
    }
  }

  @Override
  public void close() {
    door.close();
    timer.shutdownNow();
    lines.shutdownNow();
  }
}
