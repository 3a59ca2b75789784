package dev.callkit.examples.input;

import dev.callkit.question.ActivePeriod;
import dev.callkit.question.AnswerKind;
import dev.callkit.question.Frequency;
import dev.callkit.question.Priority;
import dev.callkit.question.Question;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

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
          "period",
          "seconds",
          "followUp",
          "enabled",
          "scale",
          "options",
          "range");

  private static final List<String> KINDS =
      List.of("rating", "nps", "yesno", "choice", "number", "text");
  private static final String PRIORITIES =
      Arrays.stream(Priority.values())
          .map(level -> level.name().toLowerCase(Locale.ROOT))
          .collect(Collectors.joining(", "));
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");
  private static final int LONGEST_NAME = 60;
  // Far beyond any quantity a customer could name, and short enough to print.
  private static final BigDecimal LARGEST = BigDecimal.valueOf(1_000_000_000_000L);

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
    Optional<AnswerKind> kind = kind();
    Optional<Integer> frequency = fields.whole("frequency", 1, Frequency.RAREST);
    Optional<Priority> priority = priority();
    Optional<String> topic = fields.text("topic", 1, LONGEST_NAME);
    Set<String> departments = new LinkedHashSet<>(names("departments", 0, Integer.MAX_VALUE));
    ActivePeriod period = period();
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
        Question.builder(id.get(), text.get(), kind.get()).departments(departments).period(period);
    frequency.ifPresent(question::every);
    priority.ifPresent(question::priority);
    topic.ifPresent(question::topic);
    seconds.ifPresent(time -> question.time(Duration.ofSeconds(time)));
    followUp.ifPresent(question::followUp);
    enabled.ifPresent(question::enabled);
    return Optional.of(question.build());
  }

  private Optional<String> id() {
    String expected = "1 to 64 of A-Z a-z 0-9 _ -";
    fields.require("id", expected);
    Optional<String> id = fields.word("id", expected);
    if (id.isPresent() && !ID.matcher(id.get()).matches()) {
      fields.wrong("id", "expected " + expected + ", got " + quoted(id.get()));
    }
    return id;
  }

  private String quoted(String text) {
    return new JsonValue.Text(fields.line(), text).got();
  }

  private Optional<Priority> priority() {
    Optional<String> written = fields.word("priority", "one of " + PRIORITIES);
    Optional<Priority> level =
        written.flatMap(
            name ->
                Arrays.stream(Priority.values())
                    .filter(known -> known.name().toLowerCase(Locale.ROOT).equals(name))
                    .findFirst());
    if (written.isPresent() && level.isEmpty()) {
      fields.wrong("priority", "expected one of " + PRIORITIES + ", got " + quoted(written.get()));
    }
    return level;
  }

  private Optional<AnswerKind> kind() {
    String known = "one of " + String.join(", ", KINDS);
    fields.require("kind", known);
    Optional<String> kind = fields.word("kind", known);
    if (kind.isPresent() && !KINDS.contains(kind.get())) {
      fields.wrong("kind", "expected " + known + ", got " + quoted(kind.get()));
    }
    return kind.filter(KINDS::contains).flatMap(this::kind);
  }

  private Optional<AnswerKind> kind(String name) {
    refuse("scale", "rating", name);
    refuse("options", "choice", name);
    refuse("range", "number", name);
    return switch (name) {
      case "rating" -> rating();
      case "nps" -> Optional.of(new AnswerKind.Nps());
      case "yesno" -> Optional.of(new AnswerKind.YesNo());
      case "choice" -> choice();
      case "number" -> number();
      default -> Optional.of(new AnswerKind.FreeText());
    };
  }

  private void refuse(String field, String owner, String kind) {
    if (fields.has(field) && !owner.equals(kind)) {
      fields.wrong(field, "expected only with kind " + owner + ", got it with kind " + kind);
    }
  }

  private Optional<AnswerKind> rating() {
    if (!fields.has("scale")) {
      return Optional.of(AnswerKind.Rating.ONE_TO_FIVE);
    }
    return fields
        .section("scale", List.of("lowest", "highest"))
        .flatMap(
            scale -> {
              scale.require("lowest", "0 to 99");
              scale.require("highest", "1 to 100");
              Optional<Integer> lowest = scale.whole("lowest", 0, 99);
              Optional<Integer> highest = scale.whole("highest", 1, 100);
              if (lowest.isEmpty() || highest.isEmpty()) {
                return Optional.empty();
              }
              if (lowest.get() >= highest.get()) {
                String got = lowest.get() + " to " + highest.get();
                fields.wrong("scale", "expected lowest below highest, got " + got);
                return Optional.empty();
              }
              return Optional.of(new AnswerKind.Rating(lowest.get(), highest.get()));
            });
  }

  private Optional<AnswerKind> choice() {
    int before = problems.count();
    fields.require("options", "2 to 9 texts");
    List<String> options = names("options", 2, 9);
    return problems.count() > before
        ? Optional.empty()
        : Optional.of(new AnswerKind.Choice(options));
  }

  private Optional<AnswerKind> number() {
    if (!fields.has("range")) {
      return Optional.of(AnswerKind.Number.ANY);
    }
    return fields
        .section("range", List.of("least", "most"))
        .flatMap(
            range -> {
              Optional<BigDecimal> least = range.number("least", LARGEST.negate(), LARGEST);
              Optional<BigDecimal> most = range.number("most", LARGEST.negate(), LARGEST);
              if (least.isPresent() && most.isPresent() && least.get().compareTo(most.get()) > 0) {
                String got = least.get() + " to " + most.get();
                fields.wrong("range", "expected least not above most, got " + got);
                return Optional.empty();
              }
              return Optional.of(new AnswerKind.Number(least, most));
            });
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

  /** Short texts, different without regard to case. */
  private List<String> names(String field, int fewest, int most) {
    String expected = fewest == 0 ? "a list of texts" : fewest + " to " + most + " texts";
    Optional<List<JsonValue>> items = fields.items(field, expected);
    if (items.isEmpty()) {
      return List.of();
    }
    int size = items.get().size();
    if (size < fewest || size > most) {
      fields.wrong(field, "expected " + expected + ", got " + size);
    }
    List<String> names = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (int place = 0; place < size; place++) {
      JsonValue item = items.get().get(place);
      String path = fields.path(field) + "[" + place + "]";
      Section.text(item, path, 1, LONGEST_NAME, problems)
          .ifPresent(
              name -> {
                if (!seen.add(name.toLowerCase(Locale.ROOT))) {
                  problems.add(
                      item.line(), path, "expected different texts, got " + item.got() + " again");
                }
                names.add(name);
              });
    }
    return names;
  }
}
