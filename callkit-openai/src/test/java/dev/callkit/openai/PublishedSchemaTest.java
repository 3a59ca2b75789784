package dev.callkit.openai;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.callkit.testing.openai.LocalOpenAi;
import dev.callkit.testing.openai.ModelRequest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every request is one that the endpoint takes. The schemas beside this class were written by us
 * from the published description of the API (OpenAPI 3.1, v2.3.0 of August 2026) and hold the part
 * of it that we use: whatever is not in them is not sent.
 */
class PublishedSchemaTest {
  private static Schema schema(String file) {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(PublishedSchemaTest.class.getResourceAsStream(file));
  }

  static List<String> problems(ModelProfile.Api api, String body) {
    JsonNode json = Json.object(body).orElseThrow();
    return schema(
            api == ModelProfile.Api.CHAT_COMPLETIONS
                ? "chat-completions.schema.json"
                : "responses.schema.json")
        .validate(json)
        .stream()
        .map(Object::toString)
        .toList();
  }

  private static List<String> sent(ModelProfile... models) {
    try (LocalOpenAi local = LocalOpenAi.start();
        OpenAiDialogue engine = Local.engine(local).models(models).build()) {
      for (String expected :
          List.of(
              "consent",
              "rating1-5",
              "nps",
              "yesno",
              "choice:kött|fisk",
              "number",
              "text",
              "callback")) {
        engine.understand(Local.exchange(expected, "ja tack i morgon en fyra"));
      }
      return local.requests().stream().map(ModelRequest::body).toList();
    }
  }

  @ParameterizedTest
  @EnumSource(ModelProfile.Api.class)
  void everyKindOfRequestIsAsPublished(ModelProfile.Api api) {
    for (ModelProfile model : List.of(ModelProfile.GPT_4O_MINI, ModelProfile.GPT_6_LUNA)) {
      assertThat(sent(model.over(api)))
          .hasSize(8)
          .allSatisfy(body -> assertThat(problems(api, body)).isEmpty());
    }
  }

  @ParameterizedTest
  @EnumSource(ModelProfile.Api.class)
  void theSchemasWouldNoticeAMistake(ModelProfile.Api api) {
    String body = sent(ModelProfile.GPT_4O_MINI.over(api)).get(0);
    for (String field : List.of("model", "store")) {
      ObjectNode without = (ObjectNode) Json.object(body).orElseThrow();
      without.remove(field);
      assertThat(problems(api, without.toString())).as(field).isNotEmpty();
    }
    ObjectNode warm = (ObjectNode) Json.object(body).orElseThrow();
    warm.put("temperature", 3);
    assertThat(problems(api, warm.toString())).isNotEmpty();
    ObjectNode more = (ObjectNode) Json.object(body).orElseThrow();
    more.put("max_tokens", 3);
    assertThat(problems(api, more.toString())).isNotEmpty();
  }

  @Test
  void theModelWritesItsQuotationFirst() {
    assertThat(sent(ModelProfile.GPT_4O_MINI).get(0))
        .containsSubsequence("\"evidence\":", "\"intent\":", "\"value\":", "\"acknowledgement\":");
  }
}
