package dev.callkit.testing.openai;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.Set;
import mockwebserver3.MockResponse;

/** Reads a request, and refuses it where the service would. */
final class Requests {
  private static final Set<String> INSTRUCTING = Set.of("system", "developer");

  static ModelRequest read(ModelRequest.Api api, JsonNode body, boolean authorized, String text) {
    boolean chat = api == ModelRequest.Api.CHAT;
    StringBuilder instructions = new StringBuilder(body.path("instructions").asText(""));
    StringBuilder input = new StringBuilder();
    if (body.path("input").isTextual()) {
      input.append(body.path("input").asText());
    }
    for (JsonNode message : body.path(chat ? "messages" : "input")) {
      boolean instructs = INSTRUCTING.contains(message.path("role").asText());
      (instructs ? instructions : input).append(message.path("content").asText(""));
    }
    return new ModelRequest(
        api,
        body.path("model").asText(""),
        body.path("stream").asBoolean(false),
        instructions.toString(),
        input.toString(),
        format(api, body).path("name").asText(""),
        authorized,
        text);
  }

  private static JsonNode format(ModelRequest.Api api, JsonNode body) {
    return api == ModelRequest.Api.CHAT
        ? body.path("response_format").path("json_schema")
        : body.path("text").path("format");
  }

  /** {@return the error that the service would answer with; empty if it would take the request} */
  static Optional<MockResponse> refusal(
      ModelRequest request, JsonNode body, Set<String> models, Set<String> reasoning) {
    if (!request.authorized()) {
      return Optional.of(Accident.error(401, "invalid_request_error", "invalid_api_key"));
    }
    if (!body.isObject()) {
      return Optional.of(Accident.error(400, "invalid_request_error", "invalid_json"));
    }
    if (!models.contains(request.model())) {
      return Optional.of(Accident.error(404, "invalid_request_error", "model_not_found"));
    }
    boolean thinks = reasoning.contains(request.model());
    String effort =
        body.path("reasoning_effort").asText(body.path("reasoning").path("effort").asText(""));
    if (thinks && body.has("temperature") && !effort.equals("none")) {
      return Optional.of(unsupported("temperature"));
    }
    if (!thinks && !effort.isEmpty()) {
      return Optional.of(unsupported("reasoning_effort"));
    }
    if (body.has("max_tokens")) {
      return Optional.of(unsupported("max_tokens"));
    }
    JsonNode format = format(request.api(), body);
    return format.path("strict").asBoolean(false)
        ? StrictSchema.problem(format.path("schema"))
            .map(
                problem ->
                    Accident.json(
                        400,
                        Documents.error(
                            "invalid_request_error",
                            "invalid_json_schema",
                            "Invalid schema: " + problem)))
        : Optional.empty();
  }

  private static MockResponse unsupported(String parameter) {
    String body =
        Documents.error(
            "invalid_request_error",
            "unsupported_value",
            "Unsupported value: '" + parameter + "' does not support this value.");
    return Accident.json(400, body.replace("\"param\":null", "\"param\":\"" + parameter + "\""));
  }

  private Requests() {}
}
