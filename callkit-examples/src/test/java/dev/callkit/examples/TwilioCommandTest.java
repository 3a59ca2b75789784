package dev.callkit.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callkit.examples.terminal.Terminal;
import dev.callkit.testing.simulation.FastTime;
import dev.callkit.testing.simulation.Pickup;
import dev.callkit.testing.simulation.Reply;
import dev.callkit.testing.twilio.Callee;
import dev.callkit.testing.twilio.Callees;
import dev.callkit.testing.twilio.LocalTwilio;
import dev.callkit.testing.twilio.PlacedCall;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command that rings a real telephone, against a Twilio on this machine. */
@Timeout(120)
class TwilioCommandTest {
  private static final String ACCOUNT = "AC00000000000000000000000000000001";
  private static final String TOKEN = "0123456789abcdef0123456789abcdef";
  private static final int FAST_SPEECH = 400;

  private record Run(int code, String out, String err) {}

  private static Run run(FastTime time, Map<String, String> environment, String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Terminal terminal =
        new Terminal(
            new ByteArrayInputStream(new byte[0]),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            false,
            true,
            100);
    List<String> all = new ArrayList<>(List.of("twilio", "--in-memory"));
    all.addAll(List.of(args));
    int code = Main.run(all, terminal, time, environment);
    return new Run(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private static FastTime at(String instant) {
    return new FastTime(Instant.parse(instant), 1, 4);
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException none) {
      throw new AssertionError(none);
    }
  }

  private static Map<String, String> environment(LocalTwilio twilio, int port) {
    return Map.of(
        "TWILIO_ACCOUNT_SID",
        ACCOUNT,
        "TWILIO_AUTH_TOKEN",
        TOKEN,
        "TWILIO_FROM",
        "+46701740699",
        "CALLKIT_PUBLIC_URL",
        "http://127.0.0.1:" + port + "/calls",
        "TWILIO_BASE_URL",
        twilio.api().toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"relay", "gather"})
  void fourVariablesAndANumberRingATelephone(String way) {
    Callee person =
        Callee.answering(
                Map.of("går det bra", Reply.says("nej tack", Duration.ofMillis(50))),
                Reply.silence())
            .meeting(Pickup.personAfter(Duration.ofMillis(100)));
    try (FastTime time = at("2026-11-23T09:00:00Z");
        LocalTwilio twilio =
            LocalTwilio.builder(ACCOUNT, TOKEN, time, Callees.always(() -> person))
                .pace(FAST_SPEECH)
                .setUp(Duration.ofMillis(50))
                .start()) {
      int port = freePort();
      Run run =
          run(
              time,
              environment(twilio, port),
              "--phone",
              "070-174 06 05",
              "--talk",
              way,
              "--port",
              Integer.toString(port));

      assertThat(run.code()).as(run.out() + run.err()).isZero();
      assertThat(run.out()).contains("[connecting]", "[in progress]", "REFUSAL");
      assertThat(twilio.calls()).extracting(PlacedCall::to).containsExactly("+46701740605");
      assertThat(twilio.words(twilio.calls().get(0).sid()))
          .first()
          .asString()
          .contains("AI-assistent");
      assertThat(twilio.alerts()).isEmpty();
      assertThat(run.out() + run.err()).doesNotContain(TOKEN).doesNotContain("0701740605");
    }
  }

  @Test
  void nobodyIsRungAtNight() {
    try (FastTime time = at("2026-11-23T02:00:00Z");
        LocalTwilio twilio =
            LocalTwilio.builder(ACCOUNT, TOKEN, time, Callees.always(() -> said -> Reply.silence()))
                .start()) {
      Run run = run(time, environment(twilio, 9), "--phone", "070-174 06 05", "--port", "0");

      assertThat(run.code()).isEqualTo(Main.BAD_INPUT);
      assertThat(run.err()).contains("calling hours");
      assertThat(twilio.calls()).isEmpty();
    }
  }

  @Test
  void everyVariableThatIsMissingIsNamedAndNoneIsShown() {
    try (FastTime time = at("2026-11-23T09:00:00Z")) {
      Run run =
          run(
              time,
              Map.of("TWILIO_ACCOUNT_SID", "my account", "TWILIO_REGION", "ie1"),
              "--phone",
              "070-174 06 05",
              "--name",
              "x".repeat(61),
              "--talk",
              "smoke signals");

      assertThat(run.code()).isEqualTo(Main.BAD_INPUT);
      assertThat(run.err())
          .contains(
              "TWILIO_ACCOUNT_SID: expected AC and 32",
              "TWILIO_AUTH_TOKEN: ",
              "TWILIO_FROM: ",
              "CALLKIT_PUBLIC_URL: ",
              "TWILIO_REGION, TWILIO_EDGE: ",
              "--name: expected 1 to 60 characters, got 61",
              "--talk: expected relay or gather")
          .doesNotContain("my account");
    }
  }
}
