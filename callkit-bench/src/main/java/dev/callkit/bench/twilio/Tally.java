package dev.callkit.bench.twilio;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Counts turns and how long they took. Thread-safe. */
final class Tally {
  private final long[] nanos = new long[1_000_000];
  private final AtomicInteger turns = new AtomicInteger();
  private final AtomicLong begun = new AtomicLong();
  private final AtomicLong filled = new AtomicLong();
  private final AtomicLong ended = new AtomicLong();
  private final AtomicLong broken = new AtomicLong();
  private volatile boolean counting;

  void begin() {
    turns.set(0);
    filled.set(0);
    ended.set(0);
    counting = true;
  }

  void end() {
    counting = false;
  }

  void turn(long took) {
    if (counting) {
      int place = turns.getAndIncrement();
      if (place < nanos.length) {
        nanos[place] = took;
      }
    }
  }

  void begun() {
    begun.incrementAndGet();
  }

  /** {@return how many calls have been answered so far} */
  long answered() {
    return begun.get();
  }

  void filled() {
    filled.incrementAndGet();
  }

  void ended() {
    ended.incrementAndGet();
  }

  void broken(RuntimeException why) {
    if (broken.getAndIncrement() < 3) {
      System.err.println("broken: " + why);
    }
  }

  int turns() {
    return turns.get();
  }

  /** {@return microseconds, at this place among all of them: 0 to 1} */
  double micros(double place) {
    int count = Math.min(turns.get(), nanos.length);
    long[] sorted = Arrays.copyOf(nanos, count);
    Arrays.sort(sorted);
    return count == 0 ? 0 : sorted[(int) Math.min(count - 1L, (long) (count * place))] / 1_000.0;
  }

  @Override
  public String toString() {
    return begun.get()
        + " calls answered, "
        + filled.get()
        + " fillers, "
        + ended.get()
        + " calls ended, "
        + broken.get()
        + " broken";
  }
}
