package dev.callkit.examples.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.callkit.business.Business;
import dev.callkit.call.BusinessId;
import dev.callkit.examples.server.http.Caller;
import dev.callkit.examples.server.http.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The stream of events, as a page reads it. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class FeedTest {
  private static final TestServer SERVER = new TestServer();
  private static final BusinessId OTHER = new BusinessId("11111111-2222-4333-8444-555555555555");
  private static final String DATA = "data: ";

  @AfterAll
  static void close() {
    SERVER.close();
  }

  /** What listens, from when it has been let in. */
  private static BufferedReader listening(TestServer server, String token) throws Exception {
    HttpResponse<InputStream> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + server.server().port() + "/api/feed"))
                    .header("Authorization", "Bearer " + token)
                    .header("Accept", "text/event-stream")
                    .build(),
                HttpResponse.BodyHandlers.ofInputStream());
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("text/event-stream");
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
    // A comment says that it listens.
    assertThat(lines.readLine()).startsWith(":");
    return lines;
  }

  private static String initiated(TestServer server) {
    String request =
        TestServer.call(UUID.randomUUID(), "+46701740610")
            .replaceFirst("\\{", "{\"automatedCallAgreed\":true,");
    return TestServer.json(server.ask("POST", "/api/calls/initiate", request)).get("id").asText();
  }

  /** {@return what is told of a call, until this type has come} */
  private static List<String> until(BufferedReader lines, String call, String type)
      throws IOException {
    List<String> types = new ArrayList<>();
    String kind = "";
    while (!types.contains(type)) {
      String line = lines.readLine();
      assertThat(line).as("the stream goes on").isNotNull();
      if (line.startsWith("event:")) {
        kind = line.substring("event:".length()).strip();
      } else if (line.startsWith(DATA)) {
        String data = line.substring(DATA.length());
        assertThat(kind).isEqualTo("call");
        assertThat(OpenApiDocument.SHIPPED.validate("/components/schemas/FeedEvent", data))
            .isEmpty();
        JsonNode told = Json.read(data);
        if (told.at("/call/id").asText().equals(call)) {
          types.add(told.at("/event/type").asText());
        }
      }
    }
    return types;
  }

  @Test
  void everyPageHearsEverythingOnceAndInOrder() throws Exception {
    try (BufferedReader one = listening(SERVER, SERVER.server().token());
        BufferedReader two = listening(SERVER, SERVER.server().token())) {
      String call = initiated(SERVER);
      SERVER.ask("POST", "/api/calls/" + call + "/complete", "{\"reason\":\"timeout\"}");
      List<String> heard = until(one, call, "closed");
      assertThat(heard).startsWith("requested").endsWith("closed").contains("noted");
      assertThat(until(two, call, "closed")).isEqualTo(heard);
      JsonNode events = TestServer.json(SERVER.get("/api/calls/" + call + "/events"));
      assertThat(events.get("events").findValuesAsText("type")).isEqualTo(heard);
    }
  }

  @Test
  void whoeverComesLaterTakesNothingFromThoseWhoListen() throws Exception {
    try (BufferedReader first = listening(SERVER, SERVER.server().token())) {
      for (int round = 0; round < 20; round++) {
        String call = initiated(SERVER);
        BufferedReader next = listening(SERVER, SERVER.server().token());
        SERVER.ask("POST", "/api/calls/" + call + "/complete", "{\"reason\":\"timeout\"}");
        List<String> heard = until(first, call, "closed");
        JsonNode events = TestServer.json(SERVER.get("/api/calls/" + call + "/events"));
        assertThat(events.get("events").findValuesAsText("type"))
            .as("round %d", round)
            .isEqualTo(heard);
        next.close();
      }
    }
  }

  @Test
  void anotherBusinessHearsItsOwnCallsOnly() throws Exception {
    SERVER.server().shops().save(Business.builder(OTHER, "Grannen").build());
    String token = SERVER.token(OTHER, Caller.EVERY_SCOPE);
    try (BufferedReader ours = listening(SERVER, SERVER.server().token());
        BufferedReader theirs = listening(SERVER, token)) {
      String call = initiated(SERVER);
      SERVER.ask("POST", "/api/calls/" + call + "/complete", "{\"reason\":\"timeout\"}");
      until(ours, call, "closed");
      // Whatever they were told has come by now, and is read without waiting.
      StringBuilder told = new StringBuilder();
      while (theirs.ready()) {
        told.append(theirs.readLine());
      }
      assertThat(told.toString()).doesNotContain(call, TestServer.SHOP);
    }
  }

  @Test
  void whatHappensOnAnotherServerIsHeardWhoeverComesInBetween() throws Exception {
    try (TestDatabase database = new TestDatabase();
        TestServer here = database.server(Map.of());
        TestServer there = database.server(Map.of())) {
      Business shop = SERVER.server().shops().find(ReferenceServer.DEMO_BUSINESS).orElseThrow();
      here.server().shops().save(shop);
      String token = here.server().token();
      try (BufferedReader first = listening(here, token)) {
        for (int round = 0; round < 5; round++) {
          String call = initiated(there);
          BufferedReader second = listening(here, token);
          assertThat(until(first, call, "requested")).as("round %d", round).hasSize(1);
          second.close();
        }
      }
    }
  }
}
