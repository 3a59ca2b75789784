package dev.callkit.examples.input;

import dev.callkit.examples.input.JsonValue.Field;
import dev.callkit.examples.input.JsonValue.Fields;
import dev.callkit.examples.input.JsonValue.Flag;
import dev.callkit.examples.input.JsonValue.Items;
import dev.callkit.examples.input.JsonValue.Numeral;
import dev.callkit.examples.input.JsonValue.Text;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One object of a file while it is read. Each getter notes a problem and gives nothing if the field
 * is there and not as expected; a field that is not there is nothing, and no problem.
 */
final class Section {
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

  int line() {
    return object.line();
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
    return value(name).flatMap(value -> text(value, path(name), shortest, longest, problems));
  }

  static Optional<String> text(
      JsonValue value, String path, int shortest, int longest, Problems problems) {
    String expected = "expected " + shortest + " to " + longest + " characters, got ";
    if (!(value instanceof Text text)) {
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

  /** {@return any text} */
  Optional<String> word(String name, String expected) {
    return value(name)
        .flatMap(
            value -> {
              if (value instanceof Text text) {
                return Optional.of(text.value());
              }
              wrong(name, "expected " + expected + ", got " + value.got());
              return Optional.empty();
            });
  }

  /** {@return a whole number from {@code least} to {@code most}} */
  Optional<Integer> whole(String name, int least, int most) {
    return number(name, BigDecimal.valueOf(least), BigDecimal.valueOf(most))
        .flatMap(
            number -> {
              if (number.stripTrailingZeros().scale() <= 0) {
                return Optional.of(number.intValueExact());
              }
              wrong(name, "expected a whole number, got " + got(name));
              return Optional.empty();
            });
  }

  /** {@return a number from {@code least} to {@code most}} */
  Optional<BigDecimal> number(String name, BigDecimal least, BigDecimal most) {
    return value(name)
        .flatMap(
            value -> {
              Optional<BigDecimal> inside =
                  decimal(value)
                      .filter(number -> number.compareTo(least) >= 0)
                      .filter(number -> number.compareTo(most) <= 0);
              if (inside.isEmpty()) {
                wrong(
                    name,
                    "expected "
                        + least.toPlainString()
                        + " to "
                        + most.toPlainString()
                        + ", got "
                        + value.got());
              }
              return inside;
            });
  }

  private static Optional<BigDecimal> decimal(JsonValue value) {
    if (value instanceof Numeral numeral) {
      try {
        return Optional.of(new BigDecimal(numeral.written()));
      } catch (NumberFormatException beyondAnyRange) {
        return Optional.empty(); // an exponent of more than ten digits
      }
    }
    return Optional.empty();
  }

  private String got(String name) {
    return value(name).map(JsonValue::got).orElse("nothing");
  }

  Optional<Boolean> flag(String name) {
    return value(name)
        .flatMap(
            value -> {
              if (value instanceof Flag flag) {
                return Optional.of(flag.value());
              }
              wrong(name, "expected true or false, got " + value.got());
              return Optional.empty();
            });
  }

  /** {@return a day of the calendar} */
  Optional<LocalDate> day(String name) {
    return value(name)
        .flatMap(
            value -> {
              Optional<LocalDate> day =
                  value instanceof Text text ? calendarDay(text.value()) : Optional.empty();
              if (day.isEmpty()) {
                wrong(name, "expected a date such as 2026-12-24, got " + value.got());
              }
              return day;
            });
  }

  private static Optional<LocalDate> calendarDay(String text) {
    try {
      return DAY.matcher(text).matches() ? Optional.of(LocalDate.parse(text)) : Optional.empty();
    } catch (DateTimeException noSuchDay) {
      return Optional.empty();
    }
  }

  /** {@return an object with these fields} */
  Optional<Section> section(String name, List<String> known) {
    return value(name)
        .flatMap(
            value -> {
              if (value instanceof Fields fields) {
                return Optional.of(new Section(fields, path(name), known, problems));
              }
              String expected = "expected an object with " + String.join(" and ", known);
              wrong(name, expected + ", got " + value.got());
              return Optional.empty();
            });
  }

  /** {@return a list} */
  Optional<List<JsonValue>> items(String name, String expected) {
    return value(name)
        .flatMap(
            value -> {
              if (value instanceof Items items) {
                return Optional.of(items.values());
              }
              wrong(name, "expected " + expected + ", got " + value.got());
              return Optional.empty();
            });
  }
}
