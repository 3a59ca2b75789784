package dev.callkit.interview;

import dev.callkit.question.Priority;
import dev.callkit.question.Question;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which of the remaining questions comes next, given the time that is left. */
final class TimePlan {

  /**
   * What to put next.
   *
   * @param question the question
   * @param last whether it is announced as the last one
   */
  record Next(Question question, boolean last) {}

  /**
   * {@return the next question, or empty if there is none or no time for one}
   *
   * <p>Before the warning: what does not fit any more is dropped from the lowest level up, later
   * ones first, critical ones never. From the warning on: one more question, not a low one, and
   * none that the goodbye would cut off at once.
   *
   * @param remaining questions without a result, in asking order
   * @param elapsed how long the talk has lasted
   * @param lastAnnounced whether the last question has already been announced
   */
  static Optional<Next> next(
      List<Question> remaining, Duration elapsed, InterviewLimits limits, boolean lastAnnounced) {
    Duration left = limits.goodbye().minus(elapsed);
    if (left.isNegative() || left.isZero() || lastAnnounced) {
      return Optional.empty();
    }
    if (elapsed.compareTo(limits.warning()) >= 0) {
      if (left.compareTo(Question.SHORTEST_TIME) < 0) {
        return Optional.empty();
      }
      return remaining.stream()
          .filter(question -> question.priority().isAtLeast(Priority.MEDIUM))
          .findFirst()
          .map(question -> new Next(question, remaining.size() > 1));
    }
    return fitting(remaining, left).stream().findFirst().map(question -> new Next(question, false));
  }

  private static List<Question> fitting(List<Question> remaining, Duration left) {
    List<Question> kept = new ArrayList<>(remaining);
    Duration needed = kept.stream().map(Question::time).reduce(Duration.ZERO, Duration::plus);
    while (needed.compareTo(left) > 0) {
      int lowest = lowest(kept);
      if (lowest < 0) {
        break;
      }
      needed = needed.minus(kept.remove(lowest).time());
    }
    return kept;
  }

  /** The place of the last question of the lowest level below critical, or -1. */
  private static int lowest(List<Question> questions) {
    int found = -1;
    for (int place = 0; place < questions.size(); place++) {
      Priority level = questions.get(place).priority();
      if (level != Priority.CRITICAL
          && (found < 0 || questions.get(found).priority().isAtLeast(level))) {
        found = place;
      }
    }
    return found;
  }

  private TimePlan() {}
}
