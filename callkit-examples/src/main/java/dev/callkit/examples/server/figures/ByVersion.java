package dev.callkit.examples.server.figures;

import dev.callkit.call.CallId;
import dev.callkit.progress.CallRecord;
import dev.callkit.store.CallStore;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What has been made of calls. One that has not been saved since is not opened again. Thread-safe.
 *
 * @param <T> what is made of a call; it should name nobody
 */
public final class ByVersion<T> {
  private final CallStore store;
  private final Function<CallRecord, T> make;
  private final int most;
  private final Map<CallId, Known<T>> known = new LinkedHashMap<>(16, 0.75f, true);

  private record Known<T>(long version, T made) {}

  /**
   * Knows nothing yet.
   *
   * @param most how many are remembered; those that were asked for last
   */
  public ByVersion(CallStore store, int most, Function<CallRecord, T> make) {
    this.store = store;
    this.most = most;
    this.make = make;
  }

  /** {@return what is made of a call; empty if it has been erased} */
  public Optional<T> of(CallIndex.Entry entry) {
    synchronized (known) {
      Known<T> before = known.get(entry.id());
      if (before != null && before.version() >= entry.version()) {
        return Optional.of(before.made());
      }
    }
    return store.find(entry.id()).map(this::remember);
  }

  private T remember(CallRecord call) {
    T made = make.apply(call);
    synchronized (known) {
      known.put(call.id(), new Known<>(call.version(), made));
      if (known.size() > most) {
        known.remove(known.keySet().iterator().next());
      }
    }
    return made;
  }
}
