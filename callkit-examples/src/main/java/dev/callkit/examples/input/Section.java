package dev.callkit.examples.input;

import dev.callkit.examples.input.JsonValue.Field;
import dev.callkit.examples.input.JsonValue.Fields;
import dev.callkit.examples.input.JsonValue.Flag;
import dev.callkit.examples.input.JsonValue.Items;
import dev.callkit.examples.input.JsonValue.Text;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * One object of a file while it is read. Each getter notes a problem and gives nothing if the field
 * is there and not as expected; a field that is not there is nothing, and no problem.
 */
final class Section {
  // Far beyond any quantity a customer could name, and short enough to print.
  static final BigDecimal LARGEST = BigDecimal.valueOf(1_000_000_000_000L);

  private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

  private final Fields object;
  private final String path;
  private final Problems problems;
  private final Map<String, JsonValue> values = new LinkedHashMap<>();

  /**
   * Checks the names.
   *
   * @param path of the object; empty for the whole document
   * @param known the names there may be
   */
  Section(Fields object, String path, List<String> known, Problems problems) {
    this.object = object;
    this.path = path;
    this.problems = problems;
    for (Field field : object.fields()) {
      String name = field.name();
      if (!known.contains(name)) {
        String expected = "expected one of " + String.join(", ", known);
        problem(field.line(), shown(name), expected + ", got a field that is not known");
      } else if (values.putIfAbsent(name, field.value()) != null) {
        problem(field.line(), name, "expected once, got it again");
      }
    }
  }

  private static String shown(String name) {
    String plain = name.replaceAll("\\p{Cntrl}", " ");
    return plain.length() > 40 ? plain.substring(0, 40) + "…" : plain;
  }

  private void problem(int line, String name, String message) {
    problems.add(line, path(name), message);
  }

  /** {@return the full path of a field} */
  String path(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  /** {@return the path of the object; empty for the whole document} */
  String path() {
    return path;
  }

  boolean has(String name) {
    return values.containsKey(name);
  }

  /** {@return the line of a field that is there, else of the object} */
  int line(String name) {
    return Optional.ofNullable(values.get(name)).map(JsonValue::line).orElse(object.line());
  }

  void wrong(String name, String message) {
    problem(line(name), name, message);
  }

  /** Notes what is wrong with the object as a whole. */
  void wrong(String message) {
    problems.add(object.line(), path, message);
  }

  /** Notes that a field is there and not as expected. */
  void unexpected(String name, String expected) {
    wrong(name, "expected " + expected + ", got " + got(name));
  }

  /** Notes that a field that is there may not have this name. */
  void unknown(String name, String expected) {
    problem(line(name), shown(name), "expected " + expected + ", got a name that is not known");
  }

  /** Notes a problem if the field is not there at all. */
  void require(String name, String expected) {
    if (!has(name)) {
      wrong(name, "expected " + expected + ", got nothing");
    }
  }

  private Optional<JsonValue> value(String name) {
    return Optional.ofNullable(values.get(name));
  }

  /**
   * {@return a text without surrounding white space, of {@code shortest} to {@code longest}
   * characters}
   */
  Optional<String> text(String name, int shortest, int longest) {
    return value(name).flatMap(value -> Names.text(value, path(name), shortest, longest, problems));
  }

  /** {@return any text} */
  Optional<String> word(String name, String expected) {
    return typed(name, Text.class, expected).map(Text::value);
  }

  private <V extends JsonValue> Optional<V> typed(String name, Class<V> type, String expected) {
    Optional<JsonValue> value = value(name);
    if (value.isPresent() && !type.isInstance(value.get())) {
      unexpected(name, expected);
    }
    return value.filter(type::isInstance).map(type::cast);
  }

  /** {@return one of these words} */
  Optional<String> oneOf(String name, List<String> words, String expected) {
    Optional<String> word = word(name, expected);
    if (word.isPresent() && !words.contains(word.get())) {
      unexpected(name, expected);
    }
    return word.filter(words::contains);
  }

  /** {@return a whole number from {@code least} to {@code most}} */
  Optional<Integer> whole(String name, int least, int most) {
    return number(name, BigDecimal.valueOf(least), BigDecimal.valueOf(most))
        .flatMap(
            number -> {
              if (number.stripTrailingZeros().scale() <= 0) {
                return Optional.of(number.intValueExact());
              }
              unexpected(name, "a whole number");
              return Optional.empty();
            });
  }

  /** {@return a number from {@code least} to {@code most}} */
  Optional<BigDecimal> number(String name, BigDecimal least, BigDecimal most) {
    return value(name)
        .flatMap(
            value -> {
              Optional<BigDecimal> inside =
                  value
                      .decimal()
                      .filter(number -> number.compareTo(least) >= 0)
                      .filter(number -> number.compareTo(most) <= 0);
              if (inside.isEmpty()) {
                unexpected(name, least.toPlainString() + " to " + most.toPlainString());
              }
              return inside;
            });
  }

  private String got(String name) {
    return value(name).map(JsonValue::got).orElse("nothing");
  }

  Optional<Boolean> flag(String name) {
    return typed(name, Flag.class, "true or false").map(Flag::value);
  }

  /** {@return a day of the calendar} */
  Optional<LocalDate> day(String name) {
    return parsed(name, DAY, LocalDate::parse, "a date such as 2026-12-24");
  }

  /** {@return what a text that looks as expected means, if it means anything} */
  <T> Optional<T> parsed(String name, Pattern look, Function<String, T> parsing, String expected) {
    return value(name)
        .flatMap(
            value -> {
              Optional<T> read =
                  value instanceof Text text && look.matcher(text.value()).matches()
                      ? sense(text.value(), parsing)
                      : Optional.empty();
              if (read.isEmpty()) {
                unexpected(name, expected);
              }
              return read;
            });
  }

  private static <T> Optional<T> sense(String text, Function<String, T> parsing) {
    try {
      return Optional.of(parsing.apply(text));
    } catch (DateTimeException noSuchTime) {
      return Optional.empty();
    }
  }

  /** {@return an object with these fields} */
  Optional<Section> section(String name, List<String> known) {
    return typed(name, Fields.class, "an object with " + String.join(" and ", known))
        .map(fields -> new Section(fields, path(name), known, problems));
  }

  /** {@return an object whose fields may have any names} */
  Optional<Section> open(String name, String expected) {
    return typed(name, Fields.class, expected)
        .map(
            fields -> {
              List<String> names = fields.fields().stream().map(Field::name).toList();
              return new Section(fields, path(name), names, problems);
            });
  }

  /** {@return the names of the fields that are there, in the order of the file} */
  Set<String> names() {
    return values.keySet();
  }

  /** {@return a list} */
  Optional<List<JsonValue>> items(String name, String expected) {
    return typed(name, Items.class, expected).map(Items::values);
  }
}
