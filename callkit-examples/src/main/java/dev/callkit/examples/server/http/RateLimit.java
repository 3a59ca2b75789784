package dev.callkit.examples.server.http;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** So many requests a second for each token, with as many at once as for some seconds. */
public final class RateLimit {
  private static final int MOST_TOKENS = 10_000;

  private final double perSecond;
  private final double burst;
  private final InstantSource clock;
  private final Map<String, Bucket> buckets =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
          return size() > MOST_TOKENS;
        }
      };

  private record Bucket(double left, Instant at) {}

  /**
   * Sets the limit.
   *
   * @param perSecond requests a second, more than 0
   * @param seconds how many seconds' worth may come at once, 1 or more
   */
  public RateLimit(double perSecond, int seconds, InstantSource clock) {
    this.perSecond = perSecond;
    this.burst = perSecond * seconds;
    this.clock = clock;
  }

  /** {@return how long to wait; empty if this one may go on, and is counted} */
  public synchronized Optional<Duration> take(String whose) {
    Instant now = clock.instant();
    Bucket bucket = buckets.getOrDefault(whose, new Bucket(burst, now));
    double passed = Math.max(0, Duration.between(bucket.at(), now).toNanos() / 1e9);
    double left = Math.min(burst, bucket.left() + passed * perSecond);
    boolean goes = left >= 1;
    buckets.put(whose, new Bucket(goes ? left - 1 : left, now));
    return goes
        ? Optional.empty()
        : Optional.of(Duration.ofMillis((long) Math.ceil((1 - left) / perSecond * 1000)));
  }
}
