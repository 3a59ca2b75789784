package dev.callkit.testing.world;

import dev.callkit.CallKit;
import dev.callkit.call.AttemptId;
import dev.callkit.call.BusinessId;
import dev.callkit.call.CallId;
import dev.callkit.conduct.Conversations;
import dev.callkit.conduct.Speaker;
import dev.callkit.dialogue.Heard;
import dev.callkit.interview.TurnId;
import dev.callkit.interview.UtteranceId;
import dev.callkit.telephony.HangupCause;
import dev.callkit.telephony.LegEvent;
import dev.callkit.telephony.LegEvents;
import dev.callkit.testing.simulation.VirtualTime;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * What lies between the carrier and the nodes: reports and replies go to whichever node is there,
 * some late, some twice, some never. A talk whose connection is lost, or whose node is killed, is
 * connected again, as carriers do.
 */
final class Network implements LegEvents, Conversations {
  private static final Duration RECONNECTS_AFTER = Duration.ofSeconds(2);
  private static final Duration ASKS_AGAIN_AFTER = Duration.ofSeconds(1);
  private static final int LATEST_MILLIS = 20_000;

  /** A talk on a line that lives. */
  private static final class Line {
    final Speaker speaker;
    Node node;
    int losesAt;

    Line(Speaker speaker, Node node, int losesAt) {
      this.speaker = speaker;
      this.node = node;
      this.losesAt = losesAt;
    }
  }

  private final VirtualTime time;
  private final Accidents accidents;
  private final Random chance;
  private final Witness witness;
  private final Map<Node, CallKit> nodes = new LinkedHashMap<>();
  private final Map<AttemptId, Line> lines = new HashMap<>();

  Network(VirtualTime time, Accidents accidents, Random chance, Witness witness) {
    this.time = time;
    this.accidents = accidents;
    this.chance = chance;
    this.witness = witness;
  }

  void join(Node node, CallKit callKit) {
    nodes.put(node, callKit);
  }

  /** A node has been killed: its sockets are gone. */
  void leave(Node node) {
    nodes.remove(node);
    lines.forEach(
        (attempt, line) -> {
          if (line.node.equals(node)) {
            time.schedule(RECONNECTS_AFTER, () -> reconnect(attempt));
          }
        });
  }

  void over(AttemptId attempt) {
    lines.remove(attempt);
  }

  private Optional<Node> any() {
    List<Node> alive = nodes.keySet().stream().filter(Node::isAlive).toList();
    return alive.isEmpty()
        ? Optional.empty()
        : Optional.of(alive.get(chance.nextInt(alive.size())));
  }

  private boolean happens(double share) {
    return share > 0 && chance.nextDouble() < share;
  }

  private CallKit kit(Node node) {
    return Optional.ofNullable(nodes.get(node)).orElseThrow();
  }

  // Reports.

  @Override
  public void accept(AttemptId attempt, LegEvent event) {
    if (happens(accidents.webhookForged())) {
      AttemptId nobodys =
          new AttemptId(new CallId(new BusinessId("nobody"), "forged"), attempt.number());
      deliver(nobodys, LegEvent.Ended.of(event.at(), HangupCause.BUSY));
    }
    if (happens(accidents.webhookLost())) {
      return;
    }
    Duration late =
        happens(accidents.webhookLate())
            ? Duration.ofMillis(chance.nextInt(LATEST_MILLIS))
            : Duration.ZERO;
    time.schedule(late, () -> deliver(attempt, event));
    if (happens(accidents.webhookTwice())) {
      time.schedule(late.plusMillis(chance.nextInt(LATEST_MILLIS)), () -> deliver(attempt, event));
    }
  }

  private void deliver(AttemptId attempt, LegEvent event) {
    Optional<Node> node = any();
    if (node.isEmpty()) {
      // Nobody answers the carrier, which tries again a moment later.
      time.schedule(ASKS_AGAIN_AFTER, () -> deliver(attempt, event));
      return;
    }
    kit(node.get()).legEvents().accept(attempt, event);
  }

  // Talks.

  @Override
  public void connected(AttemptId attempt, Speaker speaker) {
    Optional<Node> node = any();
    if (node.isEmpty()) {
      time.schedule(ASKS_AGAIN_AFTER, () -> connected(attempt, speaker));
      return;
    }
    int losesAt = happens(accidents.connectionLost()) ? 1 + chance.nextInt(4) : 0;
    lines.put(attempt, new Line(speaker, node.get(), losesAt));
    kit(node.get()).conversations().connected(attempt, speaker);
  }

  private void reconnect(AttemptId attempt) {
    Line line = lines.get(attempt);
    if (line == null) {
      return;
    }
    Optional<Node> node = any();
    if (node.isEmpty()) {
      time.schedule(ASKS_AGAIN_AFTER, () -> reconnect(attempt));
      return;
    }
    line.node = node.get();
    kit(line.node).conversations().connected(attempt, line.speaker);
  }

  @Override
  public void heard(AttemptId attempt, TurnId turn, Heard heard, Speaker speaker) {
    Line line = lines.get(attempt);
    if (line == null || !line.node.isAlive()) {
      // What was said to a dead node is lost with it; the connection is made anew.
      return;
    }
    Conversations there = kit(line.node).conversations();
    if (line.losesAt > 0 && heard.isComplete() && --line.losesAt == 0) {
      there.dropped(attempt);
      time.schedule(RECONNECTS_AFTER, () -> reconnect(attempt));
      return;
    }
    if (heard.isComplete()) {
      witness.delivered(attempt, heard.words());
    }
    there.heard(attempt, turn, heard, speaker);
    if (heard.isComplete() && happens(accidents.webhookTwice())) {
      time.schedule(
          Duration.ofMillis(chance.nextInt(3000)), () -> again(attempt, turn, heard, speaker));
    }
  }

  private void again(AttemptId attempt, TurnId turn, Heard heard, Speaker speaker) {
    Line line = lines.get(attempt);
    if (line != null && line.node.isAlive()) {
      kit(line.node).conversations().heard(attempt, turn, heard, speaker);
    }
  }

  @Override
  public void interrupted(AttemptId attempt, UtteranceId utterance, int playedUpTo) {
    Line line = lines.get(attempt);
    if (line != null && line.node.isAlive()) {
      kit(line.node).conversations().interrupted(attempt, utterance, playedUpTo);
    }
  }

  @Override
  public void dropped(AttemptId attempt) {
    Line line = lines.get(attempt);
    if (line != null && line.node.isAlive()) {
      kit(line.node).conversations().dropped(attempt);
    }
  }
}
