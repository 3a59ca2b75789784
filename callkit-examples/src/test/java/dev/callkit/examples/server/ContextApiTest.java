package dev.callkit.examples.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.callkit.call.BusinessId;
import dev.callkit.examples.server.http.Caller;
import dev.callkit.intake.CallingHours;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What a business settles, and what comes of it. */
class ContextApiTest {
  private static final TestServer SERVER = new TestServer();

  @AfterAll
  static void close() {
    SERVER.close();
  }

  /** A business of a test's own. */
  private static final class Shop {
    private final BusinessId id = new BusinessId(UUID.randomUUID().toString());
    private final String token = SERVER.token(id, Caller.EVERY_SCOPE);
    private final String path = "/api/businesses/" + id.value() + "/context";

    HttpResponse<String> put(String body) {
      return SERVER.ask("PUT", path, body, token);
    }

    JsonNode get() {
      return TestServer.json(SERVER.ask("GET", path, "", token));
    }

    HttpResponse<String> initiate(String more) {
      return SERVER.ask(
          "POST",
          "/api/calls/initiate",
          TestServer.call()
              .replace(TestServer.SHOP, id.value())
              .replaceFirst("\\{", "{" + more.replace("\\", "\\\\")),
          token);
    }
  }

  private static Shop made() {
    Shop shop = new Shop();
    assertThat(shop.put("{\"name\":\"Torget\"}").statusCode()).isEqualTo(200);
    HttpResponse<String> asking =
        SERVER.ask(
            "POST",
            "/api/questions/configurations",
            "{\"id\":\"nojd\",\"text\":\"Hur nöjd är du, från ett till fem?\",\"kind\":\"rating\"}",
            shop.token);
    assertThat(asking.statusCode()).isEqualTo(201);
    return shop;
  }

  @Test
  void aBusinessComesIntoBeingWithItsNameAndTheDefaults() {
    Shop shop = new Shop();
    assertThat(SERVER.ask("GET", shop.path, "", shop.token).statusCode()).isEqualTo(404);
    assertThat(shop.put("{}").statusCode()).isEqualTo(400);
    assertThat(shop.put("{\"name\":\"Torget\"}").statusCode()).isEqualTo(200);
    JsonNode context = shop.get();
    assertThat(context.get("name").asText()).isEqualTo("Torget");
    assertThat(context.get("preferences").get("questionTimeSeconds").asInt()).isEqualTo(90);
    assertThat(context.get("preferences").get("agreedByVerification").asBoolean()).isFalse();
  }

  @Test
  void whatIsNotNamedStaysAsItWas() {
    Shop shop = made();
    shop.put(
        "{\"store\":{\"address\":\"Torget 1\",\"openingHours\":\"8–21\",\"departments\":[\"chark\","
            + "\"mejeri\"]},\"preferences\":{\"cooldownDays\":14,\"budget\":{\"amount\":0.5,"
            + "\"currency\":\"EUR\"}},\"script\":{\"consent\":\"Får jag ställa dem?\"}}");
    JsonNode before = shop.get();
    assertThat(shop.put("{\"preferences\":{\"questionTimeSeconds\":60}}").statusCode())
        .isEqualTo(200);
    JsonNode after = shop.get();
    assertThat(after.get("store")).isEqualTo(before.get("store"));
    assertThat(after.get("script").get("consent").asText()).isEqualTo("Får jag ställa dem?");
    assertThat(after.get("preferences").get("cooldownDays").asInt()).isEqualTo(14);
    assertThat(after.get("preferences").get("questionTimeSeconds").asInt()).isEqualTo(60);
    assertThat(after.get("preferences").get("budget").get("currency").asText()).isEqualTo("EUR");
    shop.put("{\"store\":{\"address\":null},\"preferences\":{\"budget\":null}}");
    assertThat(shop.get().get("store").get("address").isNull()).isTrue();
    assertThat(shop.get().get("preferences").get("budget").isNull()).isTrue();
    assertThat(shop.get().get("store").get("departments")).hasSize(2);
  }

  @Test
  void callingHoursAreThoseThatCallsKeep() {
    Shop shop = made();
    HttpResponse<String> changed =
        shop.put(
            "{\"callingHours\":{\"weekdays\":{\"from\":\"10:30\",\"until\":\"15:00\"},"
                + "\"weekends\":{\"from\":\"11:00\",\"until\":\"24:00\"},"
                + "\"justAskedForMinutes\":5,\"holidays\":\"swedish\"}}");
    assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
    CallingHours hours = SERVER.server().shops().find(shop.id).orElseThrow().intake().hours();
    assertThat(hours.weekdays().from()).hasToString("10:30");
    assertThat(hours.weekends().until()).hasToString("00:00");
    assertThat(hours.justAskedFor()).isEqualTo(Duration.ofMinutes(5));
    assertThat(shop.get().get("callingHours").get("weekends").get("until").asText())
        .isEqualTo("24:00");
  }

  @Test
  void everyProblemIsNamedAndNothingIsChanged() {
    Shop shop = made();
    JsonNode before = shop.get();
    HttpResponse<String> refused =
        shop.put(
            "{\"name\":\"\",\"store\":{\"colour\":\"red\"},\"preferences\":{\"cooldownDays\":-1,"
                + "\"questionTimeSeconds\":10,\"budget\":{\"amount\":-1}},\"callingHours\":"
                + "{\"weekdays\":{\"from\":\"9\",\"until\":\"8\"},\"weekends\":{\"from\":\"12:00\","
                + "\"until\":\"10:00\"}},\"script\":{\"disclosure\":\"Hej\"}}");
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(TestServer.json(refused).get("details"))
        .extracting(JsonNode::asText)
        .anyMatch(problem -> problem.startsWith("name: expected"))
        .anyMatch(problem -> problem.startsWith("store: expected only"))
        .anyMatch(problem -> problem.startsWith("preferences.cooldownDays: expected 0 to 365"))
        .anyMatch(problem -> problem.startsWith("preferences.questionTimeSeconds: expected 60"))
        .anyMatch(problem -> problem.startsWith("preferences.budget.amount: expected"))
        .anyMatch(problem -> problem.startsWith("preferences.budget.currency: expected a value"))
        .anyMatch(problem -> problem.startsWith("callingHours.weekdays.from: expected a time"))
        .anyMatch(problem -> problem.startsWith("callingHours.weekends: expected from before"))
        .anyMatch(problem -> problem.startsWith("script: expected lines"));
    assertThat(shop.get()).isEqualTo(before);
  }

  @Test
  void nobodyIsRungWhoHasNotAgreed() {
    Shop shop = made();
    HttpResponse<String> silent = shop.initiate("");
    assertThat(silent.statusCode()).isEqualTo(422);
    assertThat(TestServer.json(silent).get("code").asText()).isEqualTo("no_basis");
    assertThat(shop.initiate("\"automatedCallAgreed\":false,").statusCode()).isEqualTo(422);
    assertThat(shop.initiate("\"automatedCallAgreed\":true,").statusCode()).isEqualTo(201);
    shop.put("{\"preferences\":{\"agreedByVerification\":true}}");
    assertThat(shop.initiate("").statusCode()).isEqualTo(201);
  }
}
