package dev.callkit.jdbi;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Writes one JSON object, field by field. What is empty is left out. */
final class Out {
  private final ObjectNode node = JsonNodeFactory.instance.objectNode();

  /** An object that says first what it is, for types of which there are several. */
  static Out is(String kind) {
    return new Out().put("is", kind);
  }

  ObjectNode node() {
    return node;
  }

  Out put(String field, String value) {
    node.put(field, value);
    return this;
  }

  Out put(String field, long value) {
    node.put(field, value);
    return this;
  }

  Out put(String field, double value) {
    node.put(field, value);
    return this;
  }

  Out put(String field, boolean value) {
    if (value) {
      node.put(field, true);
    }
    return this;
  }

  /** Names of constants are the stored form: to rename one, teach {@link In} the old name. */
  Out put(String field, Enum<?> value) {
    return put(field, value.name());
  }

  Out put(String field, Instant value) {
    return put(field, value.toString());
  }

  Out put(String field, Duration value) {
    return put(field, value.toString());
  }

  /** With its scale, which a JSON number would lose. */
  Out put(String field, BigDecimal value) {
    return put(field, value.toString());
  }

  Out put(String field, Out value) {
    node.set(field, value.node);
    return this;
  }

  /** Writes the value, if there is one, as its text. */
  <T> Out text(String field, Optional<T> value) {
    value.ifPresent(present -> put(field, present.toString()));
    return this;
  }

  /** Writes the value, if there is one, as an object. */
  <T> Out object(String field, Optional<T> value, Function<T, Out> write) {
    value.ifPresent(present -> put(field, write.apply(present)));
    return this;
  }

  <T> Out objects(String field, Collection<T> values, Function<T, Out> write) {
    if (!values.isEmpty()) {
      ArrayNode array = node.putArray(field);
      values.forEach(value -> array.add(write.apply(value).node));
    }
    return this;
  }

  <T> Out texts(String field, Collection<T> values) {
    if (!values.isEmpty()) {
      ArrayNode array = node.putArray(field);
      values.forEach(value -> array.add(value.toString()));
    }
    return this;
  }

  Out numbers(String field, IntStream values) {
    ArrayNode array = node.putArray(field);
    values.forEach(array::add);
    return this;
  }
}
