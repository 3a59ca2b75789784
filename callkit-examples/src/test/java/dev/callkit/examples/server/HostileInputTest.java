package dev.callkit.examples.server;

import com.fasterxml.jackson.databind.JsonNode;
import dev.callkit.examples.server.OpenApiDocument.Operation;
import dev.callkit.examples.server.http.Caller;
import dev.callkit.examples.server.http.Json;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever is sent to whichever operation, the answer is one that the document names, in its shape,
 * and says nothing of the inside or of what was sent. What the document forbids is refused. The
 * operations come from the document, so that none can be forgotten.
 */
final class HostileInputTest extends HostileRequests {
  private static final String NOBODYS = "11111111-2222-4333-8444-555555555555";

  static Stream<Operation> withBody() {
    return with(operation -> operation.node().has("requestBody"));
  }

  static Stream<Operation> withPath() {
    return with(operation -> !operation.parameters("path").isEmpty());
  }

  static Stream<Operation> withQuery() {
    return with(operation -> !operation.parameters("query").isEmpty());
  }

  // Bodies.

  @ParameterizedTest
  @MethodSource("withBody")
  void whatIsNoJsonIsRefused(Operation operation) {
    HostileBodies bodies = new HostileBodies(DOCUMENT, operation, chance(operation));
    for (String body : bodies.unreadable()) {
      if (!body.isBlank() || !DOCUMENT.problems(operation, body).isEmpty()) {
        refused(operation, body, send(operation, path(operation), body));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("withBody")
  void whatTheDocumentForbidsIsRefused(Operation operation) {
    HostileBodies bodies = new HostileBodies(DOCUMENT, operation, chance(operation));
    for (String body : bodies.changed()) {
      HttpResponse<String> answer = send(operation, path(operation), body);
      documented(operation, body, answer);
      if (answer.statusCode() < 300) {
        restore(operation);
      }
      if (answer.statusCode() < 300 && !DOCUMENT.problems(operation, body).isEmpty()) {
        found.add(what(operation, body) + " is taken: " + DOCUMENT.problems(operation, body));
      }
    }
    restore(operation);
  }

  @ParameterizedTest
  @MethodSource("withBody")
  void textsThatCannotBeKeptAreRefused(Operation operation) {
    HostileBodies bodies = new HostileBodies(DOCUMENT, operation, chance(operation));
    for (String body : bodies.unkeepable()) {
      refused(operation, body, send(operation, path(operation), body));
    }
    restore(operation);
  }

  @ParameterizedTest
  @MethodSource("withBody")
  void anotherContentTypeMakesNoDifferenceToWhoIsWrong(Operation operation) {
    String good = Json.text(DOCUMENT.bodyExample(operation));
    for (String type :
        List.of("text/plain", "application/x-www-form-urlencoded", "image/png", "/")) {
      for (String body : List.of(good, "a=" + HostileBodies.MARK, "--x\r\n\r\n")) {
        Map<String, String> headers = headers(operation, body);
        headers.put("Content-Type", type);
        documented(
            operation, body, server.send(operation.method(), path(operation), body, headers));
      }
    }
    restore(operation);
  }

  // Addresses.

  @ParameterizedTest
  @MethodSource("withPath")
  void oddPartsOfAPathAreNotFoundOrRefused(Operation operation) {
    String body =
        operation.node().has("requestBody") ? Json.text(DOCUMENT.bodyExample(operation)) : "";
    for (String odd :
        List.of(
            HostileBodies.MARK,
            NOBODYS,
            "%00",
            "a%00b",
            "%ff%fe",
            "%ed%a0%80",
            "..%2f..%2fetc%2fpasswd",
            "%2e%2e",
            "a.b",
            "a;b=c",
            "%F0%9F%92%A5",
            "'%20or%20'1'='1",
            "x".repeat(65),
            "x".repeat(3_000),
            "%2B46701",
            "%2B46701740605%20",
            "070-174%2006%2005",
            "{sessionId}".replace("{", "%7B").replace("}", "%7D"),
            "-1",
            "null")) {
      String path = operation.path().replaceAll("\\{[a-zA-Z]+}", Matcher.quoteReplacement(odd));
      HttpResponse<String> answer = send(operation, path, body);
      documented(operation, path, answer);
      expect(answer, operation, path, 400, 404);
    }
  }

  @ParameterizedTest
  @MethodSource("withQuery")
  void oddQueriesAreRefused(Operation operation) {
    for (JsonNode parameter : operation.parameters("query")) {
      JsonNode schema = parameter.path("schema");
      for (String odd :
          List.of(
              "-1",
              Long.toString(schema.path("minimum").asLong() - 1),
              Long.toString(schema.path("maximum").asLong() + 1),
              "99999999999999999999",
              "1.5",
              "1e2",
              "0x10",
              "%00",
              "%ff",
              "+60",
              "",
              "%20",
              "null",
              HostileBodies.MARK,
              "%D9%A1%D9%A2",
              "60;drop%20table%20call")) {
        String path = path(operation) + "?" + parameter.path("name").asText() + "=" + odd;
        refused(operation, path, send(operation, path, ""));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("operations")
  void whatIsNotServedIsSaidInTheSameShape(Operation operation) {
    Map<String, String> anybody = Map.of("Authorization", "Bearer " + token(Caller.EVERY_SCOPE));
    for (String method : List.of("PATCH", "DELETE", "PUT", "POST", "GET")) {
      if (DOCUMENT.find(method, path(operation)).isEmpty()) {
        HttpResponse<String> answer = server.send(method, path(operation), "", anybody);
        expect(answer, operation, method, 404, 405);
        saysNothing(operation, method, answer);
      }
    }
    HttpResponse<String> further =
        server.send("GET", path(operation) + "/" + HostileBodies.MARK, "", anybody);
    if (DOCUMENT.find("GET", path(operation) + "/x").isEmpty()) {
      expect(further, operation, "/…", 404, 405);
      saysNothing(operation, "/…", further);
    }
  }
}
