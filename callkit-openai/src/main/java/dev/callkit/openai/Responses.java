package dev.callkit.openai;

import com.openai.client.OpenAIClient;
import com.openai.core.JsonValue;
import com.openai.core.RequestOptions;
import com.openai.models.Reasoning;
import com.openai.models.ReasoningEffort;
import com.openai.models.responses.Response;
import com.openai.models.responses.ResponseCreateParams;
import com.openai.models.responses.ResponseFormatTextJsonSchemaConfig;
import com.openai.models.responses.ResponseOutputItem;
import com.openai.models.responses.ResponseOutputMessage;
import com.openai.models.responses.ResponseStatus;
import com.openai.models.responses.ResponseTextConfig;
import com.openai.models.responses.ResponseUsage;
import java.util.Optional;

/** The newer endpoint: {@code POST /v1/responses}. */
final class Responses {

  static Written ask(
      OpenAIClient client, ModelProfile model, Prompt prompt, RequestOptions options) {
    Response done = client.responses().create(params(model, prompt), options);
    Usage usage = done.usage().map(Responses::usage).orElse(Usage.NONE);
    if (!done.status().map(ResponseStatus::asString).orElse("").equals("completed")) {
      throw ModelFailure.noAnswer("the model did not finish", usage);
    }
    StringBuilder text = new StringBuilder();
    for (ResponseOutputItem item : done.output()) {
      Optional<ResponseOutputMessage> message = item.message();
      if (message.isPresent()) {
        for (ResponseOutputMessage.Content part : message.get().content()) {
          if (part.isRefusal()) {
            throw ModelFailure.noAnswer("the model refused", usage);
          }
          part.outputText().ifPresent(written -> text.append(written.text()));
        }
      }
    }
    if (text.isEmpty()) {
      throw ModelFailure.noAnswer("no content came back", usage);
    }
    return new Written(model.id(), text.toString(), usage);
  }

  private static ResponseCreateParams params(ModelProfile model, Prompt prompt) {
    ResponseCreateParams.Builder params =
        ResponseCreateParams.builder()
            .model(model.id())
            .instructions(prompt.instructions())
            .input(prompt.input())
            .maxOutputTokens(prompt.mostTokens())
            .promptCacheKey(prompt.cacheKey())
            .store(false)
            .text(
                ResponseTextConfig.builder()
                    .format(
                        ResponseFormatTextJsonSchemaConfig.builder()
                            .name(prompt.schemaName())
                            .strict(true)
                            .schema(schema(prompt))
                            .build())
                    .build());
    model.temperature().ifPresent(params::temperature);
    model
        .reasoningEffort()
        .map(effort -> Reasoning.builder().effort(ReasoningEffort.of(effort)).build())
        .ifPresent(params::reasoning);
    return params.build();
  }

  /** Property by property: the order is the order in which the model writes. */
  private static ResponseFormatTextJsonSchemaConfig.Schema schema(Prompt prompt) {
    ResponseFormatTextJsonSchemaConfig.Schema.Builder schema =
        ResponseFormatTextJsonSchemaConfig.Schema.builder();
    prompt
        .schema()
        .forEach((name, value) -> schema.putAdditionalProperty(name, JsonValue.from(value)));
    return schema.build();
  }

  private static Usage usage(ResponseUsage counted) {
    return new Usage(
        counted.inputTokens(),
        Math.min(counted.inputTokensDetails().cachedTokens(), counted.inputTokens()),
        counted.outputTokens());
  }

  private Responses() {}
}
