package dev.callkit.examples.elks;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.callkit.testing.contract.CarrierRig.Accident;
import dev.callkit.testing.contract.CarrierRig.Meeting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A 46elks on this machine, as its documentation was read in 2026-11: the calls resource, actions
 * as answers to webhooks, and the report at the end. Time does not pass in it: audio is over at
 * once.
 */
final class LocalElks implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  // Whoever is silent is asked again for ever.
  private static final int MOST_ROUNDS = 40;

  /** A call, as the network sees it. */
  static final class Call {
    final String id;
    final Map<String, String> order;
    final Meeting meeting;
    final List<String> heard = new ArrayList<>();
    String state = "ongoing";
    boolean answered;
    boolean begun;

    Call(String id, Map<String, String> order, Meeting meeting) {
      this.id = id;
      this.order = order;
      this.meeting = meeting;
    }
  }

  private final HttpServer server;
  private final HttpClient http = HttpClient.newHttpClient();
  private final List<Call> calls = new ArrayList<>();
  private final Function<List<String>, String> keys;
  private final int silences;
  private Meeting next = Meeting.LETS_IT_RING;
  private Optional<Accident> accident = Optional.empty();
  private Optional<Integer> refusal = Optional.empty();

  /**
   * Opens it.
   *
   * @param keys what a person presses after having heard all this; empty for nothing
   * @param silences after how many silences in a row nothing more is expected to happen
   */
  LocalElks(Function<List<String>, String> keys, int silences) {
    this.keys = keys;
    this.silences = silences;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException none) {
      throw new UncheckedIOException(none);
    }
    server.createContext("/a1/calls", this::handle);
    server.start();
  }

  URI api() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/a1/");
  }

  synchronized void nextPerson(Meeting meeting) {
    next = meeting;
  }

  synchronized void nextRequest(Accident what) {
    accident = Optional.of(what);
  }

  synchronized void refuseNext(int status) {
    refusal = Optional.of(status);
  }

  synchronized List<Call> calls() {
    return List.copyOf(calls);
  }

  private synchronized void handle(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    if (!exchange.getRequestHeaders().containsKey("Authorization")) {
      answer(exchange, 401, "No API username was given");
    } else if (exchange.getRequestMethod().equals("POST")) {
      create(exchange, fields(new String(exchange.getRequestBody().readAllBytes(), UTF_8)));
    } else {
      String id = path.substring(path.lastIndexOf('/') + 1);
      Optional<Call> call = calls.stream().filter(each -> each.id.equals(id)).findFirst();
      answer(
          exchange,
          call.isPresent() ? 200 : 404,
          call.map(found -> shown(found).toString()).orElse("No such call"));
    }
  }

  private void create(HttpExchange exchange, Map<String, String> order) throws IOException {
    Optional<Accident> now = accident;
    accident = Optional.empty();
    if (now.equals(Optional.of(Accident.REQUEST_LOST))) {
      exchange.close();
      return;
    }
    if (refusal.isPresent()) {
      answer(exchange, refusal.get(), "Not now, to " + order.get("to"));
      refusal = Optional.empty();
      return;
    }
    Call call = new Call("c" + (1000 + calls.size()), order, next);
    next = Meeting.LETS_IT_RING;
    calls.add(call);
    if (now.isPresent()) {
      exchange.close();
      return;
    }
    answer(exchange, 200, shown(call).toString());
  }

  private static ObjectNode shown(Call call) {
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("id", call.id)
            .put("direction", "outgoing")
            .put("from", call.order.get("from"))
            .put("to", call.order.get("to"))
            .put("created", "2026-11-27T09:00:00.000000")
            .put("state", call.state);
    if (call.answered) {
      json.put("start", "2026-11-27T09:00:05.000000").put("duration", 42).put("cost", 11_400);
    }
    return json;
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private static Map<String, String> fields(String form) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (String pair : form.split("&")) {
      int equals = pair.indexOf('=');
      fields.put(pair.substring(0, equals), URLDecoder.decode(pair.substring(equals + 1), UTF_8));
    }
    return fields;
  }

  /** Lets everybody who was rung meet it, until nothing happens any more. */
  void settle() {
    for (Call call : calls()) {
      if (!call.begun) {
        call.begun = true;
        meet(call);
      }
    }
  }

  private void meet(Call call) {
    switch (call.meeting) {
      case LETS_IT_RING -> end(call, "failed");
      case BUSY -> end(call, "busy");
      case ANSWERS_AND_HANGS_UP -> {
        call.answered = true;
        post(call.order.get("voice_start"), webhook(call, Optional.empty()));
        end(call, "success");
      }
      case ANSWERS -> {
        call.answered = true;
        talk(call, post(call.order.get("voice_start"), webhook(call, Optional.empty())));
      }
    }
  }

  private void talk(Call call, Optional<JsonNode> first) {
    Optional<JsonNode> action = first;
    int silent = 0;
    for (int round = 0; round < MOST_ROUNDS && silent < silences; round++) {
      if (action.isEmpty()) {
        end(call, "success");
        return;
      }
      JsonNode now = action.get();
      call.heard.add(said(now.path(now.has("ivr") ? "ivr" : "play").asText()));
      JsonNode then = now.path("next");
      if (now.has("ivr")) {
        String pressed = keys.apply(call.heard);
        silent = pressed.isEmpty() ? silent + 1 : 0;
        action = post(then.asText(), webhook(call, Optional.of(pressed)));
      } else {
        action = then.isObject() ? Optional.of(then) : Optional.empty();
      }
    }
  }

  private static String said(String audio) {
    return URLDecoder.decode(audio.substring(audio.lastIndexOf('=') + 1), UTF_8);
  }

  /** {@return where the audio of a text is; here the text itself} */
  static URI audio(String text) {
    return URI.create("https://audio.example.com/?text=" + URLEncoder.encode(text, UTF_8));
  }

  private static Map<String, String> webhook(Call call, Optional<String> result) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("callid", call.id);
    fields.put("from", call.order.getOrDefault("from", ""));
    fields.put("to", call.order.getOrDefault("to", ""));
    fields.put("direction", "outgoing");
    result.ifPresent(keys -> fields.put("result", keys));
    return fields;
  }

  private void end(Call call, String state) {
    call.state = state;
    report(call);
  }

  void report(Call call) {
    post(call.order.get("whenhangup"), Map.of("id", call.id, "state", call.state));
  }

  /** {@return the action that was answered, if one was} */
  Optional<JsonNode> post(String url, Map<String, String> fields) {
    List<String> pairs = new ArrayList<>();
    fields.forEach((name, value) -> pairs.add(name + "=" + URLEncoder.encode(value, UTF_8)));
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(String.join("&", pairs)))
            .build();
    try {
      HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      return answer.statusCode() == 200
          ? Optional.of(JSON.readTree(answer.body()))
          : Optional.empty();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
