package dev.callkit.twilio;

import dev.callkit.call.AttemptId;
import java.util.Optional;

/**
 * A callback address that was called, taken apart.
 *
 * @param kind what for
 * @param attempt whose it is
 * @param binding proves that we made it
 * @param query its query
 * @param tail everything after the public base address, raw
 */
record Route(Kind kind, AttemptId attempt, String binding, FormFields query, String tail) {
  private static final int LONGEST = 8_000;

  /**
   * Reads an address or a path. What comes before the last three parts depends on the host's server
   * and proxies, and says nothing.
   */
  static Optional<Route> parse(String target) {
    if (target.length() > LONGEST) {
      return Optional.empty();
    }
    int fragment = target.indexOf('#');
    String whole = fragment < 0 ? target : target.substring(0, fragment);
    int mark = whole.indexOf('?');
    String path = mark < 0 ? whole : whole.substring(0, mark);
    String query = mark < 0 ? "" : whole.substring(mark + 1);
    String[] parts = path.split("/", -1);
    int count = parts.length;
    if (count < 3) {
      return Optional.empty();
    }
    Optional<Kind> kind = Kind.of(parts[count - 3]);
    Optional<FormFields> fields = FormFields.parse(query);
    if (kind.isEmpty() || fields.isEmpty()) {
      return Optional.empty();
    }
    String tail =
        "/"
            + parts[count - 3]
            + "/"
            + parts[count - 2]
            + "/"
            + parts[count - 1]
            + (mark < 0 ? "" : "?" + query);
    try {
      AttemptId attempt = AttemptId.parse(parts[count - 2]);
      return Optional.of(new Route(kind.get(), attempt, parts[count - 1], fields.get(), tail));
    } catch (IllegalArgumentException notAnAttempt) {
      return Optional.empty();
    }
  }

  /** {@return a whole number of the query, 0 to 999,999; empty if there is none} */
  Optional<Integer> number(String name) {
    return query
        .get(name)
        .filter(text -> text.length() <= 6 && text.chars().allMatch(Route::isDigit))
        .map(Integer::valueOf);
  }

  private static boolean isDigit(int character) {
    return character >= '0' && character <= '9';
  }

  /** Shows no words that may stand in the query. */
  @Override
  public String toString() {
    return "Route[" + kind + ", " + attempt + "]";
  }
}
