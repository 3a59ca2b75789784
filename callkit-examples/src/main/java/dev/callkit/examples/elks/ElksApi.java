package dev.callkit.examples.elks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.callkit.call.AttemptId;
import dev.callkit.telephony.CarrierCallId;
import dev.callkit.telephony.TelephonyException;
import dev.callkit.telephony.TelephonyException.Kind;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The two requests that are made of 46elks, and what its answers to them mean. Thread-safe. */
final class ElksApi {
  private static final ObjectMapper JSON = new ObjectMapper();
  // Rule 10: an answer within 30 s, or none that counts.
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final URI base;
  private final String credentials;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

  ElksApi(URI base, String username, String password) {
    this.base = base;
    this.credentials =
        "Basic "
            + Base64.getEncoder()
                .encodeToString((username + ":" + password).getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Places a call. Sent once: 46elks has no key by which it would know a request that comes again.
   *
   * @throws TelephonyException if it was not or perhaps not placed
   */
  CarrierCallId create(AttemptId attempt, Map<String, String> order) {
    HttpResponse<String> answer;
    try {
      answer = send(request("calls").POST(HttpRequest.BodyPublishers.ofString(form(order))));
    } catch (ConnectException unreachable) {
      throw failure(Kind.UNAVAILABLE, attempt, "no connection");
    } catch (IOException lost) {
      throw failure(Kind.OUTCOME_UNKNOWN, attempt, "no answer");
    }
    int status = answer.statusCode();
    JsonNode call = read(answer.body());
    if (status == 200 && call.hasNonNull("id")) {
      return new CarrierCallId(call.path("id").asText());
    }
    // Bodies of errors are sentences, which may hold the number; a 5xx may have been placed.
    throw failure(
        switch (status) {
          case 400, 401, 402, 403, 404 -> Kind.REFUSED;
          case 429 -> Kind.RATE_LIMITED;
          default -> Kind.OUTCOME_UNKNOWN;
        },
        attempt,
        "status " + status);
  }

  private static TelephonyException failure(Kind kind, AttemptId attempt, String got) {
    return new TelephonyException(
        kind, "46elks, attempt " + attempt + ": expected a call, got " + got);
  }

  /**
   * {@return a call as 46elks knows it; empty if it knows none}
   *
   * @throws TelephonyException if it cannot be asked
   */
  Optional<JsonNode> find(CarrierCallId call) {
    try {
      HttpResponse<String> answer = send(request("calls/" + call.value()).GET());
      if (answer.statusCode() == 404) {
        return Optional.empty();
      }
      if (answer.statusCode() == 200) {
        return Optional.of(read(answer.body()));
      }
      throw new TelephonyException(
          Kind.UNAVAILABLE, "46elks: expected a call, got status " + answer.statusCode());
    } catch (IOException lost) {
      throw new TelephonyException(Kind.UNAVAILABLE, "46elks: expected a call, got no answer");
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(base.resolve(path))
        .timeout(PATIENCE)
        .header("Authorization", credentials)
        .header("Content-Type", "application/x-www-form-urlencoded");
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
    try {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", stopped);
    }
  }

  private static JsonNode read(String body) {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException noJson) {
      return JsonNodeFactory.instance.missingNode();
    }
  }

  private static String form(Map<String, String> fields) {
    List<String> pairs = new ArrayList<>();
    fields.forEach(
        (name, value) -> pairs.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8)));
    return String.join("&", pairs);
  }

  /** Hides the credentials. */
  @Override
  public String toString() {
    return "ElksApi[" + base + "]";
  }
}
