package dev.callkit.testing.twilio;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Twilio's REST interface, as far as calls need it. */
final class RestApi {
  /** What is answered; a missing body means that the connection breaks instead. */
  record Reply(int status, String body, Map<String, String> headers, boolean given) {
    static Reply of(int status, String body) {
      return new Reply(status, body, Map.of(), true);
    }

    static Reply broken() {
      return new Reply(0, "", Map.of(), false);
    }
  }

  private static final Pattern CALLS =
      Pattern.compile("/2010-04-01/Accounts/(AC\\w+)/Calls\\.json");
  private static final Pattern CALL =
      Pattern.compile("/2010-04-01/Accounts/(AC\\w+)/Calls/([\\w-]+)\\.json");
  private static final Pattern OF_CALL =
      Pattern.compile("/2010-04-01/Accounts/(AC\\w+)/Calls/([\\w-]+)/(Events|Recordings)\\.json");
  private static final Pattern RECORDING =
      Pattern.compile("/2010-04-01/Accounts/(AC\\w+)/Recordings/(RE\\w+)\\.json");
  private static final Pattern SUMMARY = Pattern.compile("/v1/Voice/([\\w-]+)/Summary");

  private final String account;
  private final String authorization;
  private final Book book;
  private final Mishaps mishaps;

  RestApi(String account, String authorization, Book book, Mishaps mishaps) {
    this.account = account;
    this.authorization = authorization;
    this.book = book;
    this.mishaps = mishaps;
  }

  /** {@return whether the connection is to stay open without an answer} */
  boolean handle(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String method = exchange.getRequestMethod();
    String path = exchange.getRequestURI().getPath();
    String query = Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
    Optional<String> credentials =
        Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"));
    if (!credentials.equals(Optional.of(authorization))) {
      answer(exchange, error(401, 20003, "Authenticate"));
      return false;
    }
    if (method.equals("POST") && CALLS.matcher(path).matches()) {
      return create(exchange, body);
    }
    answer(exchange, other(method, path, query, body));
    return false;
  }

  private boolean create(HttpExchange exchange, String body) throws IOException {
    Optional<Mishaps.OnCreate> mishap = mishaps.nextCreate();
    if (mishap.isPresent() && mishap.get() instanceof Mishaps.OnCreate.Refused refused) {
      answer(exchange, error(refused));
      return false;
    }
    if (mishap.isPresent() && mishap.get() instanceof Mishaps.OnCreate.RequestLost) {
      answer(exchange, Reply.broken());
      return false;
    }
    LocalCall call;
    try {
      call = book.place(CallOrder.of(Forms.decode(body)));
    } catch (CallOrder.Refused refused) {
      answer(exchange, error(400, refused.code(), "refused"));
      return false;
    }
    if (mishap.isPresent() && mishap.get() instanceof Mishaps.OnCreate.AnswerHangs) {
      return true;
    }
    if (mishap.isPresent() && mishap.get() instanceof Mishaps.OnCreate.AnswerLost) {
      answer(exchange, Reply.broken());
    } else if (mishap.isPresent()
        && mishap.get() instanceof Mishaps.OnCreate.PlacedWithError failed) {
      answer(exchange, error(failed.status(), 20500, "Internal Server Error"));
    } else {
      answer(exchange, Reply.of(201, Json.object(call.shown())));
    }
    return false;
  }

  private Reply other(String method, String path, String query, String body) {
    Optional<Mishaps.OnCreate.Refused> mishap = mishaps.nextOther();
    if (mishap.isPresent()) {
      return error(mishap.get());
    }
    Matcher calls = CALLS.matcher(path);
    if (calls.matches()) {
      return list(Forms.decode(query));
    }
    Matcher ofCall = OF_CALL.matcher(path);
    if (ofCall.matches()) {
      return book.find(ofCall.group(2))
          .map(call -> ofCall.group(3).equals("Events") ? events(call) : recordings(call))
          .orElseGet(RestApi::notFound);
    }
    Matcher one = CALL.matcher(path);
    if (one.matches()) {
      return book.find(one.group(2))
          .map(call -> one(method, call, body))
          .orElseGet(RestApi::notFound);
    }
    Matcher recording = RECORDING.matcher(path);
    if (recording.matches() && method.equals("DELETE")) {
      return book.deleteRecording(recording.group(2)) ? Reply.of(204, "") : notFound();
    }
    Matcher summary = SUMMARY.matcher(path);
    if (summary.matches()) {
      return book.summary(summary.group(1))
          .map(text -> Reply.of(200, text))
          .orElseGet(RestApi::notFound);
    }
    return notFound();
  }

  private Reply one(String method, LocalCall call, String body) {
    return switch (method) {
      case "GET" -> Reply.of(200, Json.object(call.shown()));
      case "DELETE" -> {
        book.delete(call);
        yield Reply.of(204, "");
      }
      default -> update(call, Forms.decode(body));
    };
  }

  private static Reply update(LocalCall call, Map<String, List<String>> form) {
    Optional<String> status = CallOrder.one(form, "Status");
    Optional<String> twiml = CallOrder.one(form, "Twiml");
    boolean inTime =
        status.isPresent()
            ? call.hangUp(status.get().equals("completed"))
            : twiml.isPresent() && call.redirect(twiml.get());
    return inTime
        ? Reply.of(200, Json.object(call.shown()))
        : error(400, 21220, "Call is not in-progress. Cannot redirect.");
  }

  private Reply list(Map<String, List<String>> filters) {
    List<Map<String, Optional<String>>> found =
        book.between(CallOrder.one(filters, "From"), CallOrder.one(filters, "To")).stream()
            .map(LocalCall::shown)
            .toList();
    List<Map<String, String>> plain =
        found.stream()
            .map(
                fields -> {
                  Map<String, String> shown = new LinkedHashMap<>();
                  fields.forEach((name, value) -> shown.put(name, value.orElse(null)));
                  return shown;
                })
            .toList();
    return page("calls", plain);
  }

  private Reply events(LocalCall call) {
    return page(
        "events",
        call.requests().stream()
            .map(url -> Map.of("request", Map.of("url", url), "response", Map.of()))
            .toList());
  }

  private Reply recordings(LocalCall call) {
    return page(
        "recordings",
        call.recordings().stream()
            .map(
                id ->
                    Map.of(
                        "sid", id, "call_sid", call.sid(), "status", "completed", "duration", "30"))
            .toList());
  }

  private Reply page(String key, List<?> entries) {
    Map<String, Object> page = new LinkedHashMap<>();
    page.put(key, entries);
    page.put("page", 0);
    page.put("page_size", 50);
    page.put("uri", "/2010-04-01/Accounts/" + account + "/Calls.json");
    page.put("next_page_uri", null);
    return Reply.of(200, Json.text(page));
  }

  private static Reply notFound() {
    return error(404, 20404, "The requested resource was not found");
  }

  private static Reply error(Mishaps.OnCreate.Refused refused) {
    Reply plain = error(refused.status(), refused.code(), "refused");
    Map<String, String> headers =
        refused
            .retryAfterSeconds()
            .map(seconds -> Map.of("Retry-After", Integer.toString(seconds)))
            .orElseGet(Map::of);
    return new Reply(plain.status(), plain.body(), headers, true);
  }

  private static Reply error(int status, int code, String message) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("code", code);
    body.put("message", message);
    body.put("more_info", "https://www.twilio.com/docs/errors/" + code);
    body.put("status", status);
    return Reply.of(status, Json.text(body));
  }

  private static void answer(HttpExchange exchange, Reply reply) throws IOException {
    if (!reply.given()) {
      exchange.close();
      return;
    }
    byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    reply.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
    exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }
}
