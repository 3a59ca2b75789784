package dev.callkit.examples.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.auth0.jwt.JWT;
import com.auth0.jwt.JWTCreator;
import com.auth0.jwt.algorithms.Algorithm;
import com.fasterxml.jackson.databind.JsonNode;
import dev.callkit.business.Business;
import dev.callkit.examples.input.CatalogueFile;
import dev.callkit.examples.server.OpenApiDocument.Operation;
import dev.callkit.examples.server.http.Caller;
import dev.callkit.examples.server.http.Json;
import dev.callkit.examples.server.http.Signatures;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

/**
 * What the tests of hostile requests have in common: a server with its database, what is asked of
 * it, and what was found to be wrong with its answers. Everything is looked at before a test fails.
 */
abstract class HostileRequests {
  static final OpenApiDocument DOCUMENT = OpenApiDocument.SHIPPED;
  private static final long SEED = Long.getLong("callkit.seed", 20_261_127L);
  static final String SECRET = "a secret that only this test knows of";
  private static final Pattern NEVER_SAID =
      Pattern.compile(HostileBodies.MARK + "|Exception|dev\\.callkit|\\tat |java\\.|jetty");
  // A stream has no end; what refuses to open one is looked at like everything else.
  static final String STREAM = "GET /api/feed";
  private static final String SIGNED = "POST /api/calls/webhooks/telephony";

  private static final String CATALOGUE = "/api/questions/";
  private static final int LONGEST_ERROR = 10_000;
  private static final int MOST_SHOWN = 15;

  private static TestDatabase database;
  static TestServer server;
  static String session;
  private static String catalogue;

  @BeforeAll
  static void start() {
    database = new TestDatabase();
    server =
        database.server(Map.of("CALLKIT_JWT_SECRET", SECRET, "CALLKIT_WEBHOOK_SECRET", SECRET));
    server
        .server()
        .shops()
        .save(
            Business.builder(ReferenceServer.DEMO_BUSINESS, "Matboden")
                .catalogue(CatalogueFile.bundled().catalogue())
                .build());
    HttpResponse<String> asked =
        server.ask("POST", "/api/calls/initiate", agreed(), token(Set.of()));
    assertThat(asked.statusCode()).isEqualTo(403);
    session =
        TestServer.json(
                server.ask("POST", "/api/calls/initiate", agreed(), token(Caller.EVERY_SCOPE)))
            .get("id")
            .asText();
    catalogue =
        Json.text(
            TestServer.json(
                    server.ask(
                        "GET", "/api/questions/configurations", "", token(Caller.EVERY_SCOPE)))
                .get("catalogue"));
  }

  private static String agreed() {
    return TestServer.call().replaceFirst("\\{", "{\"automatedCallAgreed\":true,");
  }

  @AfterAll
  static void stop() {
    server.close();
    database.close();
  }

  final List<String> found = new ArrayList<>();

  @AfterEach
  void nothingWasFound() {
    assertThat(found.stream().distinct().limit(MOST_SHOWN))
        .as("seed %d: %d findings, of which these", SEED, found.size())
        .isEmpty();
  }

  static Stream<Operation> operations() {
    return DOCUMENT.operations().stream();
  }

  static Stream<Operation> with(Predicate<Operation> condition) {
    return operations().filter(condition);
  }

  static HttpResponse<String> send(Operation operation, String path, String body) {
    return server.send(operation.method(), path, body, headers(operation, body));
  }

  static Map<String, String> headers(Operation operation, String body) {
    Map<String, String> headers = new LinkedHashMap<>();
    if (operation.wantsToken()) {
      headers.put("Authorization", "Bearer " + token(Caller.EVERY_SCOPE));
    }
    if (operation.name().equals(SIGNED)) {
      headers.put(
          Signatures.HEADER,
          new Signatures(SECRET).sign(body.getBytes(StandardCharsets.UTF_8), Instant.now()));
    }
    return headers;
  }

  static String body(Operation operation) {
    return operation.node().has("requestBody") ? Json.text(DOCUMENT.bodyExample(operation)) : "";
  }

  /** {@return the path with what is there in the places of its parameters} */
  static String path(Operation operation) {
    String path = operation.path();
    for (JsonNode parameter : operation.parameters("path")) {
      String name = parameter.path("name").asText();
      String there = name.equals("sessionId") ? session : parameter.path("example").asText();
      path = path.replace("{" + name + "}", there.replace("+", "%2B"));
    }
    return path;
  }

  static HttpResponse<String> as(String token, Operation operation) {
    Map<String, String> headers = headers(operation, body(operation));
    headers.put("Authorization", "Bearer " + token);
    return server.send(operation.method(), path(operation), body(operation), headers);
  }

  void expect(HttpResponse<String> answer, Operation operation, String sent, Integer... statuses) {
    if (!List.of(statuses).contains(answer.statusCode())) {
      found.add(what(operation, sent) + " is answered with " + answer.statusCode());
    }
  }

  void refused(Operation operation, String sent, HttpResponse<String> answer) {
    documented(operation, sent, answer);
    if (answer.statusCode() < 400 || answer.statusCode() > 499) {
      found.add(what(operation, sent) + " is answered with " + answer.statusCode());
    }
  }

  void documented(Operation operation, String sent, HttpResponse<String> answer) {
    if (answer.statusCode() == 500 || !DOCUMENT.problems(answer).isEmpty()) {
      found.add(
          what(operation, sent)
              + " is answered with "
              + answer.statusCode()
              + " "
              + shortened(answer.body())
              + DOCUMENT.problems(answer));
    } else if (answer.statusCode() >= 400) {
      saysNothing(operation, sent, answer);
    }
  }

  void saysNothing(Operation operation, String sent, HttpResponse<String> answer) {
    // Whoever edits a catalogue is shown what they wrote; it names nobody.
    String body =
        operation.path().startsWith(CATALOGUE)
            ? answer.body().replace(HostileBodies.MARK, "")
            : answer.body();
    if (body.length() > LONGEST_ERROR) {
      found.add(what(operation, sent) + " is told " + body.length() + " characters");
    }
    if (!body.startsWith("{\"error\":true") || NEVER_SAID.matcher(body).find()) {
      found.add(what(operation, sent) + " is told " + shortened(body));
    }
  }

  /** What a hostile request was allowed to change is put back. */
  static void restore(Operation operation) {
    if (operation.path().startsWith("/api/questions/configurations")) {
      String path = "/api/questions/configurations";
      HttpResponse<String> back = server.ask("PUT", path, catalogue, token(Caller.EVERY_SCOPE));
      assertThat(back.statusCode()).isEqualTo(200);
    }
  }

  static String what(Operation operation, String sent) {
    return operation.name() + " with " + shortened(sent);
  }

  static String shortened(String text) {
    return text.length() <= 400 ? text : text.substring(0, 400) + "… (" + text.length() + ")";
  }

  static Random chance(Operation operation) {
    return new Random(SEED * 31 + operation.name().hashCode());
  }

  /** {@return a token that no other request has used: nothing here is about asking too often} */
  static String token(Set<String> scopes) {
    return claims()
        .withSubject("hostile " + UUID.randomUUID())
        .withClaim("scope", String.join(" ", scopes))
        .withExpiresAt(tomorrow())
        .sign(Algorithm.HMAC256(SECRET));
  }

  static JWTCreator.Builder claims() {
    return JWT.create()
        .withIssuer("callkit")
        .withSubject("hostile")
        .withClaim("business", TestServer.SHOP)
        .withClaim("scope", String.join(" ", Caller.EVERY_SCOPE));
  }

  static Instant tomorrow() {
    return Instant.now().plus(Duration.ofDays(1));
  }

  static String base64(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
