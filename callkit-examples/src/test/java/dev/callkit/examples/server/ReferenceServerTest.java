package dev.callkit.examples.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.callkit.business.Business;
import dev.callkit.call.BusinessId;
import dev.callkit.examples.server.http.Caller;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

final class ReferenceServerTest {
  private static final TestServer SERVER = new TestServer();
  // What a hostile request may change is not there for the other tests.
  private static final TestServer SPARE = new TestServer();
  private static final BusinessId OTHER = new BusinessId("11111111-2222-4333-8444-555555555555");

  @AfterAll
  static void close() {
    SERVER.close();
    SPARE.close();
  }

  private static JsonNode initiated() {
    HttpResponse<String> answer = SERVER.ask("POST", "/api/calls/initiate", TestServer.call());
    assertThat(answer.statusCode()).isEqualTo(201);
    return TestServer.json(answer);
  }

  @Test
  void theSameVerificationAgainIsTheSameSession() {
    String request = TestServer.call(UUID.randomUUID(), "+46701740606");
    HttpResponse<String> first = SERVER.ask("POST", "/api/calls/initiate", request);
    HttpResponse<String> again = SERVER.ask("POST", "/api/calls/initiate", request);
    assertThat(first.statusCode()).isEqualTo(201);
    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(TestServer.json(again).get("id")).isEqualTo(TestServer.json(first).get("id"));
  }

  @Test
  void everyProblemOfARequestIsNamedAtOnceAndNothingIsRepeated() {
    HttpResponse<String> answer =
        SERVER.ask(
            "POST",
            "/api/calls/initiate",
            "{\"verificationId\":\"secret words\",\"customerPhone\":\"0701740605\",\"x\":1}");
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(TestServer.json(answer).get("details")).hasSize(4);
    assertThat(answer.body()).doesNotContain("secret words", "0701740605");
  }

  @Test
  void aGateThatRefusesSaysWhy() {
    HttpResponse<String> answer =
        SERVER.ask(
            "POST", "/api/calls/initiate", TestServer.call(UUID.randomUUID(), "+46900123456"));
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(TestServer.json(answer).get("code").asText()).isIn("number_type", "number_invalid");
  }

  @Test
  void aSessionIsShownWithItsTimelineAndEndedByHand() {
    String id = initiated().get("id").asText();
    assertThat(TestServer.json(SERVER.get("/api/calls/" + id + "/status")).get("businessId"))
        .hasToString("\"" + TestServer.SHOP + "\"");
    JsonNode events = TestServer.json(SERVER.get("/api/calls/" + id + "/events?limit=1"));
    assertThat(events.get("events").get(0).get("type").asText()).isEqualTo("requested");
    HttpResponse<String> ended =
        SERVER.ask("POST", "/api/calls/" + id + "/complete", "{\"reason\":\"technical_failure\"}");
    assertThat(ended.statusCode()).isEqualTo(200);
    assertThat(SERVER.get("/api/calls/" + id).statusCode()).isEqualTo(200);
  }

  @Test
  void withoutATokenNobodyIsLetIn() {
    HttpResponse<String> answer = SERVER.ask("GET", "/api/calls", "", "not.a.token");
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer");
  }

  @Test
  void aTokenForgedWithoutASignatureIsNotLetIn() {
    String none = "eyJhbGciOiJub25lIn0";
    String claims = SERVER.server().token().split("\\.")[1];
    assertThat(SERVER.ask("GET", "/api/calls", "", none + "." + claims + ".").statusCode())
        .isEqualTo(401);
  }

  @Test
  void aScopeThatIsMissingIsForbidden() {
    String token = SERVER.token(ReferenceServer.DEMO_BUSINESS, Set.of(Caller.CALLS_READ));
    assertThat(SERVER.ask("POST", "/api/calls/initiate", TestServer.call(), token).statusCode())
        .isEqualTo(403);
  }

  @Test
  void anotherBusinessesIdsAreNotThere() {
    SERVER.server().shops().save(Business.builder(OTHER, "Grannen").build());
    String id = initiated().get("id").asText();
    String token = SERVER.token(OTHER, Caller.EVERY_SCOPE);
    for (String path :
        List.of(
            "/api/calls/" + id,
            "/api/calls/" + id + "/status",
            "/api/calls/" + id + "/events",
            "/api/businesses/" + TestServer.SHOP + "/context",
            "/api/questions/configurations/helhet")) {
      assertThat(SERVER.ask("GET", path, "", token).statusCode()).as(path).isEqualTo(404);
    }
    assertThat(
            SERVER
                .ask("POST", "/api/calls/" + id + "/complete", "{\"reason\":\"timeout\"}", token)
                .statusCode())
        .isEqualTo(404);
    assertThat(SERVER.ask("POST", "/api/calls/initiate", TestServer.call(), token).statusCode())
        .isEqualTo(404);
    assertThat(TestServer.json(SERVER.ask("GET", "/api/calls", "", token)).get("calls")).isEmpty();
  }

  @Test
  void aCustomerWouldBeAskedWithAVerdictForEachQuestion() {
    JsonNode selected =
        TestServer.json(SERVER.ask("POST", "/api/questions/select", "{\"timeBudgetSeconds\":60}"));
    assertThat(selected.get("plannedSeconds").asInt()).isBetween(1, 60);
    assertThat(selected.get("verdicts").size()).isGreaterThanOrEqualTo(12);
    assertThat(SERVER.get("/api/questions/select?timeBudgetSeconds=59").statusCode())
        .isEqualTo(400);
  }

  @Test
  void aQuestionIsAddedChangedAndRemoved() {
    String path = "/api/questions/configurations";
    JsonNode before = TestServer.json(SERVER.get(path)).get("catalogue");
    String question =
        "{\"id\":\"ny\",\"text\":\"Hur var musiken i butiken i dag?\",\"kind\":\"text\"}";
    assertThat(SERVER.ask("POST", path, question).statusCode()).isEqualTo(201);
    assertThat(SERVER.ask("POST", path, question).statusCode()).isEqualTo(400);
    HttpResponse<String> changed =
        SERVER.ask(
            "PUT",
            path + "/ny",
            "{\"text\":\"Hur var ljuset i butiken i dag?\",\"kind\":\"text\"}");
    assertThat(changed.statusCode()).isEqualTo(200);
    assertThat(TestServer.json(SERVER.get(path + "/ny")).get("text").asText()).contains("ljuset");
    assertThat(SERVER.ask("DELETE", path + "/ny", "").statusCode()).isEqualTo(200);
    assertThat(SERVER.get(path + "/ny").statusCode()).isEqualTo(404);
    // What was not touched is written as it was read.
    assertThat(TestServer.json(SERVER.get(path)).get("catalogue")).isEqualTo(before);
  }

  @Test
  void hostileInputIsNeverAMistakeOfOurs() {
    List<String> bodies =
        new ArrayList<>(
            List.of(
                "",
                "null",
                "[]",
                "{",
                "\"a\"",
                "{\"a\":1}{",
                "{\"reason\":{\"a\":[1]}}",
                "{\"id\":1,\"text\":[],\"kind\":{}}",
                "{\"questions\":[{\"id\":\"\\u0000\"}],\"pairs\":7}",
                "{\"timeBudgetSeconds\":1e999,\"amount\":-1,\"categories\":[{}]}",
                "{\"purchasedAt\":\"+999999999-12-31T23:59:59Z\",\"amount\":1e100}",
                "{\"script\":{\"consent\":7},\"name\":\"\",\"questionTimeSeconds\":\"x\"}"));
    bodies.add("[".repeat(5_000));
    bodies.add("{\"verificationId\":\"" + "x".repeat(100_000) + "\"}");
    Map<String, List<String>> endpoints = new HashMap<>();
    endpoints.put(
        "POST",
        List.of(
            "/api/calls/initiate",
            "/api/calls/x/complete",
            "/api/questions/select",
            "/api/questions/configurations",
            "/api/questions/feasibility"));
    endpoints.put(
        "PUT",
        List.of(
            "/api/questions/configurations",
            "/api/questions/configurations/helhet",
            "/api/businesses/" + TestServer.SHOP + "/context"));
    endpoints.forEach(
        (method, paths) ->
            paths.forEach(
                path -> bodies.forEach(body -> expectNoMistake(SPARE.ask(method, path, body)))));
    for (String path :
        List.of(
            "/api/calls/%00",
            "/api/calls/..%2f..%2fetc",
            "/api/calls/a.b/status",
            "/api/calls/" + "x".repeat(3_000),
            "/api/calls/x/events?limit=-1",
            "/api/calls?limit=99999999999999999999",
            "/api/stats?days=0",
            "/api/people/hej/export",
            "/api/people/+46701740605/export",
            "/webjars/..%2f..%2fpom.xml",
            "/%2e%2e/%2e%2e/etc/passwd")) {
      expectNoMistake(SERVER.get(path));
    }
  }

  private static void expectNoMistake(HttpResponse<String> answer) {
    String what = answer.request().method() + " " + answer.request().uri().getPath();
    assertThat(answer.statusCode()).as(what).isNotEqualTo(500).isLessThan(504);
    if (answer.statusCode() >= 400
        && answer.headers().firstValue("Content-Type").orElse("").contains("json")) {
      assertThat(TestServer.json(answer).get("error").asBoolean()).as(what).isTrue();
    }
    assertThat(answer.body()).as(what).doesNotContain("at dev.callkit", "at java.base", "\tat ");
  }

  @Test
  void figuresCountWhatWasRequested() {
    initiated();
    JsonNode stats = TestServer.json(SERVER.get("/api/stats?days=1"));
    assertThat(stats.get("funnel").get("requested").asInt()).isPositive();
    assertThat(stats.get("questions").size()).isGreaterThanOrEqualTo(12);
  }

  @Test
  void healthReadinessAndMetricsNeedNoToken() {
    for (String path : List.of("/health", "/ready", "/metrics")) {
      assertThat(SERVER.ask("GET", path, "", "").statusCode()).as(path).isEqualTo(200);
    }
    SERVER.get("/api/calls");
    assertThat(SERVER.get("/metrics").body())
        .contains("callkit_http_requests_seconds_count{method=\"GET\",path=\"/api/calls\"");
  }

  @Test
  void theDemoTokenIsForThisMachinesOwnNameOnly() {
    assertThat(SERVER.get("/demo.json").statusCode()).isEqualTo(200);
    assertThat(SERVER.get("/").body()).contains("CallKit");
  }

  @Test
  void theFilesThatThePagesNameAreThere() {
    for (String page : List.of("/", "/docs.html")) {
      Matcher named =
          Pattern.compile("(?:src|href)=\"(/?[a-z][^\":]*)\"").matcher(SERVER.get(page).body());
      while (named.find()) {
        String path = named.group(1).startsWith("/") ? named.group(1) : "/" + named.group(1);
        // The rendered API is one step further.
        assertThat(SERVER.get(path).statusCode())
            .as(path)
            .isIn(200, path.equals("/docs") ? 302 : 200);
      }
    }
  }
}
