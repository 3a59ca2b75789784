package dev.callkit.feasibility;

/**
 * Draws that are the same everywhere and every time: a hash of what is drawn for whom. The mixer is
 * the finaliser of SplitMix64 (Steele, Lea and Flood, OOPSLA 2014).
 */
final class Drawing {
  private static final long GOLDEN = 0x9e3779b97f4a7c15L;

  /**
   * {@return 0 to {@code bound - 1}, evenly}
   *
   * @param number for which customer
   * @param facet for which of its facts
   */
  static int below(long number, int facet, int bound) {
    long mixed = (number * 64 + facet + 1) * GOLDEN;
    mixed = (mixed ^ mixed >>> 30) * 0xbf58476d1ce4e5b9L;
    mixed = (mixed ^ mixed >>> 27) * 0x94d049bb133111ebL;
    mixed ^= mixed >>> 31;
    return (int) Math.floorMod(mixed >>> 1, (long) bound);
  }

  private Drawing() {}
}
