package dev.callkit.examples.server.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** JSON as the server writes and reads it. */
public final class Json {
  private static final ObjectMapper MAPPER =
      new ObjectMapper(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(40)
                          .maxNumberLength(40)
                          .build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

  public static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  public static ArrayNode array() {
    return MAPPER.createArrayNode();
  }

  /** {@return a list of texts} */
  public static ArrayNode texts(Iterable<String> texts) {
    ArrayNode array = array();
    texts.forEach(array::add);
    return array;
  }

  /** Writes a field that is null where there is nothing to say. */
  public static void put(ObjectNode object, String field, Optional<?> value) {
    if (value.isPresent()) {
      object.put(field, value.get().toString());
    } else {
      object.putNull(field);
    }
  }

  public static String text(JsonNode node) {
    try {
      return MAPPER.writeValueAsString(node);
    } catch (JsonProcessingException impossible) { // it is a tree of our own
      throw new UncheckedIOException(impossible);
    }
  }

  /**
   * {@return the one value that is written there}
   *
   * @throws ApiError naming the place, and not the text, if it is no JSON
   */
  public static JsonNode read(String text) {
    try {
      JsonNode node = MAPPER.readTree(text);
      if (node == null || node.isMissingNode()) {
        throw ApiError.malformed(List.of("body: expected JSON, got nothing"));
      }
      if (!isText(node)) {
        throw ApiError.malformed(
            List.of("body: expected texts of whole characters, and none of them U+0000"));
      }
      return node;
    } catch (JsonProcessingException malformed) {
      String place =
          malformed.getLocation() == null
              ? ""
              : " in line "
                  + malformed.getLocation().getLineNr()
                  + ", column "
                  + malformed.getLocation().getColumnNr();
      throw ApiError.malformed(List.of("body: expected JSON, got something else" + place));
    }
  }

  /** What no database can keep and no voice can say is no text. */
  private static boolean isText(JsonNode node) {
    if (node.isTextual()) {
      return isText(node.textValue());
    }
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      if (!isText(field.getKey())) {
        return false;
      }
    }
    for (JsonNode child : node) {
      if (!isText(child)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isText(String text) {
    return text.codePoints()
        .noneMatch(
            point ->
                point == 0
                    || (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE));
  }

  private Json() {}
}
