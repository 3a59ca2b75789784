package dev.callkit.examples.server.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.callkit.examples.server.http.Json;
import java.net.URI;
import java.net.http.WebSocket;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Somebody with a phone in a page, but without the page: is rung, and answers in a set way. */
final class Respondent implements WebSocket.Listener {

  /** How somebody takes a call. */
  enum Temper {
    PATIENT,
    BUSY,
    UNWILLING,
    HURRIED,
    WRONG
  }

  private static final String[] WISHES = {
    "fler ekologiska varor", "kortare köer på lördagar", "mer plats mellan hyllorna"
  };

  private final PageServer server;
  private final String number;
  private final Temper temper;
  private final int taste;
  private final CompletableFuture<Void> over = new CompletableFuture<>();
  private final StringBuilder text = new StringBuilder();
  private ObjectNode line = Json.object();
  private int turns;

  private Respondent(PageServer server, String number, Temper temper, int taste) {
    this.server = server;
    this.number = number;
    this.temper = temper;
    this.taste = taste;
  }

  /** Is rung. {@return done once the call is over} */
  static CompletableFuture<Void> rung(PageServer server, int seat, Temper temper, int taste) {
    String number = "+467017406%02d".formatted(5 + seat % 95);
    Respondent respondent = new Respondent(server, number, temper, taste);
    URI phone = URI.create(server.url().replace("http", "ws")).resolve("/phone");
    return server
        .http()
        .newWebSocketBuilder()
        .buildAsync(phone, respondent)
        .thenCompose(socket -> respondent.over.thenRun(socket::abort));
  }

  @Override
  public void onOpen(WebSocket socket) {
    ObjectNode register = Json.object().put("type", "register");
    send(socket, Json.text(register.put("token", server.token()).put("number", number)));
    socket.request(1);
  }

  @Override
  public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
    text.append(data);
    if (last) {
      JsonNode frame = Json.read(text.toString());
      text.setLength(0);
      take(socket, frame);
    }
    socket.request(1);
    return CompletableFuture.completedStage(null);
  }

  private void take(WebSocket socket, JsonNode frame) {
    switch (frame.path("type").asText()) {
      case "registered" -> initiate();
      case "ring" -> {
        line = Json.object();
        line.set("attempt", frame.get("attempt"));
        line.set("seal", frame.get("seal"));
        tell(socket, temper == Temper.BUSY ? "busy" : "answer");
      }
      case "lines" -> frame.get("lines").forEach(each -> hear(socket, each));
      case "ended" -> over.complete(null);
      default -> {
        // Fillers need no answer.
      }
    }
  }

  /** Asks on another thread, for this one takes what the socket brings. */
  private void initiate() {
    var unused =
        CompletableFuture.runAsync(() -> server.ring(UUID.randomUUID(), number))
            .whenComplete(
                (asked, failed) -> {
                  if (failed != null) {
                    over.completeExceptionally(failed);
                  }
                });
  }

  private void hear(WebSocket socket, JsonNode said) {
    if (said.path("type").asText().equals("hangup")) {
      tell(socket, "hangup");
    } else if (said.path("type").asText().equals("listen")) {
      turns++;
      if (temper == Temper.HURRIED && turns == 4) {
        tell(socket, "hangup");
        return;
      }
      ObjectNode heard = line.deepCopy().put("type", "heard").put("as", "speech");
      heard.set("turn", said.get("turn"));
      heard.put("text", words(said.path("expects").asText()));
      send(socket, Json.text(heard));
    }
  }

  private String words(String expected) {
    if (temper == Temper.WRONG) {
      return "nej, du har kommit till fel person";
    }
    return switch (expected) {
      case "consent" -> temper == Temper.UNWILLING ? "nej tack" : "ja, det går bra";
      case "rating" -> String.valueOf(3 + taste % 3);
      case "nps" -> String.valueOf(5 + taste % 6);
      case "yesno" -> taste % 4 == 0 ? "nej, tyvärr" : "ja";
      case "choice" ->
          taste % 2 == 0 ? "priset, eller i självscanningen" : "utbudet, i vanlig kassa";
      case "number" -> (1 + taste % 7) + " minuter";
      default -> WISHES[taste % WISHES.length];
    };
  }

  /** A text that cannot be sent would leave the call hanging until its time is up. */
  private void send(WebSocket socket, String frame) {
    var unused =
        socket
            .sendText(frame, true)
            .whenComplete(
                (sent, failed) -> {
                  if (failed != null) {
                    over.completeExceptionally(failed);
                  }
                });
  }

  private void tell(WebSocket socket, String type) {
    send(socket, Json.text(line.deepCopy().put("type", type)));
  }
}
