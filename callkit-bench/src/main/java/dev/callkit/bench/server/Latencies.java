package dev.callkit.bench.server;

import java.util.Arrays;

/** How long the answers of one endpoint took, and how many were not as they should be. */
final class Latencies {
  private long[] nanos = new long[1_024];
  private int count;
  private int errors;
  private String firstError = "";

  synchronized void add(long took) {
    if (count == nanos.length) {
      nanos = Arrays.copyOf(nanos, count * 2);
    }
    nanos[count++] = took;
  }

  synchronized void error(String what) {
    if (errors++ == 0) {
      firstError = what;
    }
  }

  synchronized int count() {
    return count;
  }

  synchronized int errors() {
    return errors;
  }

  synchronized String firstError() {
    return firstError;
  }

  /** {@return milliseconds that so many of a hundred did not pass; 0 if there are none} */
  synchronized double millis(double percent) {
    if (count == 0) {
      return 0;
    }
    long[] sorted = Arrays.copyOf(nanos, count);
    Arrays.sort(sorted);
    int place = (int) Math.ceil(count * percent / 100) - 1;
    return sorted[Math.max(0, Math.min(count - 1, place))] / 1e6;
  }
}
