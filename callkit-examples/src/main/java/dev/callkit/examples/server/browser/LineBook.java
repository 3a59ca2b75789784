package dev.callkit.examples.server.browser;

import dev.callkit.call.AttemptId;
import dev.callkit.examples.server.tables.Tables;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where the calls to pages are written down, so that every server that shares it sees the same: one
 * dials, another has the page, a third finds out that nobody answers. Thread-safe. Methods throw
 * {@link dev.callkit.store.StoreException} if it cannot be reached.
 */
public interface LineBook {

  /** {@return the line of this attempt: this one, or the one that was there before} */
  PhoneLine open(PhoneLine fresh);

  /** {@return the line of an attempt, if there is one} */
  Optional<PhoneLine> find(AttemptId attempt);

  /** {@return whether the line was as it is before, and is now as it is after} */
  boolean replace(PhoneLine before, PhoneLine after);

  /** {@return all that are not over} */
  List<PhoneLine> open();

  /** Removes what ended before; nobody asks for it any more. */
  void forget(Instant endedBefore);

  /** {@return the book in a database} */
  static LineBook in(Tables tables) {
    return new SqlLineBook(tables);
  }

  /** {@return a book of this process's own} */
  static LineBook inMemory() {
    return new LineBook() {
      private final Map<AttemptId, PhoneLine> lines = new HashMap<>();

      @Override
      public synchronized PhoneLine open(PhoneLine fresh) {
        return Optional.ofNullable(lines.putIfAbsent(fresh.attempt(), fresh)).orElse(fresh);
      }

      @Override
      public synchronized Optional<PhoneLine> find(AttemptId attempt) {
        return Optional.ofNullable(lines.get(attempt));
      }

      @Override
      public synchronized boolean replace(PhoneLine before, PhoneLine after) {
        return lines.replace(before.attempt(), before, after);
      }

      @Override
      public synchronized List<PhoneLine> open() {
        return lines.values().stream().filter(line -> !line.isOver()).toList();
      }

      @Override
      public synchronized void forget(Instant endedBefore) {
        lines
            .values()
            .removeIf(line -> line.end().filter(end -> end.at().isBefore(endedBefore)).isPresent());
      }
    };
  }
}
