package dev.callkit.examples.preview;

/**
 * Takes turns in proportion to shares, spread as evenly as can be: of shares 3 and 1 the turns are
 * 0, 0, 1, 0 and so on. After as many turns as there are shares together, each has had exactly its
 * own. Not thread-safe.
 *
 * <p>Smooth weighted round robin, as in nginx's {@code ngx_http_upstream_round_robin.c} (read
 * 2026-11-27): everybody earns their share, the richest has the turn and pays for the whole round.
 */
public final class SmoothTurns {
  private final int[] shares;
  private final long[] earned;
  private final long round;

  /**
   * Begins.
   *
   * @param shares 1 or more each; at least one
   */
  public SmoothTurns(int... shares) {
    this.shares = shares.clone();
    this.earned = new long[shares.length];
    long sum = 0;
    for (int share : shares) {
      sum += share;
    }
    this.round = sum;
  }

  /** {@return whose turn it is, from 0; of equals the first} */
  public int next() {
    int richest = 0;
    for (int place = 0; place < shares.length; place++) {
      earned[place] += shares[place];
      if (earned[place] > earned[richest]) {
        richest = place;
      }
    }
    earned[richest] -= round;
    return richest;
  }
}
