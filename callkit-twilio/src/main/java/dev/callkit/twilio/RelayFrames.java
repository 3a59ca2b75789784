package dev.callkit.twilio;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** ConversationRelay's messages, both ways. */
final class RelayFrames {
  /** Comes back when the session is over: nothing is left but to hang up. */
  static final String OVER = "{\"callkit\":\"over\"}";

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Something that Twilio tells. */
  sealed interface Frame {}

  /** The socket is there, for this call. */
  record Setup(String account, String callSid, String attempt) implements Frame {}

  /** The person has said something, or is saying it. */
  record Prompt(String words, boolean last) implements Frame {}

  /** The person has pressed a key. */
  record Key(String digit) implements Frame {}

  /** The person spoke over us; so much was heard. */
  record Interrupt(String heard) implements Frame {}

  /** Somebody begins or ceases to speak: we, or the person. */
  record Speaking(boolean agent, boolean on) implements Frame {}

  /** So much of our words has been played. */
  record Played(String words) implements Frame {}

  /** Something went wrong at Twilio. Its text is not kept: it may quote what was said. */
  record Failure() implements Frame {}

  /** Nothing that matters here; there may be new types at any time. */
  record Other() implements Frame {}

  /** {@return what a message says; empty if it is none} */
  static Optional<Frame> read(String text) {
    try {
      JsonNode json = JSON.readTree(text);
      return json == null || !json.isObject() ? Optional.empty() : Optional.of(frame(json));
    } catch (JsonProcessingException | StackOverflowError notJson) {
      return Optional.empty();
    }
  }

  private static Frame frame(JsonNode json) {
    return switch (json.path("type").asText("")) {
      case "setup" ->
          new Setup(
              json.path("accountSid").asText(""),
              json.path("callSid").asText(""),
              json.path("customParameters").path("attempt").asText(""));
      case "prompt" ->
          new Prompt(
              Words.clipped(json.path("voicePrompt").asText("")),
              json.path("last").asBoolean(true));
      case "dtmf" -> new Key(json.path("digit").asText(""));
      case "interrupt" ->
          new Interrupt(Words.clipped(json.path("utteranceUntilInterrupt").asText("")));
      case "info" -> info(json);
      case "error" -> new Failure();
      default -> new Other();
    };
  }

  private static Frame info(JsonNode json) {
    boolean on = json.path("value").asText("").equals("on");
    return switch (json.path("name").asText("")) {
      case "agentSpeaking" -> new Speaking(true, on);
      case "clientSpeaking" -> new Speaking(false, on);
      case "tokensPlayed" -> new Played(Words.clipped(json.path("value").asText("")));
      default -> new Other();
    };
  }

  /** Words to speak. */
  static String text(String token, boolean last, boolean interruptible) {
    ObjectNode json = JSON.createObjectNode();
    json.put("type", "text");
    json.put("token", token);
    json.put("last", last);
    json.put("lang", Documents.LANGUAGE);
    json.put("interruptible", interruptible);
    return json.toString();
  }

  /** The session is over. */
  static String end() {
    ObjectNode json = JSON.createObjectNode();
    json.put("type", "end");
    json.put("handoffData", OVER);
    return json.toString();
  }

  private RelayFrames() {}
}
