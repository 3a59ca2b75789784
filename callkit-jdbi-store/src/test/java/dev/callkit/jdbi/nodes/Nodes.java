package dev.callkit.jdbi.nodes;

import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The nodes that the carrier knows of, as a load balancer does: one that cannot be reached is left
 * out from then on, one that is slow is not.
 */
final class Nodes {
  // A node that stands still is not waited for: the next one gets the same delivery. Ours always
  // say something within 5 s.
  private static final Duration PATIENCE = Duration.ofSeconds(6);
  private static final Duration LEAST_PATIENCE = Duration.ofMillis(2_500);

  /**
   * A node.
   *
   * @param name its name, never used again
   * @param address where it listens
   */
  record Node(String name, String address) {}

  /**
   * What came of a delivery.
   *
   * @param node who took it
   * @param answer what it said
   */
  record Delivered(Node node, String answer) {}

  private final List<Node> living = new CopyOnWriteArrayList<>();
  private final Book book;
  private final Duration patience;

  Nodes(Book book, Paced time) {
    this.book = book;
    Duration real = time.real(PATIENCE);
    this.patience = real.compareTo(LEAST_PATIENCE) > 0 ? real : LEAST_PATIENCE;
  }

  void add(Node node) {
    living.add(node);
  }

  int size() {
    return living.size();
  }

  /** Some node that lives, as far as is known. */
  Optional<Node> any(SplittableRandom random) {
    List<Node> choice = new ArrayList<>(living);
    return choice.isEmpty()
        ? Optional.empty()
        : Optional.of(choice.get(random.nextInt(choice.size())));
  }

  boolean lives(Node node) {
    return living.contains(node);
  }

  /** Tries one node; empty if it did not take it, and then perhaps it did after all. */
  Optional<Delivered> tryAt(Node node, String path, Map<String, String> form) {
    try {
      String answer = Door.knock(node.address(), path, form, patience);
      book.delivered.incrementAndGet();
      return Optional.of(new Delivered(node, answer));
    } catch (ConnectException dead) {
      living.remove(node);
      return Optional.empty();
    } catch (IOException broken) {
      return Optional.empty();
    }
  }
}
