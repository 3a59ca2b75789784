package dev.callkit.question;

/** Where in its turn a question begins when it is new. */
public enum StartingPhase {
  /** It is first asked of the n-th customer it applies to, n being its frequency. */
  ALIGNED,
  /**
   * Questions of one frequency begin at different points, so that they do not fall due together.
   */
  SPREAD;

  // The fractional part of the golden ratio in 16 bits: successive multiples of it lie as far apart
  // as can be (Knuth, The Art of Computer Programming, volume 3, section 6.4).
  private static final int GOLDEN = 40_503;

  /** {@return what a new question is owed, in customers} */
  long owedAtStart(int everyNth, int place) {
    return this == ALIGNED ? 0 : ((long) everyNth * (place * GOLDEN & 0xffff)) >> 16;
  }
}
