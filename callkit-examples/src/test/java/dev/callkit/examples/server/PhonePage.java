package dev.callkit.examples.server;

import com.fasterxml.jackson.databind.JsonNode;
import dev.callkit.examples.server.http.Json;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** What the page with the phone does, without a browser: it answers, hears and types. */
final class PhonePage implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** What the page keeps when it is reloaded. */
  record Call(String attempt, String seal) {}

  private final BlockingQueue<String> frames = new LinkedBlockingQueue<>();
  private final List<String> said = new ArrayList<>();
  private final WebSocket socket;
  private Optional<Call> call = Optional.empty();
  private int turn;

  private PhonePage(int port, String token, String number) {
    this.socket =
        HttpClient.newHttpClient()
            .newWebSocketBuilder()
            .buildAsync(URI.create("ws://127.0.0.1:" + port + "/phone"), new Listener())
            .join();
    send("{\"type\":\"register\",\"token\":\"%s\",\"number\":\"%s\"}".formatted(token, number));
    await("registered");
  }

  /** Connects a phone with a number. */
  static PhonePage connected(int port, String token, String number) {
    return new PhonePage(port, token, number);
  }

  private final class Listener implements WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      text.append(data);
      if (last) {
        frames.add(text.toString());
        text.setLength(0);
      }
      from.request(1);
      return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int status, String reason) {
      frames.add("{\"type\":\"closed\",\"status\":" + status + "}");
      return null;
    }

    @Override
    public void onError(WebSocket from, Throwable broken) {
      frames.add("{\"type\":\"closed\",\"status\":1006}");
    }
  }

  private void send(String frame) {
    socket.sendText(frame, true).join();
  }

  /** {@return the next frame of this type; what comes before it is heard} */
  JsonNode await(String type) {
    while (true) {
      JsonNode frame = next();
      if (frame.path("type").asText().equals(type)) {
        return frame;
      }
    }
  }

  private JsonNode next() {
    try {
      String text = frames.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      if (text == null) {
        throw new AssertionError("expected a frame, heard so far: " + said.size());
      }
      JsonNode frame = Json.read(text);
      if (frame.path("type").asText().equals("lines")) {
        frame.get("lines").forEach(this::line);
      }
      return frame;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  private void line(JsonNode line) {
    switch (line.path("type").asText()) {
      case "say" -> said.add(line.path("text").asText());
      case "listen" -> turn = line.path("turn").asInt();
      case "hangup" -> tell("\"type\":\"hangup\"");
      default -> throw new AssertionError("expected a line that is known");
    }
  }

  void awaitRing() {
    JsonNode ring = await("ring");
    call = Optional.of(new Call(ring.get("attempt").asText(), ring.get("seal").asText()));
  }

  Call call() {
    return call.orElseThrow();
  }

  /** Takes a call for its own. */
  void adopt(Call another) {
    call = Optional.of(another);
  }

  /** Goes on with a call that another page held before. */
  void resume(Call before) {
    call = Optional.of(before);
    tell("\"type\":\"resume\"");
    await("lines");
  }

  void answer() {
    tell("\"type\":\"answer\"");
    await("lines");
  }

  void tell(String fields) {
    send(
        "{\"attempt\":\"%s\",\"seal\":\"%s\",%s}"
            .formatted(call().attempt(), call().seal(), fields));
  }

  void types(String words) {
    tell("\"type\":\"heard\",\"as\":\"speech\",\"turn\":%d,\"text\":\"%s\"".formatted(turn, words));
  }

  /** Says something and hears the reply. */
  void says(String words) {
    types(words);
    await("lines");
  }

  /** Answers whatever is asked until the call is over. */
  void talksToTheEnd(Function<String, String> answers) {
    while (true) {
      types(answers.apply(lastSaid()));
      JsonNode frame = next();
      while (!List.of("lines", "ended").contains(frame.path("type").asText())) {
        frame = next();
      }
      boolean hangsUp =
          frame.path("lines").findValuesAsText("type").contains("hangup")
              || frame.path("type").asText().equals("ended");
      if (hangsUp) {
        return;
      }
    }
  }

  String lastSaid() {
    return said.isEmpty() ? "" : said.get(said.size() - 1);
  }

  List<String> said() {
    return List.copyOf(said);
  }

  /** Is gone as when a tab crashes. */
  void vanishes() {
    socket.abort();
  }

  @Override
  public void close() {
    socket.abort();
  }
}
