package dev.callkit.examples.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callkit.call.PhoneNumber;
import dev.callkit.examples.server.ServerSettings.Carrier;
import dev.callkit.twilio.WayToTalk;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EnvironmentTest {
  private static final String SECRET = "a secret of thirty-two characters";
  private static final String KEY = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";

  private static List<String> problems(Map<String, String> environment) {
    List<String> problems = new ArrayList<>();
    boolean read = Environment.read(environment, problems).isPresent();
    assertThat(read).isEqualTo(problems.isEmpty());
    return problems;
  }

  private static ServerSettings read(Map<String, String> environment) {
    List<String> problems = new ArrayList<>();
    ServerSettings settings = Environment.read(environment, problems).orElseThrow();
    assertThat(problems).isEmpty();
    return settings;
  }

  @Test
  void withoutSecretsItIsADemoForThisMachine() {
    ServerSettings settings = read(Map.of());
    assertThat(settings.isDemo()).isTrue();
    assertThat(settings.host()).isEqualTo("127.0.0.1");
    assertThat(settings.carrier()).isEqualTo(Carrier.BROWSER);
  }

  @Test
  void withAPublicUrlItWantsSecrets() {
    assertThat(problems(Map.of("CALLKIT_PUBLIC_URL", "https://calls.example.com")))
        .satisfiesExactlyInAnyOrder(
            first -> assertThat(first).startsWith("CALLKIT_JWT_SECRET: expected where others"),
            second -> assertThat(second).startsWith("CALLKIT_PHONE_KEY: expected with"));
  }

  @Test
  void itListensToOthersWithSecretsOnly() {
    assertThat(problems(Map.of("CALLKIT_HOST", "0.0.0.0")))
        .singleElement()
        .asString()
        .startsWith("CALLKIT_JWT_SECRET");
    assertThat(read(Map.of("CALLKIT_HOST", "0.0.0.0", "CALLKIT_JWT_SECRET", SECRET)).isDemo())
        .isFalse();
  }

  @Test
  void everyProblemIsNamedAtOnceAndNoValueIs() {
    Map<String, String> environment =
        Map.of(
            "CALLKIT_PORT", "70000",
            "CALLKIT_PUBLIC_URL", "http://x",
            "CALLKIT_JWT_SECRET", "hemligt",
            "CALLKIT_PHONE_KEY", "hemligt",
            "CALLKIT_WEBHOOK_SECRET", "hemligt",
            "CALLKIT_VOICE", "hemligt",
            "CALLKIT_RATE_LIMIT", "hemligt",
            "CALLKIT_CARRIER", "hemligt",
            "OPENAI_MODEL", "hemlig modell",
            "OPENAI_API_KEY", "hemligt");
    assertThat(problems(environment))
        .allMatch(problem -> !problem.contains("hemlig"))
        .extracting(problem -> problem.substring(0, problem.indexOf(':')))
        .contains(
            "CALLKIT_PORT",
            "CALLKIT_PUBLIC_URL",
            "CALLKIT_JWT_SECRET",
            "CALLKIT_PHONE_KEY",
            "CALLKIT_WEBHOOK_SECRET",
            "CALLKIT_VOICE",
            "CALLKIT_RATE_LIMIT",
            "CALLKIT_CARRIER",
            "OPENAI_MODEL");
  }

  @Test
  void twilioWantsItsAccountAndAKeyWithItsSecret() {
    Map<String, String> environment = new HashMap<>();
    environment.put("CALLKIT_CARRIER", "twilio");
    environment.put("CALLKIT_VOICE", "gather");
    environment.put("CALLKIT_JWT_SECRET", SECRET);
    environment.put("CALLKIT_PHONE_KEY", KEY);
    environment.put("CALLKIT_PUBLIC_URL", "https://calls.example.com");
    environment.put("TWILIO_API_KEY", "SK123");
    assertThat(problems(environment))
        .extracting(problem -> problem.substring(0, problem.indexOf(':')))
        .containsExactlyInAnyOrder(
            "TWILIO_ACCOUNT_SID",
            "TWILIO_AUTH_TOKEN",
            "TWILIO_FROM",
            "TWILIO_API_KEY, TWILIO_API_SECRET");
    environment.put("TWILIO_ACCOUNT_SID", "AC" + "0".repeat(32));
    environment.put("TWILIO_AUTH_TOKEN", "0123456789");
    environment.put("TWILIO_FROM", "+46701740699");
    environment.put("TWILIO_API_KEY", "SK" + "0".repeat(32));
    environment.put("TWILIO_API_SECRET", "0123456789");
    ServerSettings settings = read(environment);
    assertThat(settings.twilio().orElseThrow().from()).isEqualTo(PhoneNumber.of("+46701740699"));
    assertThat(settings.way()).isInstanceOf(WayToTalk.Gather.class);
    assertThat(settings.toString()).doesNotContain("0123456789", SECRET, "701740699");
    assertThat(settings.twilio().orElseThrow().toString()).doesNotContain("0123456789");
  }

  @Test
  void aModelUnderstandsIfThereIsAKey() {
    assertThat(read(Map.of()).engine().place()).isEmpty();
    assertThat(read(Map.of("OPENAI_MODEL", "gpt-x")).engine().place()).isEmpty();
    assertThat(read(Map.of("OPENAI_API_KEY", "sk-local", "OPENAI_MODEL", "gpt-x")).engine().place())
        .contains("gpt-x at api.openai.com");
  }

  @ParameterizedTest
  @CsvSource({
    "https://calls.example.com, true",
    "https://calls.example.com/, true",
    "https://calls.example.com/path, false",
    "http://calls.example.com, false",
    "calls.example.com, false",
    "https://, false"
  })
  void thePublicUrlIsHttpsWithoutAPath(String url, boolean right) {
    List<String> problems =
        problems(
            Map.of(
                "CALLKIT_PUBLIC_URL", url,
                "CALLKIT_JWT_SECRET", SECRET,
                "CALLKIT_PHONE_KEY", KEY));
    assertThat(problems.isEmpty()).as("%s: %s", url, problems).isEqualTo(right);
  }

  @Test
  void oneKeySealsAndHashesWithTwo() {
    ServerSettings settings = read(Map.of("CALLKIT_PHONE_KEY", KEY));
    byte[] records = settings.keys().orElseThrow().encryption("phone-key").getEncoded();
    byte[] numbers = settings.keys().orElseThrow().numbers().getEncoded();
    assertThat(records).hasSize(32).isNotEqualTo(numbers);
  }
}
