package dev.callkit.examples.twilio;

import dev.callkit.twilio.SocketSender;
import dev.callkit.twilio.TwilioSocket;
import dev.callkit.twilio.TwilioTelephony;
import dev.callkit.twilio.WebhookRequest;
import io.javalin.Javalin;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.websocket.WsContext;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Twilio's entry points on Javalin: what a host writes with any server. */
public final class TwilioServer implements AutoCloseable {
  private final TwilioTelephony twilio;
  private final Map<String, TwilioSocket> sockets = new ConcurrentHashMap<>();
  private final Javalin server;

  /**
   * Opens it.
   *
   * @param twilio what answers
   * @param port where to listen, on every address of this machine; 0 for any that is free
   */
  public TwilioServer(TwilioTelephony twilio, int port) {
    this.twilio = twilio;
    this.server =
        Javalin.create(
                config -> {
                  config.startup.showJavalinBanner = false;
                  routes(config.routes);
                })
            .start(port);
  }

  private void routes(RoutesConfig routes) {
    routes.post("<path>", this::webhook);
    routes.wsBeforeUpgrade("<path>", this::handshake);
    routes.ws(
        "<path>",
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

  /** {@return where it listens} */
  public int port() {
    return server.port();
  }

  @Override
  public void close() {
    server.stop();
  }
}
