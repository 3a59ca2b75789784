package dev.callkit.testing.twilio;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Texts and values. */
final class Json {
  private static final ObjectMapper JSON = new ObjectMapper();

  static String text(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("maps and lists of texts can be written", impossible);
    }
  }

  /** {@return what it says; a missing node if it is no JSON} */
  static JsonNode read(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException notJson) {
      return MissingNode.getInstance();
    }
  }

  /** Fields, in which nothing becomes {@code null}. */
  static String object(Map<String, Optional<String>> fields) {
    Map<String, String> plain = new LinkedHashMap<>();
    fields.forEach((name, value) -> plain.put(name, value.orElse(null)));
    return text(plain);
  }

  private Json() {}
}
