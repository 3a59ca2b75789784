package dev.callkit.jdbi;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * Reads one JSON object, field by field. Fields that nobody asks for are no fault: a newer node may
 * have written them. Complaints name the field, never what stands in it.
 */
final class In {
  private final JsonNode node;
  private final String path;

  In(JsonNode node, String path) {
    if (!node.isObject()) {
      throw new UnreadableException(path + ": expected an object");
    }
    this.node = node;
    this.path = path;
  }

  /** What it is, for types of which there are several. */
  String is() {
    return text("is");
  }

  /** A kind that this version does not know. */
  UnreadableException unknown() {
    return new UnreadableException(
        path + ".is: expected a kind that this version of the library knows");
  }

  boolean has(String field) {
    return node.hasNonNull(field);
  }

  private JsonNode required(String field) {
    JsonNode value = node.get(field);
    if (value == null || value.isNull()) {
      throw new UnreadableException(path + "." + field + ": expected a value, got none");
    }
    return value;
  }

  String text(String field) {
    JsonNode value = required(field);
    if (!value.isTextual()) {
      throw new UnreadableException(path + "." + field + ": expected a text");
    }
    return value.textValue();
  }

  long number(String field) {
    JsonNode value = required(field);
    if (!value.isIntegralNumber() || !value.canConvertToLong()) {
      throw new UnreadableException(path + "." + field + ": expected a whole number");
    }
    return value.longValue();
  }

  int small(String field) {
    try {
      return Math.toIntExact(number(field));
    } catch (ArithmeticException tooBig) {
      throw new UnreadableException(path + "." + field + ": expected a smaller number", tooBig);
    }
  }

  double fraction(String field) {
    JsonNode value = required(field);
    if (!value.isNumber()) {
      throw new UnreadableException(path + "." + field + ": expected a number");
    }
    return value.doubleValue();
  }

  OptionalDouble anyFraction(String field) {
    return has(field) ? OptionalDouble.of(fraction(field)) : OptionalDouble.empty();
  }

  /** A yes or no; one that is not there is a no. */
  boolean yes(String field) {
    return node.path(field).asBoolean(false);
  }

  <E extends Enum<E>> E constant(String field, Class<E> type) {
    String name = text(field);
    for (E constant : type.getEnumConstants()) {
      if (constant.name().equals(name)) {
        return constant;
      }
    }
    throw new UnreadableException(
        path + "." + field + ": expected a constant that this version of the library knows");
  }

  Instant instant(String field) {
    return parsed(field, Instant::parse);
  }

  Duration duration(String field) {
    return parsed(field, Duration::parse);
  }

  BigDecimal decimal(String field) {
    return parsed(field, BigDecimal::new);
  }

  /** Reads a text that has a form of its own. */
  <T> T parsed(String field, Function<String, T> parse) {
    try {
      return parse.apply(text(field));
    } catch (DateTimeException | IllegalArgumentException malformed) {
      // The cause may quote the text, so only its kind is passed on.
      throw new UnreadableException(
          path + "." + field + ": malformed, " + malformed.getClass().getSimpleName());
    }
  }

  In object(String field) {
    return new In(required(field), path + "." + field);
  }

  /** Reads a field that may be missing, with the reader for one that is there. */
  <T> Optional<T> any(String field, Function<String, T> read) {
    return has(field) ? Optional.of(read.apply(field)) : Optional.empty();
  }

  <T> Optional<T> anyObject(String field, Function<In, T> read) {
    return has(field) ? Optional.of(read.apply(object(field))) : Optional.empty();
  }

  <T> List<T> objects(String field, Function<In, T> read) {
    List<T> values = new ArrayList<>();
    for (Iterator<JsonNode> each = node.path(field).elements(); each.hasNext(); ) {
      values.add(read.apply(new In(each.next(), path + "." + field)));
    }
    return values;
  }

  List<String> texts(String field) {
    List<String> values = new ArrayList<>();
    for (Iterator<JsonNode> each = node.path(field).elements(); each.hasNext(); ) {
      values.add(each.next().asText());
    }
    return values;
  }

  <T> List<T> texts(String field, Function<String, T> read) {
    try {
      return texts(field).stream().map(read).toList();
    } catch (IllegalArgumentException malformed) {
      throw new UnreadableException(path + "." + field + ": malformed");
    }
  }

  List<Integer> numbers(String field) {
    List<Integer> values = new ArrayList<>();
    for (Iterator<JsonNode> each = node.path(field).elements(); each.hasNext(); ) {
      JsonNode value = each.next();
      if (!value.isInt()) {
        throw new UnreadableException(path + "." + field + ": expected whole numbers");
      }
      values.add(value.intValue());
    }
    return values;
  }
}
