package dev.callkit.examples.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.callkit.business.Business;
import dev.callkit.examples.input.CatalogueFile;
import dev.callkit.examples.server.OpenApiDocument.Operation;
import dev.callkit.examples.server.http.Json;
import dev.callkit.examples.server.http.Signatures;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * After an interview that was held, every operation does what it is for, with the example of its
 * body, and answers as the document says; that is looked at by {@link TestServer#ask}.
 */
@Timeout(120)
final class EveryOperationTest {
  private static final String SECRET = "a secret for whatever carrier reports";
  private static final String NUMBER = "+46701740605";
  // The stream has no end, and a server with secrets is no demo: both have tests of their own.
  private static final Set<String> ELSEWHERE = Set.of("GET /api/feed", "GET /demo.json");

  private static TestDatabase database;
  private static TestServer server;

  @BeforeAll
  static void start() {
    database = new TestDatabase();
    server = database.server(Map.of("CALLKIT_WEBHOOK_SECRET", SECRET));
    server
        .server()
        .shops()
        .save(
            Business.builder(ReferenceServer.DEMO_BUSINESS, "Matboden")
                .catalogue(CatalogueFile.bundled().catalogue())
                .build());
  }

  @AfterAll
  static void stop() {
    server.close();
    database.close();
  }

  private static String initiated(String number) {
    String request =
        TestServer.call(UUID.randomUUID(), number)
            .replaceFirst(
                "\\{",
                "{\"automatedCallAgreed\":true,\"context\":{\"firstName\":\"Anna\",\"amount\":99.5},");
    HttpResponse<String> answer = server.ask("POST", "/api/calls/initiate", request);
    assertThat(answer.statusCode()).isEqualTo(201);
    return TestServer.json(answer).get("id").asText();
  }

  private static String interviewed() {
    try (PhonePage page =
        PhonePage.connected(server.server().port(), server.server().token(), NUMBER)) {
      String id = initiated(NUMBER);
      page.awaitRing();
      page.answer();
      page.says("ja det går bra");
      page.talksToTheEnd(EveryOperationTest::reply);
      return id;
    }
  }

  private static String reply(String question) {
    return question.contains("tio") ? "nio" : question.contains("fem") ? "fyra" : "ja";
  }

  @Test
  void everyOperationOfTheDocumentDoesWhatItIsFor() {
    String held = interviewed();
    JsonNode call = TestServer.json(server.get("/api/calls/" + held));
    assertThat(call.get("answers")).as("what is answered with").isNotEmpty();
    assertThat(call.get("tries")).isNotEmpty();
    Set<String> done = new TreeSet<>(ELSEWHERE);
    List<Operation> operations = new ArrayList<>(OpenApiDocument.SHIPPED.operations());
    // What is needed by others goes last.
    operations.sort((one, other) -> Boolean.compare(takesAway(one), takesAway(other)));
    for (Operation operation : operations) {
      if (done.add(operation.name())) {
        String body = body(operation, held);
        HttpResponse<String> answer =
            server.ask(operation.method(), path(operation, held), body, headers(operation, body));
        assertThat(answer.statusCode())
            .as("%s: %s", operation.name(), answer.body())
            .isBetween(200, 399);
      }
    }
    assertThat(done).hasSameSizeAs(operations);
    assertThat(server.get("/api/calls/" + held).statusCode()).as("erased").isEqualTo(404);
  }

  private static boolean takesAway(Operation operation) {
    return operation.method().equals("DELETE");
  }

  private static String path(Operation operation, String held) {
    String path = operation.path();
    for (JsonNode parameter : operation.parameters("path")) {
      String name = parameter.path("name").asText();
      String value = name.equals("sessionId") ? held : parameter.path("example").asText();
      path = path.replace("{" + name + "}", value.replace("+", "%2B"));
    }
    if (path.endsWith("/complete")) {
      return path.replace(held, initiated("+46701740606"));
    }
    // The question of the other examples stands in a pair rule; this one has just been added.
    return takesAway(operation) ? path.replace("helhet", "musiken") : path;
  }

  private static String body(Operation operation, String held) {
    JsonNode example = OpenApiDocument.SHIPPED.bodyExample(operation);
    return example.isMissingNode()
        ? ""
        : Json.text(example).replace(OpenApiDocument.SHIPPED.exampleOf("sessionId"), held);
  }

  private static Map<String, String> headers(Operation operation, String body) {
    Signatures signatures = new Signatures(SECRET);
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return operation.wantsToken()
        ? Map.of("Authorization", "Bearer " + server.server().token())
        : Map.of(Signatures.HEADER, signatures.sign(bytes, Instant.now()));
  }
}
