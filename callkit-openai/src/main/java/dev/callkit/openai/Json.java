package dev.callkit.openai;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** JSON that is written for a model and read from one. Errors quote nothing. */
final class Json {
  private static final int MOST_CHARACTERS = 20_000;
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  static {
    MAPPER
        .getFactory()
        .setStreamReadConstraints(
            StreamReadConstraints.builder()
                .maxNestingDepth(10)
                .maxStringLength(MOST_CHARACTERS)
                .build());
  }

  static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  /** {@return the object that the text is, if it is exactly one} */
  static Optional<JsonNode> object(String text) {
    if (text.length() > MOST_CHARACTERS) {
      return Optional.empty();
    }
    try {
      JsonNode read = MAPPER.readTree(text);
      return read != null && read.isObject() ? Optional.of(read) : Optional.empty();
    } catch (JsonProcessingException broken) {
      return Optional.empty();
    }
  }

  /** {@return the text, unless there is none} */
  static Optional<String> text(JsonNode node) {
    return node.isTextual() && !node.asText().isBlank()
        ? Optional.of(node.asText())
        : Optional.empty();
  }

  private Json() {}
}
