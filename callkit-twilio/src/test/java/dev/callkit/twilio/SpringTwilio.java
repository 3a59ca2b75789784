package dev.callkit.twilio;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.http.HttpEntity;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.ConcurrentWebSocketSessionDecorator;
import org.springframework.web.socket.handler.TextWebSocketHandler;

/** The bindings for Spring that the documentation shows; compiled here, not run. */
final class SpringTwilio {
  private SpringTwilio() {}

  /** The webhooks. */
  @RestController
  static class TwilioController {
    private final TwilioTelephony twilio;

    TwilioController(TwilioTelephony twilio) {
      this.twilio = twilio;
    }

    @PostMapping("/twilio/**")
    CompletionStage<ResponseEntity<String>> webhook(
        HttpServletRequest request, HttpEntity<byte[]> entity) {
      String query = request.getQueryString();
      String target = request.getRequestURI() + (query == null ? "" : "?" + query);
      byte[] body = entity.hasBody() ? entity.getBody() : new byte[0];
      return twilio
          .webhooks()
          .answer(WebhookRequest.of("POST", target, request::getHeader, body))
          .thenApply(
              answer ->
                  ResponseEntity.status(answer.status())
                      .header("Content-Type", answer.contentType())
                      .body(answer.body()));
    }
  }

  /** The sockets; registered for {@code /twilio/relay/**}. */
  static class TwilioSocketHandler extends TextWebSocketHandler {
    private static final int MOST_MILLIS = 5_000;
    private static final int MOST_BYTES = 100_000;

    private final TwilioTelephony twilio;
    private final Map<String, TwilioSocket> sockets = new ConcurrentHashMap<>();

    TwilioSocketHandler(TwilioTelephony twilio) {
      this.twilio = twilio;
    }

    @Override
    public void afterConnectionEstablished(WebSocketSession session) {
      // Spring's sessions must not be written to by two threads at once.
      WebSocketSession safe =
          new ConcurrentWebSocketSessionDecorator(session, MOST_MILLIS, MOST_BYTES);
      URI address = session.getUri();
      WebhookRequest handshake =
          WebhookRequest.handshake(
              address == null ? "" : address.toString(),
              name -> session.getHandshakeHeaders().getFirst(name));
      sockets.put(session.getId(), twilio.sockets().onOpen(handshake, sender(safe)));
    }

    private static SocketSender sender(WebSocketSession session) {
      return new SocketSender() {
        @Override
        public void send(String text) {
          try {
            session.sendMessage(new TextMessage(text));
          } catch (IOException gone) {
            throw new UncheckedIOException(gone);
          }
        }

        @Override
        public void close() {
          try {
            session.close(CloseStatus.NORMAL);
          } catch (IOException gone) {
            throw new UncheckedIOException(gone);
          }
        }
      };
    }

    @Override
    protected void handleTextMessage(WebSocketSession session, TextMessage message) {
      TwilioSocket socket = sockets.get(session.getId());
      if (socket != null) {
        socket.onText(message.getPayload());
      }
    }

    @Override
    public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
      TwilioSocket socket = sockets.remove(session.getId());
      if (socket != null) {
        socket.onClose();
      }
    }
  }
}
