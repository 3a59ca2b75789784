package dev.callkit.testing.openai;

/**
 * A request as it came in.
 *
 * @param api which endpoint
 * @param model the model asked for
 * @param stream whether the answer is to be streamed
 * @param instructions the system or developer message; empty if there is none
 * @param input the user message
 * @param schemaName the name of the structured output asked for; empty for plain text
 * @param authorized whether it carried a bearer token
 * @param body the whole body, JSON
 */
public record ModelRequest(
    Api api,
    String model,
    boolean stream,
    String instructions,
    String input,
    String schemaName,
    boolean authorized,
    String body) {
  /** The endpoints. */
  public enum Api {
    /** {@code POST /v1/chat/completions}. */
    CHAT,
    /** {@code POST /v1/responses}. */
    RESPONSES
  }

  /** Hides the words on both sides. */
  @Override
  public String toString() {
    return "ModelRequest[" + api + ", " + model + ", " + schemaName + "]";
  }
}
