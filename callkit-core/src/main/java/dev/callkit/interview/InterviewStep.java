package dev.callkit.interview;

import java.util.List;

/**
 * What one event led to. The state is stored before the lines are spoken.
 *
 * @param state the talk afterwards
 * @param lines what to speak; empty if nothing is to be said
 * @param facts what happened, in order
 */
public record InterviewStep(InterviewState state, List<Line> lines, List<InterviewFact> facts) {
  /** Copies the lists. */
  public InterviewStep {
    lines = List.copyOf(lines);
    facts = List.copyOf(facts);
  }
}
