package dev.callkit.question;

/** How much a question matters; higher ones go first and are dropped last. */
public enum Priority {
  /** Asked whenever it is due; never dropped for lack of time once chosen. */
  CRITICAL(16),
  /** Well above the ordinary. */
  HIGH(8),
  /** The ordinary level. */
  MEDIUM(4),
  /** Not begun once 80 % of the talk's time is used. */
  LOW(2),
  /** Fills gaps. */
  OPTIONAL(1);

  private final int weight;

  Priority(int weight) {
    this.weight = weight;
  }

  /** {@return the level's weight in an urgency, 16 down to 1} */
  public int weight() {
    return weight;
  }

  /** {@return whether this level matters at least as much as {@code other}} */
  public boolean isAtLeast(Priority other) {
    return compareTo(other) <= 0;
  }
}
