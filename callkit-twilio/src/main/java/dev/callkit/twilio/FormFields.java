package dev.callkit.twilio;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Fields of a form or a query, decoded, in their order; names may repeat.
 *
 * @param all the fields
 */
record FormFields(List<Field> all) {
  private static final int MOST = 400;

  /**
   * One field.
   *
   * @param name its name
   * @param value its value, perhaps empty
   */
  record Field(String name, String value) {}

  static final FormFields NONE = new FormFields(List.of());

  FormFields {
    all = List.copyOf(all);
  }

  static Optional<FormFields> parse(byte[] body) {
    return parse(new String(body, StandardCharsets.UTF_8));
  }

  /** {@return the fields, or empty if this is no form, or one that is out of all proportion} */
  static Optional<FormFields> parse(String encoded) {
    List<Field> fields = new ArrayList<>();
    if (encoded.isEmpty()) {
      return Optional.of(NONE);
    }
    for (String pair : encoded.split("&", MOST + 1)) {
      int equals = pair.indexOf('=');
      String name = equals < 0 ? pair : pair.substring(0, equals);
      String value = equals < 0 ? "" : pair.substring(equals + 1);
      try {
        fields.add(new Field(decoded(name), decoded(value)));
      } catch (IllegalArgumentException notEncoded) {
        return Optional.empty();
      }
    }
    return fields.size() > MOST ? Optional.empty() : Optional.of(new FormFields(fields));
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  /** {@return the first value of this name; empty if there is none or it is blank} */
  Optional<String> get(String name) {
    return all.stream()
        .filter(field -> field.name().equals(name))
        .map(Field::value)
        .filter(value -> !value.isBlank())
        .findFirst();
  }

  /** Hides the values. */
  @Override
  public String toString() {
    return "FormFields[" + all.size() + "]";
  }
}
