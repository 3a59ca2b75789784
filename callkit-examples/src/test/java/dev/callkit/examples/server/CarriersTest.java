package dev.callkit.examples.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.callkit.call.BusinessId;
import dev.callkit.call.PhoneNumber;
import dev.callkit.call.Respondent;
import dev.callkit.examples.server.ServerSettings.Carrier;
import dev.callkit.examples.server.business.Settled;
import dev.callkit.examples.storage.Storage;
import dev.callkit.examples.twilio.TwilioAccount;
import dev.callkit.intake.CallingHours;
import dev.callkit.testing.openai.LocalOpenAi;
import dev.callkit.testing.simulation.FastTime;
import dev.callkit.testing.simulation.Pickup;
import dev.callkit.testing.simulation.Reply;
import dev.callkit.testing.twilio.Callee;
import dev.callkit.testing.twilio.Callees;
import dev.callkit.testing.twilio.LocalTwilio;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The server with carriers other than pages, and with a model. */
@Timeout(120)
class CarriersTest {
  private static final String ACCOUNT = "AC0123456789abcdef0123456789abcdef";
  private static final String TOKEN = "the-auth-token-of-nobody";
  private static final int FAST_SPEECH = 400;
  private static final Instant MONDAY_TEN =
      LocalDateTime.of(2026, 11, 23, 10, 0).atZone(Respondent.SWEDEN).toInstant();

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static void settle(TestServer server) {
    HttpResponse<String> context =
        server.ask(
            "PUT",
            "/api/businesses/" + TestServer.SHOP + "/context",
            "{\"name\":\"Matboden\",\"preferences\":{\"agreedByVerification\":true}}");
    assertThat(context.statusCode()).as(context.body()).isEqualTo(200);
    HttpResponse<String> questions =
        server.ask(
            "PUT",
            "/api/questions/configurations",
            "{\"questions\":[{\"id\":\"nojd\",\"text\":\"Hur nöjd var du med besöket, från ett till"
                + " fem?\",\"kind\":\"rating\"}]}");
    assertThat(questions.statusCode()).as(questions.body()).isEqualTo(200);
  }

  private static String initiate(TestServer server, String number) {
    HttpResponse<String> answer =
        server.ask("POST", "/api/calls/initiate", TestServer.call(UUID.randomUUID(), number));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return TestServer.json(answer).get("id").asText();
  }

  @ParameterizedTest
  @ValueSource(strings = {"relay", "gather"})
  void aRealTelephoneIsRungByTwilioAndUnderstoodByAModel(String voice) throws IOException {
    Callee person =
        Callee.answering(
                Map.of(
                    "går det bra",
                    Reply.says("ja visst", Duration.ofMillis(50)),
                    "hur nöjd",
                    Reply.says("nästan en femma skulle jag säga", Duration.ofMillis(50))),
                Reply.silence())
            .meeting(Pickup.personAfter(Duration.ofMillis(100)));
    int port = freePort();
    try (FastTime time = new FastTime(MONDAY_TEN, 1, 4);
        LocalOpenAi openAi = LocalOpenAi.start();
        LocalTwilio twilio =
            LocalTwilio.builder(ACCOUNT, TOKEN, time, Callees.always(() -> person))
                .pace(FAST_SPEECH)
                .setUp(Duration.ofMillis(50))
                .start();
        TestServer server =
            new TestServer(settings(port, voice, twilio, openAi.url()), Storage.inMemory(), time)) {
      settle(server);
      HttpResponse<String> atNight =
          server.ask(
              "PUT",
              "/api/businesses/" + TestServer.SHOP + "/context",
              "{\"callingHours\":{\"weekdays\":{\"from\":\"06:00\",\"until\":\"20:00\"}}}");
      assertThat(atNight.statusCode()).isEqualTo(400);
      assertThat(atNight.body()).contains("hours between 07:00 and 22:00");

      // As if it had been settled while pages were rung.
      BusinessId shop = ReferenceServer.DEMO_BUSINESS;
      server.server().shops().save(shop, Settled.with(Settled.Hours.ALWAYS, 0));
      CallingHours hours = server.server().shops().find(shop).orElseThrow().intake().hours();
      assertThat(hours.weekends()).isEqualTo(CallingHours.Window.hours(7, 22));
      settle(server);

      JsonNode call = server.ended(initiate(server, "+46701740605"));

      List<String> said = twilio.words(twilio.calls().get(0).sid());
      assertThat(call.get("disposition").get("name").asText()).as("%s", said).isEqualTo("complete");
      assertThat(call.get("answers").get(0).get("value").asInt()).isEqualTo(5);
      assertThat(call.get("tries").get(0).get("provider").asText()).isEqualTo("twilio");
      assertThat(openAi.requests()).isNotEmpty();
    }
  }

  private static ServerSettings settings(
      int port, String voice, LocalTwilio twilio, String openAi) {
    ServerSettings read =
        TestDatabase.settings(
            Map.of(
                "CALLKIT_PORT",
                Integer.toString(port),
                "CALLKIT_VOICE",
                voice,
                "OPENAI_API_KEY",
                "sk-of-nobody",
                "OPENAI_BASE_URL",
                openAi));
    // Here nobody stands in front who knows https.
    return new ServerSettings(
        read.host(),
        port,
        Optional.empty(),
        read.jwtSecret(),
        Optional.empty(),
        read.keys(),
        Carrier.TWILIO,
        Optional.of(
            new TwilioAccount(
                ACCOUNT,
                TOKEN,
                PhoneNumber.of("+46701740699"),
                URI.create("http://127.0.0.1:" + port),
                Optional.of(twilio.api()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty())),
        read.way(),
        read.engine(),
        read.requestsPerSecond(),
        read.tariff());
  }

  @Test
  void peopleWhoArePlayedAnswerByThemselves() {
    try (TestServer server =
        new TestServer(
            TestDatabase.settings(Map.of("CALLKIT_CARRIER", "simulated")),
            Storage.inMemory(),
            InstantSource.system())) {
      settle(server);
      String id = initiate(server, "+46701740605");
      JsonNode call = TestServer.json(server.get("/api/calls/" + id));
      for (int tries = 0; tries < 500 && call.get("tries").isEmpty(); tries++) {
        call = TestServer.json(server.get("/api/calls/" + id));
      }
      assertThat(call.get("tries").get(0).get("provider").asText()).isEqualTo("simulated");
    }
  }
}
