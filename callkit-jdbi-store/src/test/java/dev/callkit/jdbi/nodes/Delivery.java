package dev.callkit.jdbi.nodes;

import dev.callkit.call.AttemptId;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Brings what happens on one line to some node: mostly to the one that had the last word, to
 * another if that does not answer, and now and then to two.
 */
final class Delivery {
  private static final double SAME_NODE = 0.7;
  private static final double TWICE = 0.1;
  private static final double REPORT_LOST = 0.03;
  // Many carriers do not say that it rings: then nothing is heard before somebody answers.
  private static final double RINGING_LOST = 0.6;
  private static final Duration UNTIL_GIVEN_UP = Duration.ofSeconds(60);
  private static final Duration AGAIN = Duration.ofMillis(50);
  private static final Duration MOST_LATE = Duration.ofSeconds(2);

  private final Nodes nodes;
  private final Book book;
  private final Paced time;
  private final Aside aside;
  private final Chance chance;
  private final AttemptId attempt;
  private final Object line;
  private final CountDownLatch over;
  private Optional<Nodes.Node> last = Optional.empty();

  /** Runs things beside the line. */
  @FunctionalInterface
  interface Aside {
    void run(Duration callTimeFromNow, Runnable work);
  }

  /**
   * Nothing brought yet.
   *
   * @param line the same in every run with the same seed, unlike ids
   * @param over opened when the line is dead
   */
  Delivery(
      Nodes nodes,
      Book book,
      Paced time,
      Aside aside,
      Chance chance,
      AttemptId attempt,
      Object line,
      CountDownLatch over) {
    this.nodes = nodes;
    this.book = book;
    this.time = time;
    this.aside = aside;
    this.chance = chance;
    this.attempt = attempt;
    this.line = line;
    this.over = over;
  }

  /**
   * A report that nobody waits for: it may be late, come twice, or get lost. That a machine
   * answered is not lost, or the test would wait for its line's time limit.
   */
  void report(String what, Map<String, String> fields) {
    boolean dear = fields.containsValue("MACHINE");
    double share = dear ? 0 : what.equals("ringing") ? RINGING_LOST : REPORT_LOST;
    if (chance.hits(share, "lost", line, what)) {
      book.reportsLost.incrementAndGet();
      return;
    }
    SplittableRandom random = chance.random("late", line, what);
    Map<String, String> form = with(fields);
    boolean twice = random.nextDouble() < TWICE;
    for (int copy = 0; copy < (twice ? 2 : 1); copy++) {
      Duration late =
          random.nextInt(4) == 0
              ? MOST_LATE.multipliedBy(random.nextInt(100)).dividedBy(100)
              : Duration.ZERO;
      aside.run(late, () -> bringAside("/leg", form));
    }
    if (twice) {
      book.deliveredTwice.incrementAndGet();
    }
  }

  /** Words nobody waits for an answer to. */
  void partial(Map<String, String> fields) {
    bring("/heard", with(fields), "partial");
  }

  private void bringAside(String path, Map<String, String> form) {
    SplittableRandom random = chance.random("aside", line, form.getOrDefault("event", path));
    for (int tries = 0; tries < 10; tries++) {
      Optional<Nodes.Node> node = nodes.any(random);
      if (node.isPresent() && nodes.tryAt(node.get(), path, form).isPresent()) {
        return;
      }
      pause();
    }
    book.reportsLost.incrementAndGet();
  }

  /**
   * Something the person waits for. It is brought until somebody takes it. A connection is not
   * brought twice without need: that would mean that it was lost.
   *
   * @return what a node said; empty if the line died before
   */
  Optional<String> ask(String path, Map<String, String> fields, String what) {
    Map<String, String> form = with(fields);
    if (path.equals("/heard") && chance.hits(TWICE, "twice", line, what)) {
      book.deliveredTwice.incrementAndGet();
      Duration after = MOST_LATE.multipliedBy((long) (100 * chance.of("after", line, what)));
      aside.run(after.dividedBy(100), () -> bringAside(path, form));
    }
    Optional<Nodes.Node> before = last;
    Optional<Nodes.Delivered> taken = bring(path, form, what);
    taken.ifPresent(by -> moved(before, by.node()));
    return taken.map(Nodes.Delivered::answer);
  }

  private void moved(Optional<Nodes.Node> before, Nodes.Node now) {
    if (before.isPresent() && !before.get().equals(now)) {
      book.deliveredElsewhere.incrementAndGet();
      if (book.isDead(before.get().name())) {
        book.takenOver.incrementAndGet();
      }
    }
  }

  private Optional<Nodes.Delivered> bring(String path, Map<String, String> form, String what) {
    SplittableRandom random = chance.random("node", line, what);
    long patience = time.real(UNTIL_GIVEN_UP).dividedBy(AGAIN);
    for (long tries = 0; tries < patience && over.getCount() > 0; tries++) {
      Optional<Nodes.Node> same =
          last.filter(nodes::lives).filter(node -> random.nextDouble() < SAME_NODE);
      Optional<Nodes.Node> node = same.isPresent() ? same : nodes.any(random);
      Optional<Nodes.Delivered> taken = node.flatMap(some -> nodes.tryAt(some, path, form));
      if (taken.isPresent()) {
        last = Optional.of(taken.get().node());
        return taken;
      }
      pause();
    }
    return Optional.empty();
  }

  private void pause() {
    try {
      over.await(AGAIN.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    }
  }

  private Map<String, String> with(Map<String, String> fields) {
    Map<String, String> form = new TreeMap<>(fields);
    form.put("attempt", attempt.toString());
    return form;
  }
}
