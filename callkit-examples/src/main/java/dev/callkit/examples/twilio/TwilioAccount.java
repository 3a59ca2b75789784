package dev.callkit.examples.twilio;

import dev.callkit.call.PhoneNumber;
import dev.callkit.twilio.TwilioBuilder;
import dev.callkit.twilio.TwilioTelephony;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the environment says of a Twilio account.
 *
 * @param sid {@code TWILIO_ACCOUNT_SID}
 * @param token {@code TWILIO_AUTH_TOKEN}
 * @param from {@code TWILIO_FROM}, the number that is shown
 * @param publicUrl {@code CALLKIT_PUBLIC_URL}, where Twilio reaches this program
 * @param baseUrl {@code TWILIO_BASE_URL}, where requests go instead of to Twilio; most often empty
 * @param key {@code TWILIO_API_KEY} and {@code TWILIO_API_SECRET}, to make requests with; empty for
 *     the auth token
 * @param region {@code TWILIO_REGION}, such as {@code ie1}; empty for the United States
 * @param edge {@code TWILIO_EDGE}, such as {@code dublin}
 */
public record TwilioAccount(
    String sid,
    String token,
    PhoneNumber from,
    URI publicUrl,
    Optional<URI> baseUrl,
    Optional<ApiKey> key,
    Optional<String> region,
    Optional<String> edge) {

  /**
   * A key to make requests with.
   *
   * @param sid its id, {@code SK…}
   */
  public record ApiKey(String sid, String secret) {
    /** Hides the secret. */
    @Override
    public String toString() {
      return "ApiKey[" + sid + "]";
    }
  }

  /** {@return the account; empty if a problem was added, one line for each variable} */
  public static Optional<TwilioAccount> of(Map<String, String> environment, List<String> problems) {
    int before = problems.size();
    String sid = variable(environment, "TWILIO_ACCOUNT_SID", "AC[0-9a-fA-F]{32}", problems);
    String token = variable(environment, "TWILIO_AUTH_TOKEN", "\\S{8,}", problems);
    String from = variable(environment, "TWILIO_FROM", "\\+[1-9][0-9]{6,14}", problems);
    String url =
        variable(environment, "CALLKIT_PUBLIC_URL", "https?://[^/?#@]+(/[^?#]*)?", problems);
    Optional<String> base = Optional.ofNullable(environment.get("TWILIO_BASE_URL"));
    Optional<ApiKey> key = key(environment, problems);
    Optional<String> region = Optional.ofNullable(environment.get("TWILIO_REGION"));
    Optional<String> edge = Optional.ofNullable(environment.get("TWILIO_EDGE"));
    if (region.isPresent() != edge.isPresent()) {
      problems.add("TWILIO_REGION, TWILIO_EDGE: expected both, such as ie1 and dublin, or none");
    }
    if (problems.size() > before) {
      return Optional.empty();
    }
    return Optional.of(
        new TwilioAccount(
            sid,
            token,
            PhoneNumber.of(from),
            URI.create(url),
            base.map(URI::create),
            key,
            region,
            edge));
  }

  private static Optional<ApiKey> key(Map<String, String> environment, List<String> problems) {
    String sid = environment.getOrDefault("TWILIO_API_KEY", "");
    String secret = environment.getOrDefault("TWILIO_API_SECRET", "");
    if (sid.isEmpty() && secret.isEmpty()) {
      return Optional.empty();
    }
    if (!sid.matches("SK[0-9a-fA-F]{32}") || !secret.matches("\\S{8,}")) {
      problems.add(
          "TWILIO_API_KEY, TWILIO_API_SECRET: expected SK and 32 hexadecimal digits, and its secret,"
              + " or neither");
    }
    return Optional.of(new ApiKey(sid, secret));
  }

  private static String variable(
      Map<String, String> environment, String name, String form, List<String> problems) {
    String value = environment.getOrDefault(name, "");
    if (!value.matches(form)) {
      // What stands there may be a secret.
      problems.add(name + ": expected " + expected(name) + (value.isEmpty() ? ", got none" : ""));
    }
    return value;
  }

  private static String expected(String name) {
    return switch (name) {
      case "TWILIO_ACCOUNT_SID" -> "AC and 32 hexadecimal digits";
      case "TWILIO_AUTH_TOKEN" -> "the account's auth token";
      case "TWILIO_FROM" -> "a number of the account, such as +46...";
      default -> "where Twilio reaches this program, such as https://calls.example.com";
    };
  }

  /** {@return an adapter's builder for this account} */
  public TwilioBuilder builder() {
    TwilioBuilder builder = TwilioTelephony.builder(sid, token).from(from).publicUrl(publicUrl);
    baseUrl.ifPresent(builder::api);
    key.ifPresent(pair -> builder.apiKey(pair.sid(), pair.secret()));
    region.ifPresent(id -> builder.region(id, edge.orElseThrow()));
    return builder;
  }

  /** Shows no secret and no number. */
  @Override
  public String toString() {
    return "TwilioAccount[" + publicUrl + "]";
  }
}
