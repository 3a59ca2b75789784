package dev.callkit.jdbi.nodes;

import java.util.List;
import java.util.SplittableRandom;

/**
 * What goes wrong, where. The same seed and the same thing it happens to give the same answer,
 * whichever thread or process comes first.
 *
 * @param seed of the whole test
 */
record Chance(long seed) {

  /** {@return from 0 (inclusive) to 1 (exclusive)} */
  double of(Object... what) {
    return random(what).nextDouble();
  }

  boolean hits(double share, Object... what) {
    return of(what) < share;
  }

  SplittableRandom random(Object... what) {
    // Texts, numbers and records of them: their hash codes are the same in every process.
    return new SplittableRandom(seed * 31 + 0x9E37_79B9_7F4A_7C15L * List.of(what).hashCode());
  }
}
