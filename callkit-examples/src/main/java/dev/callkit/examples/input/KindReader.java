package dev.callkit.examples.input;

import dev.callkit.question.AnswerKind;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Reads what kind of answer a question of a catalogue file expects. */
final class KindReader {
  private static final List<String> KINDS =
      List.of("rating", "nps", "yesno", "choice", "number", "text");

  private final Section fields;
  private final Problems problems;

  KindReader(Section fields, Problems problems) {
    this.fields = fields;
    this.problems = problems;
  }

  /** {@return the kind, or nothing if something about it is wrong} */
  Optional<AnswerKind> read() {
    String known = "one of " + String.join(", ", KINDS);
    fields.require("kind", known);
    return fields.oneOf("kind", KINDS, known).flatMap(this::kind);
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
    List<String> options = Names.read(fields, "options", 2, 9, problems);
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
              Optional<BigDecimal> least =
                  range.number("least", Section.LARGEST.negate(), Section.LARGEST);
              Optional<BigDecimal> most =
                  range.number("most", Section.LARGEST.negate(), Section.LARGEST);
              if (least.isPresent() && most.isPresent() && least.get().compareTo(most.get()) > 0) {
                String got = least.get() + " to " + most.get();
                fields.wrong("range", "expected least not above most, got " + got);
                return Optional.empty();
              }
              return Optional.of(new AnswerKind.Number(least, most));
            });
  }
}
