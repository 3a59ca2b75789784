package dev.callkit.examples.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callkit.call.BusinessId;
import dev.callkit.examples.server.http.Caller;
import dev.callkit.examples.storage.Storage;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is said to whoever asks too much, and while the database is away. */
@Timeout(120)
final class TroubleTest {
  private static HttpResponse<String> calls(TestServer server, String token) {
    return server.ask("GET", "/api/calls", "", token);
  }

  @Test
  void whoeverAsksTooOftenIsToldWhenToComeAgainAndOthersAreNot() {
    ServerSettings settings = TestDatabase.settings(Map.of("CALLKIT_RATE_LIMIT", "1"));
    try (TestServer server = new TestServer(settings, Storage.inMemory())) {
      String token = server.token(ReferenceServer.DEMO_BUSINESS, Caller.EVERY_SCOPE);
      HttpResponse<String> last = calls(server, token);
      int asked = 1;
      while (last.statusCode() != 429 && asked < 100) {
        last = calls(server, token);
        asked++;
      }
      assertThat(last.statusCode()).isEqualTo(429);
      assertThat(asked).as("five seconds' worth at once").isGreaterThanOrEqualTo(6);
      assertThat(Integer.parseInt(last.headers().firstValue("Retry-After").orElseThrow()))
          .isBetween(1, 2);
      String others =
          server.token(new BusinessId("11111111-2222-4333-8444-555555555555"), Caller.EVERY_SCOPE);
      assertThat(calls(server, others).statusCode()).isEqualTo(200);
      assertThat(server.ask("GET", "/health", "", "").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void whileTheDatabaseIsAwayItIsSaidSoAndNothingElse() {
    TestDatabase database = new TestDatabase();
    try (TestServer server = database.server(Map.of())) {
      assertThat(server.ask("GET", "/ready", "", "").statusCode()).isEqualTo(200);
      database.close();
      for (String path : List.of("/ready", "/api/calls", "/api/stats", "/api/calls/x/status")) {
        HttpResponse<String> answer = server.get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(503);
        assertThat(TestServer.json(answer).get("code").asText()).isEqualTo("unavailable");
      }
      HttpResponse<String> asked = server.ask("POST", "/api/calls/initiate", TestServer.call());
      assertThat(asked.statusCode()).isEqualTo(503);
      assertThat(server.ask("GET", "/health", "", "").statusCode()).as("it lives").isEqualTo(200);
    }
  }
}
