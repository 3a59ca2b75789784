package dev.callkit.testing.openai;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The documents of both endpoints, as they are published. */
final class Documents {
  private static final ObjectMapper JSON = new ObjectMapper();
  // Four characters to a token is the usual estimate.
  private static final int CHARACTERS_PER_TOKEN = 4;
  private static final int CREATED = 1_795_000_000;

  /** How an answer ended. */
  enum Finish {
    STOP,
    LENGTH,
    CONTENT_FILTER,
    REFUSAL
  }

  /**
   * Tokens, as they are billed.
   *
   * @param input all that were read
   * @param cached those of them that were known
   * @param output all that were written
   */
  record Tokens(int input, int cached, int output) {
    static int of(String text) {
      return (text.length() + CHARACTERS_PER_TOKEN - 1) / CHARACTERS_PER_TOKEN;
    }
  }

  static ObjectNode object() {
    return JSON.createObjectNode();
  }

  /** {@return the document, or a missing node if the text is none} */
  static JsonNode parse(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException broken) {
      return JSON.missingNode();
    }
  }

  static String error(String type, String code, String message) {
    ObjectNode body = object();
    ObjectNode error = body.putObject("error");
    error.put("message", message);
    error.put("type", type);
    error.putNull("param");
    error.put("code", code);
    return body.toString();
  }

  static String answer(ModelRequest request, String content, Finish finish, Tokens tokens) {
    return request.api() == ModelRequest.Api.CHAT
        ? completion(request, content, finish, tokens).toString()
        : response(request, content, finish, tokens).toString();
  }

  private static ObjectNode completion(
      ModelRequest request, String content, Finish finish, Tokens tokens) {
    ObjectNode body = object();
    body.put("id", "chatcmpl-1");
    body.put("object", "chat.completion");
    body.put("created", CREATED);
    body.put("model", request.model());
    ObjectNode choice = body.putArray("choices").addObject();
    choice.put("index", 0);
    ObjectNode message = choice.putObject("message");
    message.put("role", "assistant");
    boolean refused = finish == Finish.REFUSAL;
    message.put("content", refused ? null : content);
    message.put("refusal", refused ? content : null);
    message.putArray("annotations");
    choice.putNull("logprobs");
    choice.put("finish_reason", reason(finish));
    body.set("usage", completionUsage(tokens));
    body.put("service_tier", "default");
    return body;
  }

  private static String reason(Finish finish) {
    return switch (finish) {
      case STOP, REFUSAL -> "stop";
      case LENGTH -> "length";
      case CONTENT_FILTER -> "content_filter";
    };
  }

  private static ObjectNode completionUsage(Tokens tokens) {
    ObjectNode usage = object();
    usage.put("prompt_tokens", tokens.input());
    usage.put("completion_tokens", tokens.output());
    usage.put("total_tokens", tokens.input() + tokens.output());
    ObjectNode input = usage.putObject("prompt_tokens_details");
    input.put("cached_tokens", tokens.cached());
    input.put("audio_tokens", 0);
    ObjectNode output = usage.putObject("completion_tokens_details");
    output.put("reasoning_tokens", 0);
    output.put("audio_tokens", 0);
    output.put("accepted_prediction_tokens", 0);
    output.put("rejected_prediction_tokens", 0);
    return usage;
  }

  private static ObjectNode response(
      ModelRequest request, String content, Finish finish, Tokens tokens) {
    ObjectNode body = object();
    body.put("id", "resp_1");
    body.put("object", "response");
    body.put("created_at", CREATED);
    boolean complete = finish == Finish.STOP || finish == Finish.REFUSAL;
    body.put("status", complete ? "completed" : "incomplete");
    body.putNull("error");
    if (complete) {
      body.putNull("incomplete_details");
    } else {
      String why = finish == Finish.LENGTH ? "max_output_tokens" : "content_filter";
      body.putObject("incomplete_details").put("reason", why);
    }
    body.putNull("instructions");
    body.putNull("metadata");
    body.put("model", request.model());
    ObjectNode message = body.putArray("output").addObject();
    message.put("type", "message");
    message.put("id", "msg_1");
    message.put("status", complete ? "completed" : "incomplete");
    message.put("role", "assistant");
    ObjectNode part = message.putArray("content").addObject();
    boolean refused = finish == Finish.REFUSAL;
    part.put("type", refused ? "refusal" : "output_text");
    part.put(refused ? "refusal" : "text", content);
    if (!refused) {
      part.putArray("annotations");
      part.putArray("logprobs");
    }
    body.put("parallel_tool_calls", false);
    body.putNull("temperature");
    body.put("tool_choice", "auto");
    body.putArray("tools");
    body.putNull("top_p");
    ObjectNode usage = body.putObject("usage");
    usage.put("input_tokens", tokens.input());
    usage.putObject("input_tokens_details").put("cached_tokens", tokens.cached());
    usage.put("output_tokens", tokens.output());
    usage.putObject("output_tokens_details").put("reasoning_tokens", 0);
    usage.put("total_tokens", tokens.input() + tokens.output());
    return body;
  }

  /** One event of a stream of chat completions. */
  static String chunk(ModelRequest request, String text, String finishReason) {
    ObjectNode body = object();
    body.put("id", "chatcmpl-2");
    body.put("object", "chat.completion.chunk");
    body.put("created", CREATED);
    body.put("model", request.model());
    ObjectNode choice = body.putArray("choices").addObject();
    choice.put("index", 0);
    ObjectNode delta = choice.putObject("delta");
    if (!text.isEmpty()) {
      delta.put("content", text);
    }
    choice.putNull("logprobs");
    choice.put("finish_reason", finishReason.isEmpty() ? null : finishReason);
    return body.toString();
  }

  /** The last chunk of a stream: no choices, but what it cost. */
  static String usageChunk(ModelRequest request, Tokens tokens) {
    ObjectNode body = (ObjectNode) parse(chunk(request, "", ""));
    body.putArray("choices");
    body.set("usage", completionUsage(tokens));
    return body.toString();
  }

  /** An event of a stream of responses. */
  static String delta(String text, int number) {
    ObjectNode body = object();
    body.put("type", "response.output_text.delta");
    body.put("item_id", "msg_1");
    body.put("output_index", 0);
    body.put("content_index", 0);
    body.put("delta", text);
    body.putArray("logprobs");
    body.put("sequence_number", number);
    return body.toString();
  }

  /** The last event of a stream of responses. */
  static String completed(
      ModelRequest request, String content, Finish finish, Tokens tokens, int number) {
    ObjectNode body = object();
    body.put("type", "response.completed");
    body.put("sequence_number", number);
    body.set("response", response(request, content, finish, tokens));
    return body.toString();
  }

  private Documents() {}
}
