package dev.callkit.examples.server;

import dev.callkit.examples.input.TariffFile;
import dev.callkit.examples.server.ServerSettings.Carrier;
import dev.callkit.examples.server.http.Hmac;
import dev.callkit.examples.twilio.TwilioAccount;
import dev.callkit.examples.understanding.EngineChoice;
import dev.callkit.examples.understanding.EngineOptions;
import dev.callkit.jdbi.StoreKeys;
import dev.callkit.twilio.WayToTalk;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What the environment's variables say of the server. A message never repeats a value. */
public final class Environment {
  private static final int KEY_BYTES = 32;
  private static final List<String> LOOPBACKS = List.of("127.0.0.1", "localhost", "::1");

  private final Map<String, String> variables;
  private final List<String> problems;

  private Environment(Map<String, String> variables, List<String> problems) {
    this.variables = variables;
    this.problems = problems;
  }

  /** {@return what the environment says; empty exactly if a problem was added} */
  public static Optional<ServerSettings> read(
      Map<String, String> variables, List<String> problems) {
    int before = problems.size();
    ServerSettings settings = new Environment(variables, problems).settings();
    return problems.size() > before ? Optional.empty() : Optional.of(settings);
  }

  private Optional<String> get(String name) {
    return Optional.ofNullable(variables.get(name)).map(String::strip).filter(t -> !t.isEmpty());
  }

  private ServerSettings settings() {
    Optional<String> url = get("CALLKIT_PUBLIC_URL");
    if (url.isPresent() && !isHttps(url.get())) {
      problems.add("CALLKIT_PUBLIC_URL: expected an https address without a path");
    }
    String host = get("CALLKIT_HOST").orElse(ServerSettings.LOOPBACK);
    Optional<String> secret = secret("CALLKIT_JWT_SECRET");
    Optional<StoreKeys> keys = keys();
    if (secret.isEmpty() && (url.isPresent() || !LOOPBACKS.contains(host))) {
      problems.add(
          "CALLKIT_JWT_SECRET: expected where others reach the server: without secrets it is a demo"
              + " for this machine only");
    }
    if (keys.isEmpty() && url.isPresent()) {
      problems.add("CALLKIT_PHONE_KEY: expected with CALLKIT_PUBLIC_URL, 32 bytes in Base64");
    }
    Carrier carrier = carrier();
    return new ServerSettings(
        host,
        port(),
        url,
        secret,
        secret("CALLKIT_WEBHOOK_SECRET"),
        keys,
        carrier,
        carrier == Carrier.TWILIO ? TwilioAccount.of(variables, problems) : Optional.empty(),
        way(),
        engine(),
        rate(),
        TariffFile.bundled());
  }

  private int port() {
    String text = get("CALLKIT_PORT").orElse("8080");
    int port = text.matches("[0-9]{1,5}") ? Integer.parseInt(text) : Integer.MAX_VALUE;
    if (port > 65_535) {
      problems.add("CALLKIT_PORT: expected 0 to 65535");
    }
    return port;
  }

  private int rate() {
    String text = get("CALLKIT_RATE_LIMIT").orElse(Integer.toString(ServerSettings.DEFAULT_RATE));
    int rate = text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : 0;
    if (rate < 1) {
      problems.add("CALLKIT_RATE_LIMIT: expected 1 to 999999 requests a second");
    }
    return Math.max(1, rate);
  }

  private static boolean isHttps(String url) {
    try {
      URI uri = URI.create(url);
      boolean bare = uri.getPath().isEmpty() || uri.getPath().equals("/");
      return "https".equals(uri.getScheme()) && uri.getHost() != null && bare;
    } catch (IllegalArgumentException noUrl) {
      return false;
    }
  }

  private Optional<String> secret(String name) {
    Optional<String> secret = get(name);
    if (secret.isPresent() && secret.get().length() < ServerSettings.SHORTEST_SECRET) {
      problems.add(name + ": expected " + ServerSettings.SHORTEST_SECRET + " characters or more");
    }
    return secret;
  }

  private Optional<StoreKeys> keys() {
    Optional<String> text = get("CALLKIT_PHONE_KEY");
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      byte[] key = Base64.getDecoder().decode(text.get());
      if (key.length == KEY_BYTES) {
        // Two keys of one, so that neither tells the other.
        return Optional.of(
            StoreKeys.of(
                "phone-key",
                Map.of("phone-key", derived(key, "callkit records")),
                derived(key, "callkit numbers")));
      }
    } catch (IllegalArgumentException noBase64) {
      // Said below, like one of another length.
    }
    problems.add("CALLKIT_PHONE_KEY: expected 32 bytes in Base64");
    return Optional.empty();
  }

  private static byte[] derived(byte[] key, String purpose) {
    return Hmac.sha256(key, purpose.getBytes(StandardCharsets.UTF_8));
  }

  private Carrier carrier() {
    String name = get("CALLKIT_CARRIER").orElse("browser");
    for (Carrier carrier : Carrier.values()) {
      if (carrier.name().toLowerCase(Locale.ROOT).equals(name)) {
        return carrier;
      }
    }
    problems.add("CALLKIT_CARRIER: expected browser, twilio or simulated");
    return Carrier.BROWSER;
  }

  private WayToTalk way() {
    String voice = get("CALLKIT_VOICE").orElse("relay");
    if (!voice.equals("relay") && !voice.equals("gather")) {
      problems.add("CALLKIT_VOICE: expected relay or gather");
    }
    return voice.equals("gather") ? WayToTalk.Gather.SWEDISH : WayToTalk.ConversationRelay.SWEDISH;
  }

  private EngineChoice engine() {
    return EngineOptions.of(variables, get("OPENAI_MODEL"), problems);
  }
}
