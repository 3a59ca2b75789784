package dev.callkit.testing.world;

import java.util.Optional;

/** A sentence that must be true all the time. */
final class Invariant {
  private final String sentence;
  private long checks;
  private long violations;
  private Optional<String> first = Optional.empty();

  Invariant(String sentence) {
    this.sentence = sentence;
  }

  /**
   * Looks once.
   *
   * @param holds whether it is true here
   * @param where what was looked at: ids and times, no words
   */
  void check(boolean holds, Object... where) {
    checks++;
    if (!holds) {
      violations++;
      if (first.isEmpty()) {
        StringBuilder text = new StringBuilder();
        for (Object part : where) {
          text.append(text.isEmpty() ? "" : " ").append(part);
        }
        first = Optional.of(text.toString());
      }
    }
  }

  SimulationReport.Checked result() {
    return new SimulationReport.Checked(sentence, checks, violations, first);
  }
}
