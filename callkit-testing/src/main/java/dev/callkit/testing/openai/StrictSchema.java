package dev.callkit.testing.openai;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Refuses a structured output that strict mode does not allow, as the service does. */
final class StrictSchema {
  private static final Set<String> FORBIDDEN =
      Set.of("allOf", "not", "dependentRequired", "dependentSchemas", "if", "then", "else");

  /** {@return what is wrong with it; empty if nothing is} */
  static Optional<String> problem(JsonNode schema) {
    return schema.path("type").asText().equals("object")
        ? within(schema)
        : Optional.of("the root is no object");
  }

  private static Optional<String> within(JsonNode schema) {
    for (String keyword : FORBIDDEN) {
      if (schema.has(keyword)) {
        return Optional.of(keyword + " is not permitted");
      }
    }
    if (schema.path("type").asText().equals("object")) {
      if (schema.path("additionalProperties").asBoolean(true)) {
        return Optional.of("additionalProperties is required to be false");
      }
      Set<String> required = new TreeSet<>();
      schema.path("required").forEach(name -> required.add(name.asText()));
      Set<String> named = new TreeSet<>();
      schema.path("properties").fieldNames().forEachRemaining(named::add);
      if (!required.equals(named)) {
        return Optional.of("required has to hold every property");
      }
      for (JsonNode property : schema.path("properties")) {
        Optional<String> problem = within(property);
        if (problem.isPresent()) {
          return problem;
        }
      }
    }
    return schema.has("items") ? within(schema.path("items")) : Optional.empty();
  }

  private StrictSchema() {}
}
