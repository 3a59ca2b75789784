package dev.callkit.examples.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.callkit.examples.server.http.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The server as a process of its own, as anybody starts it. */
@EnabledOnOs(OS.LINUX)
@Timeout(180)
class KilledServerTest {
  private static final String NUMBER = "+46701740650";

  @TempDir Path folder;

  private final HttpClient http = HttpClient.newHttpClient();
  private ServerProcess server;

  @BeforeEach
  void start() throws IOException {
    server = new ServerProcess(folder);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private JsonNode ask(String method, String path, String body) throws Exception {
    HttpResponse<String> answer =
        http.send(
            HttpRequest.newBuilder(URI.create(server.url() + path.substring(1)))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .header("Authorization", "Bearer " + server.token())
                .build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isLessThan(300);
    return Json.read(answer.body());
  }

  private static String reply(String question) {
    if (question.contains("börja")) {
      return "ja det går bra";
    }
    return question.contains("tio") ? "nio" : question.contains("fem") ? "fyra" : "ja";
  }

  @Test
  void aServerThatIsKilledInMidCallGoesOnWhereItWasWhenItIsStartedAgain() throws Exception {
    PhonePage page = PhonePage.connected(server.port(), server.token(), NUMBER);
    String id =
        ask("POST", "/api/calls/initiate", TestServer.call(UUID.randomUUID(), NUMBER))
            .get("id")
            .asText();
    page.awaitRing();
    page.answer();
    page.says("ja det går bra");
    page.says(reply(page.lastSaid()));
    String asked = page.lastSaid();
    int answered = ask("GET", "/api/calls/" + id, "").get("answers").size();

    server.kill();
    page.await("closed");
    server.startAgain();

    try (PhonePage again = PhonePage.connected(server.port(), server.token(), NUMBER)) {
      again.resume(page.call());
      assertThat(asked).contains(again.lastSaid().replaceAll(" Svara gärna.*", ""));
      again.talksToTheEnd(KilledServerTest::reply);
      JsonNode call = ask("GET", "/api/calls/" + id, "");
      for (int tries = 0; tries < 100 && call.get("endedAt").isNull(); tries++) {
        call = ask("GET", "/api/calls/" + id, "");
      }
      assertThat(call.get("status").asText()).isEqualTo("completed");
      assertThat(call.get("tries")).hasSize(1);
      assertThat(call.get("answers").size()).isGreaterThan(answered);
      List<String> utterances =
          ask("GET", "/api/calls/" + id + "/events?limit=100", "")
              .get("events")
              .findValuesAsText("type");
      assertThat(utterances).contains("reconnected", "finished", "closed");
    }
  }
}
