package dev.callkit.examples.input;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Short texts, and lists of them that are different without regard to case. */
final class Names {
  /** How long each may be, in characters. */
  static final int LONGEST = 60;

  /** {@return the names in a field; those that are as expected, if some are not} */
  static List<String> read(Section fields, String field, int fewest, int most, Problems problems) {
    String expected = expected(fewest, most);
    List<JsonValue> items = fields.items(field, expected).orElse(null);
    if (items == null) {
      return List.of();
    }
    if (items.size() < fewest || items.size() > most) {
      fields.wrong(field, "expected " + expected + ", got " + items.size());
    }
    List<String> names = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (int place = 0; place < items.size(); place++) {
      JsonValue item = items.get(place);
      String path = fields.path(field) + "[" + place + "]";
      text(item, path, 1, LONGEST, problems)
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

  /** {@return a text without surrounding white space, {@code shortest} to {@code longest} long} */
  static Optional<String> text(
      JsonValue value, String path, int shortest, int longest, Problems problems) {
    String expected = "expected " + shortest + " to " + longest + " characters, got ";
    if (!(value instanceof JsonValue.Text text)) {
      problems.add(value.line(), path, expected + value.got());
      return Optional.empty();
    }
    String stripped = text.value().strip();
    if (stripped.length() < shortest || stripped.length() > longest) {
      problems.add(value.line(), path, expected + stripped.length());
      return Optional.empty();
    }
    return Optional.of(stripped);
  }

  private static String expected(int fewest, int most) {
    if (most < Integer.MAX_VALUE) {
      return fewest + " to " + most + " texts";
    }
    return fewest == 0 ? "a list of texts" : "a list of " + fewest + " or more texts";
  }

  private Names() {}
}
