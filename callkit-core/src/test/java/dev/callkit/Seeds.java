package dev.callkit;

import java.util.Random;
import java.util.function.Consumer;

/** Runs seeded chance; a failure names the seed that repeats it. */
public final class Seeds {

  /** Runs {@code body} once per seed from {@code first} on. */
  public static void each(long first, int times, Consumer<Random> body) {
    for (long seed = first; seed < first + times; seed++) {
      try {
        body.accept(new Random(seed));
      } catch (RuntimeException | AssertionError failed) {
        throw new AssertionError("seed " + seed + ": " + failed.getMessage(), failed);
      }
    }
  }

  /** One of the given things, all alike. */
  @SafeVarargs
  public static <T> T pick(Random chance, T... things) {
    return things[chance.nextInt(things.length)];
  }

  private Seeds() {}
}
