package dev.callkit.testing.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The local OpenAI by a client that is not OpenAI's. */
class LocalOpenAiHttpTest {
  private static final String CHAT =
      "{\"model\":\"%s\",\"messages\":[{\"role\":\"user\",\"content\":\"hej\"}]%s}";

  private static HttpResponse<String> post(LocalOpenAi local, String path, String body, String key)
      throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(local.url() + path))
                .header("Authorization", key)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build(),
            HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void itAnswersAsPublished() throws Exception {
    try (LocalOpenAi local = LocalOpenAi.start().answering(Answers.script("Hej!"))) {
      HttpResponse<String> answer =
          post(local, "/chat/completions", CHAT.formatted("gpt-4o-mini", ""), "Bearer x");
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(Documents.parse(answer.body()).at("/choices/0/message/content").asText())
          .isEqualTo("Hej!");
      assertThat(Documents.parse(answer.body()).at("/usage/total_tokens").asInt()).isEqualTo(2);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          gpt-4o-mini | Basic x  |                        | 401 | invalid_api_key
          gpt-3       | Bearer x |                        | 404 | model_not_found
          gpt-4o-mini | Bearer x | ,"max_tokens":5        | 400 | unsupported_value
          gpt-6-luna  | Bearer x | ,"temperature":0       | 400 | unsupported_value
          gpt-4o-mini | Bearer x | ,"reasoning_effort":"none" | 400 | unsupported_value
          """)
  void itRefusesWhatTheServiceRefuses(
      String model, String key, String more, int status, String code) throws Exception {
    try (LocalOpenAi local = LocalOpenAi.start().answering(Answers.script("Hej!"))) {
      HttpResponse<String> refused =
          post(local, "/chat/completions", CHAT.formatted(model, more == null ? "" : more), key);
      assertThat(refused.statusCode()).isEqualTo(status);
      assertThat(Documents.parse(refused.body()).at("/error/code").asText()).isEqualTo(code);
    }
  }

  @Test
  void aSchemaThatIsNotStrictIsRefused() {
    for (String schema :
        List.of(
            "{\"type\":\"array\"}",
            "{\"type\":\"object\",\"properties\":{},\"required\":[]}",
            "{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"string\"}},\"required\":[],"
                + "\"additionalProperties\":false}",
            "{\"type\":\"object\",\"allOf\":[],\"properties\":{},\"required\":[],"
                + "\"additionalProperties\":false}")) {
      assertThat(StrictSchema.problem(Documents.parse(schema))).as(schema).isPresent();
    }
  }

  @Test
  void aPortThatIsTakenIsSaidToBe() {
    try (LocalOpenAi local = LocalOpenAi.start()) {
      int port = URI.create(local.url()).getPort();
      assertThatThrownBy(() -> LocalOpenAi.start(port)).isInstanceOf(UncheckedIOException.class);
      assertThat(LocalOpenAiServer.port(Integer.toString(port))).isEqualTo(port);
    }
    assertThat(LocalOpenAiServer.port("70000")).isNegative();
    assertThat(LocalOpenAiServer.port("http")).isNegative();
  }
}
