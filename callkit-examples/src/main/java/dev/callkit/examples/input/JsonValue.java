package dev.callkit.examples.input;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** A JSON value that knows its line, so that a problem can be pointed at. */
sealed interface JsonValue {

  /** {@return the line it begins on, from 1} */
  int line();

  /** {@return the number, if it is one that can be reckoned with} */
  default Optional<BigDecimal> decimal() {
    return Optional.empty();
  }

  /** {@return the value in a few words, for "got …"} */
  String got();

  /** A text. */
  record Text(int line, String value) implements JsonValue {
    private static final int SHOWN = 40;

    @Override
    public String got() {
      // One problem is one line, whatever stands in the text.
      String plain = value.replaceAll("\\p{Cntrl}", " ");
      return '"' + (plain.length() > SHOWN ? plain.substring(0, SHOWN) + "…" : plain) + '"';
    }
  }

  /** A number as it is written; it may be too large for any type. */
  record Numeral(int line, String written) implements JsonValue {
    @Override
    public Optional<BigDecimal> decimal() {
      try {
        return Optional.of(new BigDecimal(written));
      } catch (NumberFormatException beyondAnyRange) {
        return Optional.empty(); // an exponent of more than ten digits
      }
    }

    @Override
    public String got() {
      return written.length() > 40 ? written.substring(0, 40) + "…" : written;
    }
  }

  /** {@code true} or {@code false}. */
  record Flag(int line, boolean value) implements JsonValue {
    @Override
    public String got() {
      return Boolean.toString(value);
    }
  }

  /** {@code null}, which no field takes. */
  record Nothing(int line) implements JsonValue {
    @Override
    public String got() {
      return "null";
    }
  }

  /** An array. */
  record Items(int line, List<JsonValue> values) implements JsonValue {
    @Override
    public String got() {
      return "a list";
    }
  }

  /** An object, its fields in the order of the file; a name may come twice. */
  record Fields(int line, List<Field> fields) implements JsonValue {
    @Override
    public String got() {
      return "an object";
    }
  }

  /** One field of an object. */
  record Field(int line, String name, JsonValue value) {}
}
