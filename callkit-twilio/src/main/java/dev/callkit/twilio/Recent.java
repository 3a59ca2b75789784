package dev.callkit.twilio;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A memory of the latest things, so many of them and no more. What it has forgotten, or a node that
 * died knew, must be found out in another way. Thread-safe.
 */
final class Recent<K, V> {
  private final Map<K, V> entries;

  Recent(int most) {
    this.entries =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > most;
          }
        };
  }

  synchronized Optional<V> get(K key) {
    return Optional.ofNullable(entries.get(key));
  }

  synchronized void put(K key, V value) {
    entries.put(key, value);
  }

  /** {@return whether there was nothing of this key; it is kept then} */
  synchronized boolean add(K key, V value) {
    return entries.putIfAbsent(key, value) == null;
  }

  /** Changes what is kept of a key, or what would be if there is nothing. */
  synchronized V change(K key, V first, UnaryOperator<V> change) {
    V next = change.apply(entries.getOrDefault(key, first));
    entries.put(key, next);
    return next;
  }

  synchronized void remove(K key) {
    entries.remove(key);
  }
}
