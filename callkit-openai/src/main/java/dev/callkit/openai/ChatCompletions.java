package dev.callkit.openai;

import com.openai.client.OpenAIClient;
import com.openai.core.JsonValue;
import com.openai.core.RequestOptions;
import com.openai.models.ReasoningEffort;
import com.openai.models.ResponseFormatJsonSchema;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.completions.CompletionUsage;
import com.openai.models.completions.CompletionUsage.PromptTokensDetails;

/** The older endpoint: {@code POST /v1/chat/completions}. */
final class ChatCompletions {

  static Written ask(
      OpenAIClient client, ModelProfile model, Prompt prompt, RequestOptions options) {
    ChatCompletion done = client.chat().completions().create(params(model, prompt), options);
    Usage usage = done.usage().map(ChatCompletions::usage).orElse(Usage.NONE);
    if (done.choices().isEmpty()) {
      throw ModelFailure.noAnswer("no choice came back", usage);
    }
    ChatCompletion.Choice choice = done.choices().get(0);
    if (choice.message().refusal().isPresent()) {
      throw ModelFailure.noAnswer("the model refused", usage);
    }
    String ended = choice.finishReason().asString();
    if (!ended.equals("stop")) {
      throw ModelFailure.noAnswer(
          ended.equals("length") ? "cut by the token limit" : "the model did not finish", usage);
    }
    return choice
        .message()
        .content()
        .map(content -> new Written(model.id(), content, usage))
        .orElseThrow(() -> ModelFailure.noAnswer("no content came back", usage));
  }

  private static ChatCompletionCreateParams params(ModelProfile model, Prompt prompt) {
    ChatCompletionCreateParams.Builder params =
        ChatCompletionCreateParams.builder()
            .model(model.id())
            .addSystemMessage(prompt.instructions())
            .addUserMessage(prompt.input())
            .maxCompletionTokens(prompt.mostTokens())
            .promptCacheKey(prompt.cacheKey())
            .store(false)
            .responseFormat(
                ResponseFormatJsonSchema.builder()
                    .jsonSchema(
                        ResponseFormatJsonSchema.JsonSchema.builder()
                            .name(prompt.schemaName())
                            .strict(true)
                            .schema(schema(prompt))
                            .build())
                    .build());
    model.temperature().ifPresent(params::temperature);
    model.reasoningEffort().map(ReasoningEffort::of).ifPresent(params::reasoningEffort);
    return params.build();
  }

  /** Property by property: the order is the order in which the model writes. */
  private static ResponseFormatJsonSchema.JsonSchema.Schema schema(Prompt prompt) {
    ResponseFormatJsonSchema.JsonSchema.Schema.Builder schema =
        ResponseFormatJsonSchema.JsonSchema.Schema.builder();
    prompt
        .schema()
        .forEach((name, value) -> schema.putAdditionalProperty(name, JsonValue.from(value)));
    return schema.build();
  }

  private static Usage usage(CompletionUsage counted) {
    long cached =
        counted.promptTokensDetails().flatMap(PromptTokensDetails::cachedTokens).orElse(0L);
    return new Usage(
        counted.promptTokens(),
        Math.min(cached, counted.promptTokens()),
        counted.completionTokens());
  }

  private ChatCompletions() {}
}
