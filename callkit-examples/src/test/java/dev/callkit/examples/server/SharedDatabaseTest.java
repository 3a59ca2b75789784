package dev.callkit.examples.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.callkit.call.BusinessId;
import dev.callkit.examples.server.http.Caller;
import dev.callkit.examples.server.tables.Tables;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Two servers on one PostgreSQL, and pages that talk to either. */
@EnabledOnOs(OS.LINUX)
@Timeout(120)
class SharedDatabaseTest {
  private static final BusinessId SHOP = ReferenceServer.DEMO_BUSINESS;
  private static final BusinessId OTHER = new BusinessId("11111111-2222-4333-8444-555555555555");

  private static final String QUESTIONS =
      "{\"questions\":[{\"id\":\"nojd\",\"text\":\"Hur nöjd är du med besöket, från ett till"
          + " fem?\",\"kind\":\"rating\"},{\"id\":\"hittade\",\"text\":\"Hittade du allt du"
          + " letade efter?\",\"kind\":\"yesno\"}]}";

  private static TestDatabase database;
  private static TestServer one;
  private static TestServer two;

  @BeforeAll
  static void start() {
    database = new TestDatabase();
    one = database.server(Map.of());
    two = database.server(Map.of());
    for (BusinessId business : List.of(SHOP, OTHER)) {
      String token = one.token(business, Caller.EVERY_SCOPE);
      String context =
          "{\"name\":\"%s\",\"preferences\":{\"agreedByVerification\":true}}"
              .formatted(business.equals(SHOP) ? "Matboden" : "Grannen");
      HttpResponse<String> made =
          one.ask("PUT", "/api/businesses/" + business.value() + "/context", context, token);
      assertThat(made.statusCode()).as(made.body()).isEqualTo(200);
      HttpResponse<String> asking =
          one.ask("PUT", "/api/questions/configurations", QUESTIONS, token);
      assertThat(asking.statusCode()).as(asking.body()).isEqualTo(200);
    }
  }

  @AfterAll
  static void stop() {
    two.close();
    one.close();
    database.close();
  }

  private static String number(int n) {
    return String.format(Locale.ROOT, "+467017406%02d", n);
  }

  private static String initiate(TestServer server, int number) {
    HttpResponse<String> answer =
        server.ask(
            "POST", "/api/calls/initiate", TestServer.call(UUID.randomUUID(), number(number)));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return TestServer.json(answer).get("id").asText();
  }

  private static PhonePage page(TestServer server, int number) {
    return PhonePage.connected(server.server().port(), server.server().token(), number(number));
  }

  private static String answer(String question) {
    return question.contains("ett till fem") ? "fyra" : "ja tack";
  }

  @Test
  void aPageRingsWhicheverServerDialsAndBothShowTheAnswers() {
    for (int number = 10; number < 14; number++) {
      try (PhonePage page = page(number % 2 == 0 ? one : two, number)) {
        String id = initiate(one, number);
        page.awaitRing();
        page.answer();
        assertThat(page.said().get(0)).contains("Jag är en AI-assistent");
        page.talksToTheEnd(SharedDatabaseTest::answer);
        for (TestServer server : List.of(one, two)) {
          JsonNode call = server.ended(id);
          assertThat(call.get("status").asText()).isEqualTo("completed");
          assertThat(call.get("answers").findValuesAsText("value"))
              .containsExactlyInAnyOrder("4", "true");
        }
      }
    }
  }

  @Test
  void aPageThatIsLostGoesOnAtAnotherServerWhereItWas() {
    PhonePage before = page(one, 20);
    String id = initiate(one, 20);
    before.awaitRing();
    before.answer();
    before.says("ja det går bra");
    before.says(answer(before.lastSaid()));
    String asked = before.lastSaid();
    before.vanishes();
    try (PhonePage after = page(two, 20)) {
      after.resume(before.call());
      assertThat(after.said()).last().isEqualTo(asked);
      after.talksToTheEnd(SharedDatabaseTest::answer);
      JsonNode call = one.ended(id);
      assertThat(call.get("disposition").get("name").asText()).isEqualTo("complete");
      assertThat(call.get("answers").findValuesAsText("value"))
          .containsExactlyInAnyOrder("4", "true");
      assertThat(call.get("tries")).hasSize(1);
    }
  }

  @Test
  void aPageThatIsRungWhileItIsNotThereRingsWhenItComes() {
    String id = initiate(two, 21);
    try (PhonePage page = page(one, 21)) {
      page.awaitRing();
      page.tell("\"type\":\"answer\"");
      page.await("lines");
      page.says("ring aldrig mer");
      assertThat(two.ended(id).get("disposition").get("name").asText()).isEqualTo("refusal");
    }
    HttpResponse<String> again =
        one.ask("POST", "/api/calls/initiate", TestServer.call(UUID.randomUUID(), number(21)));
    assertThat(again.statusCode()).isEqualTo(422);
    assertThat(TestServer.json(again).get("code").asText()).isEqualTo("suppressed");
  }

  @Test
  void aPageOfAnotherNumberCannotTakeACall() {
    try (PhonePage rung = page(one, 22);
        PhonePage other = page(two, 23)) {
      initiate(one, 22);
      rung.awaitRing();
      rung.answer();
      PhonePage.Call forged = new PhonePage.Call(rung.call().attempt(), "forged");
      other.adopt(forged);
      other.tell("\"type\":\"resume\"");
      assertThat(other.await("refused").get("message").asText()).startsWith("seal:");
      rung.tell("\"type\":\"hangup\"");
      rung.await("ended");
    }
  }

  @Test
  void oneBusinessErasesWhatIsItsOwn() {
    String ours = initiate(one, 30);
    String theirToken = one.token(OTHER, Caller.EVERY_SCOPE);
    HttpResponse<String> accepted =
        one.ask(
            "POST",
            "/api/calls/initiate",
            TestServer.call(UUID.randomUUID(), number(30)).replace(SHOP.value(), OTHER.value()),
            theirToken);
    assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(201);
    String theirs = TestServer.json(accepted).get("id").asText();
    one.ask("POST", "/api/calls/" + ours + "/complete", "{\"reason\":\"timeout\"}");
    one.ended(ours);
    String person = "/api/people/" + number(30);
    JsonNode export = TestServer.json(one.get(person + "/export"));
    assertThat(export.get("calls").findValuesAsText("id")).containsExactly(ours);
    assertThat(export.get("calls").get(0).get("events").findValuesAsText("note"))
        .containsExactly("completed_by_hand");
    JsonNode receipt = TestServer.json(one.ask("DELETE", person, ""));
    assertThat(receipt.get("calls").get(0).asText()).isEqualTo(ours);
    assertThat(receipt.get("stillOpen")).isEmpty();
    assertThat(one.get("/api/calls/" + ours).statusCode()).isEqualTo(404);
    assertThat(one.ask("GET", "/api/calls/" + theirs, "", theirToken).statusCode()).isEqualTo(200);
  }

  @Test
  void theDatabaseItselfHidesOneBusinessFromTheOther() throws SQLException {
    String ours = initiate(one, 31);
    Tables tables = new Tables(one.storage().database().orElseThrow());
    assertThat(rows(tables, SHOP, "callkit_server.call where id = '" + ours + "'")).isOne();
    assertThat(rows(tables, OTHER, "callkit_server.call where id = '" + ours + "'")).isZero();
    assertThat(rows(tables, OTHER, "callkit_server_server.context")).isOne();
    try (Connection administrator = database.administrator();
        Statement statement = administrator.createStatement();
        ResultSet all =
            statement.executeQuery("select count(*) from callkit_server_server.context")) {
      all.next();
      assertThat(all.getInt(1)).isEqualTo(2);
    }
  }

  private static int rows(Tables tables, BusinessId business, String from) {
    return tables.asBusiness(
        business,
        handle -> handle.createQuery("select count(*) from " + from).mapTo(Integer.class).one());
  }

  @Test
  void whatIsWrittenIsSealed() throws SQLException {
    String id = initiate(one, 32);
    String secret = "kunden är arg på Berit i kassan";
    HttpResponse<String> logged =
        one.ask(
            "POST",
            "/api/calls/logs",
            "{\"sessionId\":\"%s\",\"events\":[{\"type\":\"note\",\"details\":{\"text\":\"%s\"}}]}"
                .formatted(id, secret));
    assertThat(logged.statusCode()).isEqualTo(201);
    assertThat(two.get("/api/calls/" + id + "/events").body()).contains(secret);
    try (Connection administrator = database.administrator();
        Statement statement = administrator.createStatement();
        ResultSet all =
            statement.executeQuery(
                "select count(*) from callkit_server.event where encode(body, 'escape') like"
                    + " '%Berit%'")) {
      all.next();
      assertThat(all.getInt(1)).isZero();
    }
  }
}
