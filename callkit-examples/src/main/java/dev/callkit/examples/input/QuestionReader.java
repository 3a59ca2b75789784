package dev.callkit.examples.input;

import dev.callkit.question.ActivePeriod;
import dev.callkit.question.AnswerKind;
import dev.callkit.question.Frequency;
import dev.callkit.question.Priority;
import dev.callkit.question.Question;
import dev.callkit.question.Trigger;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads one question of a catalogue file. */
final class QuestionReader {
  static final List<String> FIELDS =
      List.of(
          "id",
          "text",
          "kind",
          "frequency",
          "priority",
          "topic",
          "departments",
          "triggers",
          "period",
          "cooldownDays",
          "seconds",
          "followUp",
          "enabled",
          "scale",
          "options",
          "range");

  private final Section fields;
  private final Problems problems;

  QuestionReader(Section fields, Problems problems) {
    this.fields = fields;
    this.problems = problems;
  }

  /** {@return the question, or nothing if something about it is wrong} */
  Optional<Question> read() {
    int before = problems.count();
    Optional<String> id = id();
    fields.require("text", "a text");
    Optional<String> text = fields.text("text", Question.SHORTEST_TEXT, Question.LONGEST_TEXT);
    Optional<AnswerKind> kind = new KindReader(fields, problems).read();
    Optional<Integer> frequency = fields.whole("frequency", 1, Frequency.RAREST);
    Optional<Priority> priority = Levels.read(fields, "priority");
    Optional<String> topic = fields.text("topic", 1, Names.LONGEST);
    Set<String> departments =
        new LinkedHashSet<>(Names.read(fields, "departments", 0, Integer.MAX_VALUE, problems));
    List<Trigger> triggers = new TriggerReader(fields, problems).read();
    ActivePeriod period = period();
    Optional<Integer> cooldown =
        fields.whole("cooldownDays", 0, (int) Question.LONGEST_COOLDOWN.toDays());
    Optional<Integer> seconds =
        fields.whole(
            "seconds",
            (int) Question.SHORTEST_TIME.toSeconds(),
            (int) Question.LONGEST_TIME.toSeconds());
    Optional<String> followUp =
        fields.text("followUp", Question.SHORTEST_TEXT, Question.LONGEST_TEXT);
    Optional<Boolean> enabled = fields.flag("enabled");
    if (problems.count() > before || id.isEmpty() || text.isEmpty() || kind.isEmpty()) {
      return Optional.empty();
    }
    Question.Builder question =
        Question.builder(id.get(), text.get(), kind.get())
            .departments(departments)
            .triggers(triggers)
            .period(period);
    frequency.ifPresent(question::every);
    priority.ifPresent(question::priority);
    topic.ifPresent(question::topic);
    cooldown.ifPresent(days -> question.cooldown(Duration.ofDays(days)));
    seconds.ifPresent(time -> question.time(Duration.ofSeconds(time)));
    followUp.ifPresent(question::followUp);
    enabled.ifPresent(question::enabled);
    return Optional.of(question.build());
  }

  private Optional<String> id() {
    fields.require("id", Ids.EXPECTED);
    Optional<String> id = fields.word("id", Ids.EXPECTED);
    if (id.isPresent() && !Ids.isOne(id.get())) {
      fields.unexpected("id", Ids.EXPECTED);
    }
    return id;
  }

  private ActivePeriod period() {
    return fields
        .section("period", List.of("from", "until"))
        .map(
            period -> {
              Optional<LocalDate> from = period.day("from");
              Optional<LocalDate> until = period.day("until");
              if (from.isPresent() && until.isPresent() && until.get().isBefore(from.get())) {
                String got = from.get() + " to " + until.get();
                fields.wrong("period", "expected until not before from, got " + got);
                return ActivePeriod.ALWAYS;
              }
              return new ActivePeriod(from, until);
            })
        .orElse(ActivePeriod.ALWAYS);
  }
}
