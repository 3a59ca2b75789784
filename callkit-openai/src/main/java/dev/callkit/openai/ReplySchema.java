package dev.callkit.openai;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a model writes about a reply. One schema for every question: it is compiled once, and is
 * part of the prefix that is cached. Models write in the schema's order, so that the quotation
 * comes first and the rest follows from it.
 */
final class ReplySchema {
  static final String NAME = "callkit_reply_1";

  /** A value is a text: which one is allowed depends on the question, and is checked by us. */
  static final Map<String, Object> SCHEMA = schema();

  private static Map<String, Object> schema() {
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put("evidence", Map.of("type", "string"));
    Map<String, Object> intent = new LinkedHashMap<>();
    intent.put("type", "string");
    intent.put("enum", Arrays.stream(Reply.Meaning.values()).map(Enum::name).toList());
    properties.put("intent", intent);
    properties.put("value", Map.of("type", List.of("string", "null")));
    properties.put("acknowledgement", Map.of("type", List.of("string", "null")));
    return objectOf(properties);
  }

  /** An object as strict mode wants it: everything required, nothing else allowed. */
  static Map<String, Object> objectOf(Map<String, Object> properties) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("type", "object");
    object.put("properties", properties);
    object.put("required", List.copyOf(properties.keySet()));
    object.put("additionalProperties", false);
    return object;
  }

  /** {@return what was written, if it is what was asked for} */
  static Optional<Reply> read(String content) {
    return Json.object(content).flatMap(ReplySchema::read);
  }

  private static Optional<Reply> read(JsonNode object) {
    if (object.size() != 4
        || !object.path("evidence").isTextual()
        || !textOrNull(object.path("value"))
        || !textOrNull(object.path("acknowledgement"))) {
      return Optional.empty();
    }
    return Reply.Meaning.of(object.path("intent").asText())
        .map(
            meaning ->
                new Reply(
                    object.path("evidence").asText(),
                    meaning,
                    Json.text(object.path("value")),
                    Json.text(object.path("acknowledgement"))));
  }

  private static boolean textOrNull(JsonNode node) {
    return node.isTextual() || node.isNull();
  }

  private ReplySchema() {}
}
