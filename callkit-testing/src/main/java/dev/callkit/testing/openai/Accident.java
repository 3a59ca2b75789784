package dev.callkit.testing.openai;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;

/** Accidents of the network and of the service, as responses. */
final class Accident {
  private static final String HTML =
      "<!DOCTYPE html><html><body><h1>502 Bad Gateway</h1></body></html>";
  private static final int SLOW_MILLIS = 1_500;
  private static final int TOO_SLOW_MILLIS = 5_000;
  private static final int DROPS = 50;

  /** {@return the response in place of an answer; empty if there is an answer after all} */
  static Optional<MockResponse> instead(Fault fault, ModelRequest request) {
    return switch (fault) {
      case RATE_LIMITED -> Optional.of(limited("rate_limit_exceeded", "retry-after-ms", "50"));
      case RATE_LIMITED_FOR_LONG ->
          Optional.of(limited("rate_limit_exceeded", "retry-after", "30"));
      case OUT_OF_QUOTA -> Optional.of(error(429, "insufficient_quota", "insufficient_quota"));
      case SERVER_ERROR -> Optional.of(error(500, "server_error", "server_error"));
      case OVERLOADED -> Optional.of(error(503, "server_error", "overloaded"));
      case BAD_GATEWAY -> Optional.of(html(502));
      case REQUEST_TIMEOUT -> Optional.of(error(408, "server_error", "timeout"));
      case CONFLICT -> Optional.of(error(409, "server_error", "conflict"));
      case UNAUTHORIZED -> Optional.of(error(401, "invalid_request_error", "invalid_api_key"));
      case FORBIDDEN -> Optional.of(error(403, "invalid_request_error", "forbidden"));
      case BAD_REQUEST ->
          Optional.of(
              json(
                  400,
                  Documents.error(
                      "invalid_request_error", "invalid_value", "bad: " + request.input())));
      case REDIRECTED ->
          Optional.of(
              new MockResponse.Builder().code(302).addHeader("Location", "/elsewhere").build());
      case RESET ->
          Optional.of(
              new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()).build());
      case NEVER_ANSWERS ->
          Optional.of(
              new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE).build());
      case HTML -> Optional.of(html(200));
      case EMPTY_BODY -> Optional.of(json(200, ""));
      case NO_CHOICES -> Optional.of(json(200, "{\"id\":\"x\"}"));
      default -> Optional.empty();
    };
  }

  /** {@return what becomes of an answer on its way} */
  static MockResponse onTheWay(Fault fault, MockResponse.Builder answer, String body) {
    return switch (fault) {
      case SLOW_FIRST_BYTE -> answer.headersDelay(SLOW_MILLIS, TimeUnit.MILLISECONDS).build();
      case TOO_SLOW -> answer.headersDelay(TOO_SLOW_MILLIS, TimeUnit.MILLISECONDS).build();
      case TRICKLES ->
          answer
              .throttleBody(
                  Math.max(1, body.length() / DROPS),
                  TOO_SLOW_MILLIS / DROPS,
                  TimeUnit.MILLISECONDS)
              .build();
      case BROKEN_JSON -> answer.body(body.substring(0, body.length() / 2)).build();
      case CUT_BODY -> answer.onResponseBody(new SocketEffect.CloseSocket()).build();
      default -> answer.build();
    };
  }

  static MockResponse json(int code, String body) {
    return answer().code(code).body(body).build();
  }

  static MockResponse error(int code, String type, String reason) {
    return json(code, Documents.error(type, reason, "The request failed: " + reason + "."));
  }

  static MockResponse.Builder answer() {
    return new MockResponse.Builder()
        .addHeader("Content-Type", "application/json")
        .addHeader("x-request-id", "req_local");
  }

  private static MockResponse limited(String code, String header, String after) {
    return answer()
        .code(429)
        .addHeader(header, after)
        .body(Documents.error("rate_limit_error", code, "Too many requests."))
        .build();
  }

  private static MockResponse html(int code) {
    return new MockResponse.Builder()
        .code(code)
        .addHeader("Content-Type", "text/html")
        .body(HTML)
        .build();
  }

  private Accident() {}
}
