package dev.callkit.conduct;

import dev.callkit.call.CallId;
import dev.callkit.progress.CallRecord;
import dev.callkit.store.Pace;
import dev.callkit.store.Pacing;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The slots that the store has given to calls of this node. A node that dies takes them along: then
 * its calls ask anew, and the carrier hears of nobody too early.
 */
final class Slots {
  // Who comes later than this after a slot has been held up, and asks for another: or those who
  // were held up together would be placed together.
  private static final Duration GOOD_FOR = Duration.ofSeconds(1);
  private static final Duration LEAST_WAIT = Duration.ofSeconds(1);
  private static final Duration SPREAD = Duration.ofSeconds(4);

  private final Parts parts;
  private final Map<CallId, Instant> granted = new ConcurrentHashMap<>();

  Slots(Parts parts) {
    this.parts = parts;
  }

  void grant(CallId call, Instant slot) {
    Instant now = parts.clock().instant();
    granted.values().removeIf(old -> old.plus(GOOD_FOR).isBefore(now));
    granted.put(call, slot);
  }

  /** Until when a call that has a slot is kept from other nodes, which do not know of it. */
  static Instant heldUntil(Instant slot) {
    return slot.plus(GOOD_FOR);
  }

  void used(CallId call) {
    granted.remove(call);
  }

  /** What a save that dials keeps to; empty without limits. */
  Optional<Pace> pace(CallRecord call) {
    Pacing limits = parts.settings().pacing();
    if (limits.equals(Pacing.UNLIMITED) || call.attempts().isEmpty()) {
      return Optional.empty();
    }
    Instant now = parts.clock().instant();
    Instant slot = granted.get(call.id());
    boolean good = slot != null && !now.isBefore(slot) && !now.isAfter(slot.plus(GOOD_FOR));
    String provider = call.attempts().get(call.attempts().size() - 1).provider();
    return Optional.of(new Pace(provider, limits, now, good));
  }

  /** When to look again whether there is room, spread so that not all who wait come at once. */
  Instant tryAgainAt() {
    long millis = (long) (SPREAD.toMillis() * parts.chance().getAsDouble());
    return parts.clock().instant().plus(LEAST_WAIT).plusMillis(millis);
  }
}
