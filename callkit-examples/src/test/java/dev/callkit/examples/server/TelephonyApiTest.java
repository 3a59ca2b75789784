package dev.callkit.examples.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.callkit.examples.server.api.TelephonyApi;
import dev.callkit.examples.server.http.Signatures;
import dev.callkit.examples.storage.Storage;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What a custom carrier reports. */
class TelephonyApiTest {
  private static final String SECRET = "a webhook secret, 32 characters!";
  private static final Signatures SIGNATURES = new Signatures(SECRET);
  private static final TestServer SERVER =
      new TestServer(
          TestDatabase.settings(
              Map.of("CALLKIT_CARRIER", "simulated", "CALLKIT_WEBHOOK_SECRET", SECRET)),
          Storage.inMemory());

  @AfterAll
  static void close() {
    SERVER.close();
  }

  private static HttpResponse<String> report(String body) {
    return report(body, SIGNATURES.sign(body.getBytes(StandardCharsets.UTF_8), Instant.now()));
  }

  private static HttpResponse<String> report(String body, String signature) {
    return SERVER.ask("POST", TelephonyApi.PATH, body, Map.of(Signatures.HEADER, signature));
  }

  private static String initiated() {
    SERVER.ask(
        "PUT",
        "/api/businesses/" + TestServer.SHOP + "/context",
        "{\"name\":\"Matboden\",\"preferences\":{\"agreedByVerification\":true}}");
    SERVER.ask(
        "PUT",
        "/api/questions/configurations",
        "{\"questions\":[{\"id\":\"nojd\",\"text\":\"Hur nöjd är du, från ett till fem?\","
            + "\"kind\":\"rating\"}]}");
    return TestServer.json(
            SERVER.ask(
                "POST", "/api/calls/initiate", TestServer.call(UUID.randomUUID(), "+46701740680")))
        .get("id")
        .asText();
  }

  @Test
  void whatIsReportedOfAnAttemptStandsInItsTimeline() {
    String id = initiated();
    String attempt = TestServer.SHOP + "." + id + ".1";
    JsonNode call = TestServer.json(SERVER.get("/api/calls/" + id));
    for (int tries = 0; tries < 500 && call.get("tries").isEmpty(); tries++) {
      call = TestServer.json(SERVER.get("/api/calls/" + id));
    }
    HttpResponse<String> taken =
        report(
            "{\"attempt\":\"%s\",\"events\":[{\"type\":\"ended\",\"cause\":\"busy\",\"cost\":"
                    .formatted(attempt)
                + "{\"amount\":0.12,\"currency\":\"SEK\"}}]}");
    assertThat(taken.statusCode()).as(taken.body()).isEqualTo(200);
    assertThat(TestServer.json(taken).get("accepted").asInt()).isEqualTo(1);
    JsonNode events = TestServer.json(SERVER.get("/api/calls/" + id + "/events"));
    for (int tries = 0; tries < 500 && !events.toString().contains("line_ended"); tries++) {
      events = TestServer.json(SERVER.get("/api/calls/" + id + "/events"));
    }
    assertThat(events.toString()).contains("\"cause\":\"busy\"");
  }

  @Test
  void withoutItsSignatureNothingIsTaken() {
    String body = "{\"attempt\":\"a.b.1\",\"events\":[{\"type\":\"machine\"}]}";
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    String right = SIGNATURES.sign(bytes, Instant.now());
    assertThat(report(body, right).statusCode()).isEqualTo(200);
    for (String wrong :
        new String[] {
          "",
          "t=1,v1=00",
          right.replace("v1=", "v2="),
          right.substring(0, right.length() - 1) + (right.endsWith("0") ? "1" : "0"),
          SIGNATURES.sign(bytes, Instant.now().minusSeconds(600)),
          SIGNATURES.sign(bytes, Instant.now().plusSeconds(600)),
          SIGNATURES.sign("{}".getBytes(StandardCharsets.UTF_8), Instant.now()),
          new Signatures("another secret of 32 characters!").sign(bytes, Instant.now())
        }) {
      HttpResponse<String> refused = report(body, wrong);
      assertThat(refused.statusCode()).as(wrong).isEqualTo(403);
    }
  }

  @Test
  void aServerWithoutTheSecretTakesNone() {
    try (TestServer demo = new TestServer()) {
      String body = "{}";
      HttpResponse<String> refused =
          demo.ask(
              "POST",
              TelephonyApi.PATH,
              body,
              Map.of(
                  Signatures.HEADER,
                  SIGNATURES.sign(body.getBytes(StandardCharsets.UTF_8), Instant.now())));
      assertThat(refused.statusCode()).isEqualTo(403);
    }
  }

  @Test
  void everyProblemOfAReportIsNamed() {
    HttpResponse<String> refused =
        report(
            "{\"attempt\":\"x\",\"events\":[{\"type\":\"ringing\"},{\"type\":\"ended\"},{},"
                + "{\"type\":\"answered\",\"call\":\"c\",\"by\":\"ghost\"},"
                + "{\"type\":\"ended\",\"cause\":\"busy\",\"durationSeconds\":-1,\"cost\":{}}]}");
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(TestServer.json(refused).get("details"))
        .extracting(JsonNode::asText)
        .containsExactlyInAnyOrder(
            "attempt: expected business.call.number",
            "events[0].call: expected a value, got nothing",
            "events[1].cause: expected a value, got nothing",
            "events[2].type: expected a value, got nothing",
            "events[3].by: expected one of human, machine, fax, unknown",
            "events[4].durationSeconds: expected 0 to 86400",
            "events[4].cost.amount: expected a value, got nothing",
            "events[4].cost.currency: expected a value, got nothing");
  }
}
