package dev.callkit.examples.input;

import dev.callkit.examples.input.JsonValue.Fields;
import dev.callkit.question.Frequency;
import dev.callkit.question.PairRule;
import dev.callkit.question.QuestionId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the pair rules of a catalogue file one by one; {@link PairCheck} looks at them together.
 */
final class PairReader {
  private static final List<String> FIELDS = List.of("rule", "questions", "frequency");
  private static final List<String> RULES =
      List.of("combine", "custom", "exclude", "prefer", "alternate");

  private final Section document;
  private final Set<String> known;
  private final Problems problems;

  /**
   * A rule and where it stands.
   *
   * @param rule what it says
   * @param section the object it was read from
   */
  record Written(PairRule rule, Section section) {}

  /**
   * Takes what belongs together.
   *
   * @param known the ids of the file's questions, also of those with problems
   */
  PairReader(Section document, Set<String> known, Problems problems) {
    this.document = document;
    this.known = known;
    this.problems = problems;
  }

  /** {@return the rules that are as expected, each by itself} */
  List<Written> read() {
    List<Written> rules = new ArrayList<>();
    List<JsonValue> items = document.items("pairs", "a list of pair rules").orElse(List.of());
    for (int place = 0; place < items.size(); place++) {
      JsonValue item = items.get(place);
      String path = "pairs[" + place + "]";
      if (item instanceof Fields fields) {
        Section section = new Section(fields, path, FIELDS, problems);
        rule(section).ifPresent(rule -> rules.add(new Written(rule, section)));
      } else {
        problems.add(item.line(), path, "expected an object, got " + item.got());
      }
    }
    return rules;
  }

  private Optional<PairRule> rule(Section pair) {
    int before = problems.count();
    String known = "one of " + String.join(", ", RULES);
    pair.require("rule", known);
    Optional<String> rule = pair.oneOf("rule", RULES, known);
    List<QuestionId> ids = questions(pair);
    boolean custom = rule.filter("custom"::equals).isPresent();
    if (custom) {
      pair.require("frequency", "1 to " + Frequency.RAREST);
    } else if (rule.isPresent() && pair.has("frequency")) {
      pair.wrong(
          "frequency", "expected only with rule custom, got it with rule " + rule.orElseThrow());
    }
    int frequency = pair.whole("frequency", 1, Frequency.RAREST).orElse(1);
    if (problems.count() > before || rule.isEmpty() || ids.size() != 2) {
      return Optional.empty();
    }
    QuestionId first = ids.get(0);
    QuestionId second = ids.get(1);
    return Optional.of(
        switch (rule.get()) {
          case "combine" -> new PairRule.Combine(first, second);
          case "custom" -> new PairRule.Custom(first, second, Frequency.every(frequency));
          case "exclude" -> new PairRule.Exclude(first, second);
          case "prefer" -> new PairRule.Prefer(first, second);
          default -> new PairRule.Alternate(first, second);
        });
  }

  private List<QuestionId> questions(Section pair) {
    String expected = "the ids of two different questions";
    pair.require("questions", expected);
    List<JsonValue> items = pair.items("questions", expected).orElse(null);
    if (items == null) {
      return List.of();
    }
    if (items.size() != 2) {
      pair.wrong("questions", "expected " + expected + ", got " + items.size());
    }
    List<QuestionId> ids = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (int place = 0; place < items.size(); place++) {
      JsonValue item = items.get(place);
      String id = item instanceof JsonValue.Text text ? text.value() : "";
      String path = pair.path("questions") + "[" + place + "]";
      if (!Ids.isOne(id) || !known.contains(id)) {
        problems.add(item.line(), path, "expected the id of a question, got " + item.got());
      } else if (!seen.add(id)) {
        problems.add(
            item.line(), path, "expected two different questions, got " + item.got() + " again");
      } else {
        ids.add(new QuestionId(id));
      }
    }
    return ids;
  }
}
