package dev.callkit.examples.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.callkit.examples.server.http.Json;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What hosts do about calls by hand. */
class HostApiTest {
  private static final TestServer SERVER = new TestServer();

  @AfterAll
  static void close() {
    SERVER.close();
  }

  private static String initiated(String number) {
    HttpResponse<String> answer =
        SERVER.ask("POST", "/api/calls/initiate", TestServer.call(UUID.randomUUID(), number));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return TestServer.json(answer).get("id").asText();
  }

  private static JsonNode events(String id) {
    return TestServer.json(SERVER.get("/api/calls/" + id + "/events?limit=100")).get("events");
  }

  private static HttpResponse<String> complete(String id, String body) {
    return SERVER.ask("POST", "/api/calls/" + id + "/complete", body);
  }

  private static HttpResponse<String> log(String body) {
    return SERVER.ask("POST", "/api/calls/logs", body);
  }

  @Test
  void aCallIsEndedByHandWithWhatWasSaidElsewhere() {
    String id = initiated("+46701740610");
    HttpResponse<String> ended =
        complete(
            id,
            "{\"reason\":\"completed\",\"transcript\":\"Ringde själv upp.\",\"responses\":["
                + "{\"question\":\"helhet\",\"value\":4,\"words\":\"en fyra\"}]}");
    assertThat(ended.statusCode()).as(ended.body()).isEqualTo(200);
    JsonNode noted = null;
    for (JsonNode event : events(id)) {
      noted = event.get("type").asText().equals("noted") ? event : noted;
    }
    assertThat(noted).isNotNull();
    assertThat(noted.get("note").asText()).isEqualTo("completed_by_hand");
    assertThat(noted.get("details"))
        .isEqualTo(
            Json.read(
                "{\"reason\":\"completed\",\"transcript\":\"Ringde själv upp.\","
                    + "\"answer.helhet\":\"4\",\"words.helhet\":\"en fyra\"}"));
    // CallKit has not heard these answers, so its own are as they were.
    assertThat(TestServer.json(SERVER.get("/api/calls/" + id)).get("answers")).isEmpty();
    assertThat(complete(id, "{\"reason\":\"timeout\"}").statusCode()).isEqualTo(409);
  }

  @Test
  void anAnswerByHandFitsItsQuestion() {
    String id = initiated("+46701740611");
    HttpResponse<String> refused =
        complete(
            id,
            "{\"reason\":\"completed\",\"responses\":[{\"question\":\"helhet\",\"value\":9},"
                + "{\"question\":\"helhet\",\"value\":\"fyra\"},{\"question\":\"saknas\",\"value\":1},"
                + "{\"question\":\"helhet\"}]}");
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(TestServer.json(refused).get("details"))
        .extracting(JsonNode::asText)
        .containsExactly(
            "responses[0].value: expected an answer of the kind rating",
            "responses[1].value: expected an answer of the kind rating",
            "responses[2].question: expected the id of a question of this business",
            "responses[3].value: expected a value, got nothing");
    assertThat(events(id).findValuesAsText("note")).isEmpty();
    complete(id, "{\"reason\":\"timeout\"}");
  }

  @Test
  void hostsWriteIntoALogAlsoAfterTheEnd() {
    String id = initiated("+46701740612");
    complete(id, "{\"reason\":\"technical_failure\"}");
    HttpResponse<String> logged =
        log(
            "{\"sessionId\":\"%s\",\"events\":[{\"type\":\"coupon_sent\",\"at\":\"2026-11-27T09:00:00Z\","
                    .formatted(id)
                + "\"details\":{\"code\":\"VÅR\"}},{\"type\":\"called_back\"}]}");
    assertThat(logged.statusCode()).as(logged.body()).isEqualTo(201);
    assertThat(TestServer.json(logged).get("appended").asInt()).isEqualTo(2);
    assertThat(events(id).findValuesAsText("note"))
        .containsExactly("completed_by_hand", "coupon_sent", "called_back");
  }

  @Test
  void aLogThatIsFullTakesNoMore() {
    String id = initiated("+46701740613");
    String event = "{\"type\":\"x\"}";
    String body =
        "{\"sessionId\":\"%s\",\"events\":[%s]}".formatted(id, (event + ",").repeat(49) + event);
    HttpResponse<String> last = log(body);
    for (int times = 0; times < 41 && last.statusCode() == 201; times++) {
      last = log(body);
    }
    assertThat(last.statusCode()).isEqualTo(422);
    assertThat(TestServer.json(last).get("code").asText()).isEqualTo("log_full");
    complete(id, "{\"reason\":\"timeout\"}");
  }

  @Test
  void everyProblemOfALogIsNamed() {
    HttpResponse<String> refused =
        log(
            "{\"sessionId\":\"a b\",\"events\":[{\"type\":\"A\"},{\"at\":\"i går\"},"
                + "{\"type\":\"a\",\"details\":{\"x\":1}},{\"type\":\"a\",\"details\":[]}]}");
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(TestServer.json(refused).get("details")).hasSize(6);
    assertThat(log("{\"sessionId\":\"a\",\"events\":[]}").statusCode()).isEqualTo(400);
    assertThat(log("{\"sessionId\":\"saknas\",\"events\":[{\"type\":\"a\"}]}").statusCode())
        .isEqualTo(404);
  }
}
