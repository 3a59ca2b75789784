package dev.callkit.conduct;

import dev.callkit.store.NodeId;
import dev.callkit.store.Pacing;
import java.time.Duration;

/**
 * How a node works.
 *
 * @param node this node's name, different for every instance on one store
 * @param lease how long a node holds a call without renewing; after a crash another node notices
 *     after this long; 3 s or more, default 30 s
 * @param poll how often due calls are looked for; positive, default 1 s
 * @param understandWithin how long an engine may think about one reply; positive, default 2.5 s
 * @param pacing how fast calls are placed, on all nodes together; default without limits
 * @param breaker when a carrier is left alone for a while
 */
public record ConductorSettings(
    NodeId node,
    Duration lease,
    Duration poll,
    Duration understandWithin,
    Pacing pacing,
    BreakerSettings breaker) {
  /**
   * Checks the durations.
   *
   * @throws IllegalArgumentException if one is too short
   */
  public ConductorSettings {
    if (lease.compareTo(Duration.ofSeconds(3)) < 0) {
      throw new IllegalArgumentException("lease: expected 3 s or more, got " + lease);
    }
    if (poll.isZero() || poll.isNegative()) {
      throw new IllegalArgumentException("poll: expected more than 0, got " + poll);
    }
    if (understandWithin.isZero() || understandWithin.isNegative()) {
      throw new IllegalArgumentException(
          "understandWithin: expected more than 0, got " + understandWithin);
    }
  }

  /** The defaults named above. */
  public static ConductorSettings of(NodeId node) {
    return new ConductorSettings(
        node,
        Duration.ofSeconds(30),
        Duration.ofSeconds(1),
        Duration.ofMillis(2500),
        Pacing.UNLIMITED,
        BreakerSettings.DEFAULT);
  }
}
