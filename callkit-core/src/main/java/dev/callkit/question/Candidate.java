package dev.callkit.question;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** A unit that is due and could be asked of this customer. */
final class Candidate {
  private static final long MOST_URGENT = 100_000_000;

  /**
   * Most urgent first, compared exactly; then level, frequency and id, so that no two are equal and
   * the order is the same everywhere.
   */
  static final Comparator<Candidate> CANONICAL = Candidate::inCanonicalOrder;

  /** By level alone. */
  static final Comparator<Candidate> BY_LEVEL = Comparator.comparing(Candidate::level);

  private final Unit unit;
  private final Priority level;
  private final int weight;
  private final long owed;
  private final int seconds;
  private boolean chosen;
  private @Nullable QuestionId loserTo;

  Candidate(Unit unit, Priority level, int weight, long owed, int seconds) {
    this.unit = unit;
    this.level = level;
    this.weight = weight;
    this.owed = owed;
    this.seconds = seconds;
  }

  Unit unit() {
    return unit;
  }

  /** The level for this customer. */
  Priority level() {
    return level;
  }

  int seconds() {
    return seconds;
  }

  long turnsOwed() {
    return owed / unit.everyNth();
  }

  long urgencyHundredths() {
    return urgencyHundredths(weight, owed, unit.everyNth());
  }

  static long urgencyHundredths(int weight, long owed, int everyNth) {
    return Math.min(MOST_URGENT, 100L * weight * owed / everyNth);
  }

  void choose() {
    chosen = true;
  }

  void leave() {
    chosen = false;
  }

  boolean chosen() {
    return chosen;
  }

  /** A pair rule lets another question go first. */
  void loseTo(QuestionId winner) {
    loserTo = winner;
  }

  @Nullable QuestionId loserTo() {
    return loserTo;
  }

  private static int inCanonicalOrder(Candidate a, Candidate b) {
    int byUrgency =
        Long.compare(b.weight * b.owed * a.unit.everyNth(), a.weight * a.owed * b.unit.everyNth());
    if (byUrgency != 0) {
      return byUrgency;
    }
    int byLevel = a.level.compareTo(b.level);
    if (byLevel != 0) {
      return byLevel;
    }
    int byFrequency = Integer.compare(a.unit.everyNth(), b.unit.everyNth());
    return byFrequency != 0 ? byFrequency : a.unit.id().compareTo(b.unit.id());
  }
}
