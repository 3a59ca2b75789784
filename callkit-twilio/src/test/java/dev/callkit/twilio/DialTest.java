package dev.callkit.twilio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import dev.callkit.call.AttemptId;
import dev.callkit.call.BusinessId;
import dev.callkit.call.CallId;
import dev.callkit.call.PhoneNumber;
import dev.callkit.telephony.CarrierCallId;
import dev.callkit.telephony.DialRequest;
import dev.callkit.telephony.TelephonyException;
import dev.callkit.telephony.TelephonyException.Kind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes over the wire when a call is placed, and what each answer means. */
@Timeout(60)
class DialTest {
  private static final DialRequest REQUEST =
      new DialRequest(
          new AttemptId(new CallId(new BusinessId("shop"), "a"), 1),
          PhoneNumber.of("+46701740605"),
          Duration.ofSeconds(25),
          Duration.ofSeconds(125));

  private final List<String> requests = new CopyOnWriteArrayList<>();
  private HttpServer api;
  private volatile int status = 201;
  private volatile String body = "{}";
  private volatile String retryAfter = "";

  @BeforeEach
  void openApi() throws IOException {
    api = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    api.createContext(
        "/",
        exchange -> {
          requests.add(
              exchange.getRequestMethod()
                  + " "
                  + exchange.getRequestURI()
                  + " "
                  + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          if (!retryAfter.isEmpty()) {
            exchange.getResponseHeaders().set("Retry-After", retryAfter);
          }
          byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    api.start();
  }

  @AfterEach
  void closeApi() {
    api.stop(0);
  }

  private TwilioBuilder twilio(int port) {
    return TwilioTelephony.builder(Lab.ACCOUNT, Lab.TOKEN)
        .from(Lab.FROM)
        .publicUrl(URI.create("https://calls.example.com/twilio"))
        .api(URI.create("http://127.0.0.1:" + port));
  }

  private TelephonyException failure() {
    try (TwilioTelephony twilio = twilio(api.getAddress().getPort()).build()) {
      TelephonyException failed =
          catchThrowableOfType(TelephonyException.class, () -> twilio.dial(REQUEST));
      assertThat(failed).isNotNull();
      return failed;
    }
  }

  private static String error(int status, int code) {
    return "{\"code\":%d,\"message\":\"The number +46701740605 is wrong\",\"status\":%d}"
        .formatted(code, status);
  }

  /** The table of the reference, section 1.6. */
  @ParameterizedTest
  @CsvSource({
    "400, 21201, NUMBER_INVALID",
    "400, 21211, NUMBER_INVALID",
    "400, 21214, NUMBER_INVALID",
    "400, 21217, NUMBER_INVALID",
    "400, 13223, NUMBER_INVALID",
    "400, 21202, NUMBER_BLOCKED",
    "400, 21216, NUMBER_BLOCKED",
    "400, 13225, NUMBER_BLOCKED",
    "400, 21215, REFUSED",
    "400, 21203, REFUSED",
    "400, 21219, REFUSED",
    "400, 21210, REFUSED",
    "400, 21212, REFUSED",
    "400, 21213, REFUSED",
    "400, 21205, REFUSED",
    "400, 21208, REFUSED",
    "400, 21218, REFUSED",
    "400, 21263, REFUSED",
    "400, 21626, REFUSED",
    "400, 99999, REFUSED",
    "401, 20003, REFUSED",
    "401, 70051, REFUSED",
    "403, 20008, REFUSED",
    "403, 10001, REFUSED",
    "404, 20404, REFUSED",
    "400, 10004, RATE_LIMITED",
    "429, 20429, RATE_LIMITED",
    "429, 0, RATE_LIMITED",
    "408, 0, OUTCOME_UNKNOWN",
    "500, 20500, OUTCOME_UNKNOWN",
    "502, 0, OUTCOME_UNKNOWN",
    "503, 20503, OUTCOME_UNKNOWN",
    "504, 0, OUTCOME_UNKNOWN"
  })
  void eachRefusalHasItsKindAndIsSentOnce(int httpStatus, int code, Kind kind) {
    status = httpStatus;
    body = error(httpStatus, code);
    TelephonyException failed = failure();

    assertThat(failed.kind()).isEqualTo(kind);
    assertThat(requests).as("sent exactly once").hasSize(1);
    assertThat(failed).hasMessageContaining(Integer.toString(code));
    for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
      assertThat(cause.toString()).doesNotContain("701740605");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 503, 429, 400})
  void aGatewayMayAnswerWithAPage(int httpStatus) {
    status = httpStatus;
    body = "<html>no</html>";
    assertThat(failure().kind())
        .isEqualTo(
            httpStatus >= 500
                ? Kind.OUTCOME_UNKNOWN
                : httpStatus == 429 ? Kind.RATE_LIMITED : Kind.REFUSED);
    assertThat(requests).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {503, 429, 307, 308, 301})
  void nothingMakesTheRequestBeSentAgain(int httpStatus) {
    // OkHttp would repeat 503 with this header, and follow redirects.
    status = httpStatus;
    retryAfter = "0";
    failure();
    assertThat(requests).hasSize(1);
  }

  @Test
  void whenToComeAgainIsTold() {
    status = 429;
    body = error(429, 20429);
    retryAfter = "7";
    assertThat(failure().retryAfter()).contains(Duration.ofSeconds(7));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "{}", "[]", "null", "\"CA\"", "{\"sid\":\" \"}"})
  void anAnswerThatCannotBeReadIsAnUnknownOutcome(String nonsense) {
    status = 201;
    body = nonsense;
    assertThat(failure().kind()).isEqualTo(Kind.OUTCOME_UNKNOWN);
    assertThat(requests).hasSize(1);
  }

  @Test
  void whereNobodyListensItWasCertainlyNotPlaced() throws IOException {
    int free;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = socket.getLocalPort();
    }
    try (TwilioTelephony twilio = twilio(free).build()) {
      assertThat(catchThrowableOfType(TelephonyException.class, () -> twilio.dial(REQUEST)).kind())
          .isEqualTo(Kind.UNAVAILABLE);
    }
  }

  @Test
  void everythingThatMattersIsAskedFor() {
    body = "{\"sid\":\"CA00000000000000000000000000000007\",\"status\":\"queued\"}";
    try (TwilioTelephony twilio = twilio(api.getAddress().getPort()).build()) {
      assertThat(twilio.dial(REQUEST).id())
          .isEqualTo(new CarrierCallId("CA00000000000000000000000000000007"));
    }
    assertThat(requests).hasSize(1);
    assertThat(requests.get(0))
        .startsWith("POST /2010-04-01/Accounts/" + Lab.ACCOUNT + "/Calls.json")
        .contains("To=%2B46701740605")
        .contains("From=%2B46701740699")
        .contains("Url=https%3A%2F%2Fcalls.example.com%2Ftwilio%2Fanswer%2F")
        .contains("Timeout=25")
        .contains("TimeLimit=125")
        .contains("MachineDetection=Enable")
        .contains("AsyncAmd=true")
        .contains("StatusCallbackEvent=initiated")
        .contains("StatusCallbackEvent=completed")
        .doesNotContain("Record=");
  }

  @Test
  void theRegionIsOneSettingAndNoSecretIsShown() {
    TwilioBuilder builder = twilio(1).region("ie1", "dublin").apiKey("SK1", "very secret");
    assertThat(builder.account().region()).contains("ie1");
    assertThat(builder.account().edge()).contains("dublin");
    try (TwilioTelephony twilio = builder.build()) {
      assertThat(twilio + " " + builder.account())
          .doesNotContain(Lab.TOKEN)
          .doesNotContain("very secret")
          .doesNotContain("701740699");
    }
  }

  @Test
  void everythingThatIsMissingIsNamedAtOnce() {
    assertThatThrownBy(
            () ->
                TwilioTelephony.builder("AC1", " ")
                    .publicUrl(URI.create("https://user@calls.example.com/?a=b"))
                    .name("No Name")
                    .answerWithin(Duration.ofSeconds(30))
                    .build())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContainingAll(
            "accountSid", "authToken", "from", "publicUrl", "name", "answerWithin");
  }
}
