package dev.callkit.examples.twilio;

import dev.callkit.twilio.SocketSender;
import dev.callkit.twilio.TwilioSocket;
import dev.callkit.twilio.TwilioTelephony;
import dev.callkit.twilio.WebhookRequest;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.websocket.WsContext;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Twilio's entry points on Javalin: what a host writes with any server. */
public final class TwilioRoutes {
  private final TwilioTelephony twilio;
  private final Map<String, TwilioSocket> sockets = new ConcurrentHashMap<>();

  /** Brings what comes in to this adapter. */
  public TwilioRoutes(TwilioTelephony twilio) {
    this.twilio = twilio;
  }

  /**
   * Adds them.
   *
   * @param prefix the path of the adapter's public URL; empty for none
   */
  public void in(RoutesConfig routes, String prefix) {
    String all = prefix + "<path>";
    routes.post(all, this::webhook);
    routes.wsBeforeUpgrade(all, this::handshake);
    routes.ws(
        all,
        socket -> {
          socket.onConnect(this::open);
          socket.onMessage(
              message -> of(message).ifPresent(talk -> talk.onText(message.message())));
          socket.onClose(
              closed ->
                  Optional.ofNullable(sockets.remove(closed.sessionId()))
                      .ifPresent(TwilioSocket::onClose));
        });
  }

  private void webhook(Context context) {
    WebhookRequest request =
        WebhookRequest.of("POST", target(context), context::header, context.bodyAsBytes());
    context.future(
        () ->
            twilio
                .webhooks()
                .answer(request)
                .toCompletableFuture()
                .thenAccept(
                    answer ->
                        context
                            .status(answer.status())
                            .contentType(answer.contentType())
                            .result(answer.bytes())));
  }

  private static String target(Context context) {
    String query = context.queryString();
    return context.path() + (query == null ? "" : "?" + query);
  }

  private void handshake(Context context) {
    if (!twilio.sockets().admits(WebhookRequest.handshake(target(context), context::header))) {
      context.status(403).skipRemainingHandlers();
    }
  }

  private void open(WsContext context) {
    // Longer than anybody is silent; Jetty would close it after 30 s.
    context.session.setIdleTimeout(Duration.ofMinutes(5));
    String target = context.session.getUpgradeRequest().getRequestURI().toString();
    sockets.put(
        context.sessionId(),
        twilio
            .sockets()
            .onOpen(
                WebhookRequest.handshake(target, context::header),
                new SocketSender() {
                  @Override
                  public void send(String text) {
                    context.send(text);
                  }

                  @Override
                  public void close() {
                    context.closeSession(1000, "");
                  }
                }));
  }

  private Optional<TwilioSocket> of(WsContext context) {
    return Optional.ofNullable(sockets.get(context.sessionId()));
  }
}
