package dev.callkit.examples.input;

import dev.callkit.examples.input.PairReader.Written;
import dev.callkit.question.PairRule;
import dev.callkit.question.Question;
import dev.callkit.question.QuestionId;
import dev.callkit.question.SelectionRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Checks what the catalogue's own builder checks of pair rules that are sound each by itself, but
 * knows where they stand in the file.
 */
final class PairCheck {
  private final Map<QuestionId, Question> questions;
  private final Map<Set<QuestionId>, Section> pairs = new HashMap<>();
  private final Map<QuestionId, Written> combinations = new HashMap<>();
  private final Map<Set<Object>, Section> linked = new HashMap<>();

  /**
   * Takes the questions.
   *
   * @param questions those that are as expected; of others the times are not known
   */
  PairCheck(List<Question> questions) {
    this.questions =
        questions.stream()
            .collect(Collectors.toMap(Question::id, question -> question, (a, b) -> a));
  }

  /** Notes what is wrong, in the sections the rules were read from. */
  void check(List<Written> rules) {
    List<Written> first = rules.stream().filter(this::isTheFirstOfItsPair).toList();
    first.forEach(this::combine);
    first.forEach(this::link);
  }

  private boolean isTheFirstOfItsPair(Written written) {
    Section other =
        pairs.putIfAbsent(
            Set.of(written.rule().first(), written.rule().second()), written.section());
    if (other != null) {
      written
          .section()
          .wrong("expected one rule at most for a pair, got another, first in " + other.path());
    }
    return other == null;
  }

  private void combine(Written written) {
    PairRule rule = written.rule();
    if (!(rule instanceof PairRule.Bundling)) {
      return;
    }
    for (QuestionId id : List.of(rule.first(), rule.second())) {
      Written other = combinations.get(id);
      if (other != null) {
        written
            .section()
            .wrong(
                "questions",
                "expected each question in one combination at most, got \""
                    + id
                    + "\" again, first in "
                    + other.section().path());
        return;
      }
    }
    combinations.put(rule.first(), written);
    combinations.put(rule.second(), written);
    long seconds = seconds(rule.first()) + seconds(rule.second());
    long most = SelectionRequest.LONGEST_BUDGET.toSeconds();
    if (seconds > most) {
      written
          .section()
          .wrong("expected at most " + most + " s for both questions together, got " + seconds);
    }
  }

  private long seconds(QuestionId id) {
    return Optional.ofNullable(questions.get(id)).map(known -> known.time().toSeconds()).orElse(0L);
  }

  /** Of two combinations, too, one rule at most says which goes first. */
  private void link(Written written) {
    PairRule rule = written.rule();
    Object first = whole(rule.first());
    Object second = whole(rule.second());
    if (rule instanceof PairRule.Bundling || first.equals(second)) {
      return;
    }
    Section other = linked.putIfAbsent(Set.of(first, second), written.section());
    if (other != null) {
      written
          .section()
          .wrong(
              "expected one rule at most between what is combined, got another, first in "
                  + other.path());
    }
  }

  /** What a question is chosen as: itself, or the combination it is in. */
  private Object whole(QuestionId id) {
    Written combination = combinations.get(id);
    return combination == null ? id : combination.rule();
  }
}
