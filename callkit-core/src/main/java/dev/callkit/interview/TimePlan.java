package dev.callkit.interview;

import dev.callkit.question.Priority;
import dev.callkit.question.Question;
import dev.callkit.question.QuestionId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
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
   * <p>Two questions that are asked together or not at all are dropped together, and are not begun
   * after the warning; of a pair that has been begun the second is not dropped.
   *
   * @param remaining questions without a result, in asking order
   * @param partners which questions are asked together or not at all
   * @param elapsed how long the talk has lasted
   * @param lastAnnounced whether the last question has already been announced
   */
  static Optional<Next> next(
      List<Question> remaining,
      Map<QuestionId, QuestionId> partners,
      Duration elapsed,
      InterviewLimits limits,
      boolean lastAnnounced) {
    Duration left = limits.goodbye().minus(elapsed);
    if (left.isNegative() || left.isZero() || lastAnnounced) {
      return Optional.empty();
    }
    List<Part> parts = parts(remaining, partners);
    if (elapsed.compareTo(limits.warning()) >= 0) {
      if (left.compareTo(Question.SHORTEST_TIME) < 0) {
        return Optional.empty();
      }
      return parts.stream()
          .filter(part -> part.questions().size() == 1)
          .filter(part -> part.begun() || part.level().isAtLeast(Priority.MEDIUM))
          .findFirst()
          .map(part -> new Next(part.questions().get(0), remaining.size() > 1));
    }
    return fitting(parts, left).stream()
        .findFirst()
        .map(part -> new Next(part.questions().get(0), false));
  }

  /**
   * What is put or dropped as a whole.
   *
   * @param questions one, or two that belong together
   * @param begun whether it is the second of a pair of which the first has been put
   */
  private record Part(List<Question> questions, boolean begun) {
    Priority level() {
      return questions.stream()
          .map(Question::priority)
          .min(Comparator.naturalOrder())
          .orElseThrow();
    }

    Duration time() {
      return questions.stream().map(Question::time).reduce(Duration.ZERO, Duration::plus);
    }
  }

  private static List<Part> parts(List<Question> remaining, Map<QuestionId, QuestionId> partners) {
    List<Part> parts = new ArrayList<>();
    for (Question question : remaining) {
      Optional<QuestionId> partner = Optional.ofNullable(partners.get(question.id()));
      int first = partner.map(id -> placeOf(parts, id)).orElse(-1);
      if (first >= 0) {
        parts.set(first, new Part(List.of(parts.get(first).questions().get(0), question), false));
      } else {
        boolean alone =
            partner.isPresent()
                && remaining.stream().noneMatch(other -> other.id().equals(partner.get()));
        parts.add(new Part(List.of(question), alone));
      }
    }
    return parts;
  }

  private static int placeOf(List<Part> parts, QuestionId id) {
    for (int place = 0; place < parts.size(); place++) {
      if (parts.get(place).questions().get(0).id().equals(id)) {
        return place;
      }
    }
    return -1;
  }

  private static List<Part> fitting(List<Part> parts, Duration left) {
    List<Part> kept = new ArrayList<>(parts);
    Duration needed = kept.stream().map(Part::time).reduce(Duration.ZERO, Duration::plus);
    while (needed.compareTo(left) > 0) {
      int lowest = lowest(kept);
      if (lowest < 0) {
        break;
      }
      needed = needed.minus(kept.remove(lowest).time());
    }
    return kept;
  }

  /** The place of the last part of the lowest level below critical, or -1. */
  private static int lowest(List<Part> parts) {
    int found = -1;
    for (int place = 0; place < parts.size(); place++) {
      Priority level = parts.get(place).level();
      if (level != Priority.CRITICAL
          && !parts.get(place).begun()
          && (found < 0 || parts.get(found).level().isAtLeast(level))) {
        found = place;
      }
    }
    return found;
  }

  private TimePlan() {}
}
