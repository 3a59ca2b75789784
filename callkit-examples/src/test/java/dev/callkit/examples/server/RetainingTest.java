package dev.callkit.examples.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What has been kept for long enough goes by itself. */
@EnabledOnOs(OS.LINUX)
@Timeout(60)
class RetainingTest {
  private static final Duration EIGHT_DAYS = Duration.ofDays(8);

  @Test
  void aCallThatFailedIsGoneAfterAWeek() {
    try (TestDatabase database = new TestDatabase()) {
      String id;
      ServerSettings settings = TestDatabase.settings(Map.of());
      try (TestServer today = database.server(Map.of())) {
        today.ask(
            "PUT",
            "/api/businesses/" + TestServer.SHOP + "/context",
            "{\"name\":\"Matboden\",\"preferences\":{\"agreedByVerification\":true}}");
        today.ask(
            "POST",
            "/api/questions/configurations",
            "{\"id\":\"nojd\",\"text\":\"Hur nöjd är du, från ett till fem?\",\"kind\":\"rating\"}");
        HttpResponse<String> accepted =
            today.ask(
                "POST", "/api/calls/initiate", TestServer.call(UUID.randomUUID(), "+46701740605"));
        assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(201);
        id = TestServer.json(accepted).get("id").asText();
        today.ask("POST", "/api/calls/" + id + "/complete", "{\"reason\":\"timeout\"}");
        assertThat(today.ended(id).get("status").asText()).isEqualTo("cancelled");
      }
      InstantSource nextWeek = () -> Instant.now().plus(EIGHT_DAYS);
      try (TestServer later = new TestServer(settings, database.storage(settings), nextWeek)) {
        HttpResponse<String> looked = later.get("/api/calls/" + id);
        for (int tries = 0; tries < 1_000 && looked.statusCode() == 200; tries++) {
          looked = later.get("/api/calls/" + id);
        }
        assertThat(looked.statusCode()).isEqualTo(404);
      }
    }
  }
}
