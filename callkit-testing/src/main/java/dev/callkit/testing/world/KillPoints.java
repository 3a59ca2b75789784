package dev.callkit.testing.world;

/**
 * Counts the moments at which a process can die: before and after each write to the store and each
 * request to the carrier. At one of them the node that comes by is killed.
 */
final class KillPoints {
  private final int at;
  private int passed;

  /**
   * Nothing has been passed yet.
   *
   * @param at which moment kills, from 1; 0 for none
   */
  KillPoints(int at) {
    this.at = at;
  }

  int passed() {
    return passed;
  }

  /** A node is at one of the moments. */
  void pass(Node node) {
    node.live();
    passed++;
    if (passed == at) {
      node.kill();
      throw new Node.Killed();
    }
  }
}
