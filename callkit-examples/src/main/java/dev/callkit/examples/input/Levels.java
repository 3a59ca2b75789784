package dev.callkit.examples.input;

import dev.callkit.question.Priority;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How files write the levels: in lower case. */
final class Levels {
  /** All of them, the highest first. */
  static final List<String> NAMES = Arrays.stream(Priority.values()).map(Levels::name).toList();

  private static final String EXPECTED = "one of " + String.join(", ", NAMES);

  static String name(Priority level) {
    return level.name().toLowerCase(Locale.ROOT);
  }

  /** {@return the level a field names} */
  static Optional<Priority> read(Section fields, String field) {
    return fields
        .oneOf(field, NAMES, EXPECTED)
        .flatMap(
            name ->
                Arrays.stream(Priority.values())
                    .filter(level -> name(level).equals(name))
                    .findFirst());
  }

  private Levels() {}
}
