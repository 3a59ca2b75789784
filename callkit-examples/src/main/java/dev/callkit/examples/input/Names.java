package dev.callkit.examples.input;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Lists of short texts, different without regard to case. */
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
      Section.text(item, path, 1, LONGEST, problems)
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

  private static String expected(int fewest, int most) {
    if (most < Integer.MAX_VALUE) {
      return fewest + " to " + most + " texts";
    }
    return fewest == 0 ? "a list of texts" : "a list of " + fewest + " or more texts";
  }

  private Names() {}
}
