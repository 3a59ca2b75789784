package dev.callkit.openai;

import java.util.Map;

/**
 * What is sent to a model, whichever it is.
 *
 * @param instructions ours, the same for every request
 * @param input the user message: the only place where a person's words stand
 * @param schemaName the name of the structured output
 * @param schema its JSON Schema, in the order in which it is to be written
 * @param cacheKey who shares it is likely to find the prefix in the cache
 * @param mostTokens how many tokens may be written
 */
record Prompt(
    String instructions,
    String input,
    String schemaName,
    Map<String, Object> schema,
    String cacheKey,
    int mostTokens) {
  /** Hides the words. */
  @Override
  public String toString() {
    return "Prompt[" + schemaName + "]";
  }
}
