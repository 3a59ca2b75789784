package dev.callkit.examples.server.carrier;

import com.fasterxml.jackson.databind.JsonNode;
import dev.callkit.call.PhoneNumber;
import dev.callkit.examples.server.browser.BrowserPhones;
import dev.callkit.examples.server.browser.PhoneConnection;
import dev.callkit.examples.server.http.ApiError;
import dev.callkit.examples.server.http.Caller;
import dev.callkit.examples.server.http.Gatekeeper;
import dev.callkit.examples.server.http.Json;
import io.javalin.config.RoutesConfig;
import io.javalin.websocket.WsContext;
import io.javalin.websocket.WsMessageContext;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * {@code /phone}: the socket of the phone in the browser. Its first message is {@code {"type":
 * "register", "token": …, "number": …}}; a token in the address would end up in logs.
 */
final class PhoneSockets {
  // PTS keeps these for fiction, so that no page is somebody's telephone.
  private static final Pattern FICTITIOUS = Pattern.compile("\\+467017406(0[5-9]|[1-9][0-9])");
  private static final Duration IDLE = Duration.ofMinutes(5);
  private static final int TOO_LONG = 16_000;

  private final BrowserPhones phones;
  private final Gatekeeper gatekeeper;
  private final Map<String, PhoneConnection> open = new ConcurrentHashMap<>();

  PhoneSockets(BrowserPhones phones, Gatekeeper gatekeeper) {
    this.phones = phones;
    this.gatekeeper = gatekeeper;
  }

  void routes(RoutesConfig routes) {
    routes.ws(
        "/phone",
        socket -> {
          socket.onConnect(context -> context.session.setIdleTimeout(IDLE));
          socket.onMessage(this::message);
          socket.onClose(this::close);
          socket.onError(this::close);
        });
  }

  private void message(WsMessageContext context) {
    String text = context.message();
    if (text.length() > TOO_LONG) {
      context.closeSession(1009, "too long");
      return;
    }
    PhoneConnection connection = open.get(context.sessionId());
    if (connection == null) {
      register(context, text);
    } else if (!text.equals("ping")) {
      phones.receive(connection, text);
    }
  }

  private void register(WsMessageContext context, String text) {
    try {
      JsonNode frame = Json.read(text);
      Caller caller = gatekeeper.caller(frame.path("token").asText(""));
      String number = frame.path("number").asText("");
      if (!caller.scopes().contains(Caller.CALLS_WRITE) || !FICTITIOUS.matcher(number).matches()) {
        context.closeSession(1008, "expected the scope calls:write and a fictitious number");
        return;
      }
      PhoneConnection connection = connection(context);
      open.put(context.sessionId(), connection);
      phones.connect(connection, PhoneNumber.of(number));
    } catch (ApiError refused) {
      context.closeSession(1008, refused.code());
    }
  }

  private static PhoneConnection connection(WsContext context) {
    return text -> {
      if (!context.session.isOpen()) {
        return false;
      }
      context.send(text);
      return true;
    };
  }

  private void close(WsContext context) {
    PhoneConnection connection = open.remove(context.sessionId());
    if (connection != null) {
      phones.disconnect(connection);
    }
  }
}
