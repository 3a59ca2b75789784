package dev.callkit.twilio;

import io.javalin.Javalin;
import io.javalin.http.Context;
import io.javalin.websocket.WsContext;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** A host's server: the binding for Javalin that the documentation shows. */
final class JavalinHost implements AutoCloseable {
  private final Javalin server;
  private final Map<String, TwilioSocket> sockets = new ConcurrentHashMap<>();

  /**
   * Opens it, on a port of its own.
   *
   * @param twilio the adapter behind, which is made when the address is known
   */
  JavalinHost(Supplier<TwilioTelephony> twilio) {
    server =
        Javalin.create(
                config -> {
                  config.startup.showJavalinBanner = false;
                  config.routes.post(
                      "/twilio/<what>", context -> answer(twilio.get().webhooks(), context));
                  config.routes.wsBeforeUpgrade(
                      "/twilio/relay/<what>",
                      context -> {
                        if (!twilio.get().sockets().admits(handshake(context))) {
                          context.status(403).skipRemainingHandlers();
                        }
                      });
                  config.routes.ws(
                      "/twilio/relay/<what>",
                      socket -> {
                        socket.onConnect(context -> open(twilio.get().sockets(), context));
                        socket.onMessage(context -> of(context).onText(context.message()));
                        socket.onClose(
                            context -> {
                              TwilioSocket closed = sockets.remove(context.sessionId());
                              if (closed != null) {
                                closed.onClose();
                              }
                            });
                      });
                })
            .start("127.0.0.1", 0);
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.port() + "/twilio");
  }

  private static String target(Context context) {
    String query = context.queryString();
    return context.path() + (query == null ? "" : "?" + query);
  }

  private static WebhookRequest handshake(Context context) {
    return WebhookRequest.handshake(target(context), context::header);
  }

  private static void answer(TwilioWebhooks webhooks, Context context) {
    WebhookRequest request =
        WebhookRequest.of("POST", target(context), context::header, context.bodyAsBytes());
    context.future(
        () ->
            webhooks
                .answer(request)
                .toCompletableFuture()
                .thenAccept(
                    answer ->
                        context
                            .status(answer.status())
                            .contentType(answer.contentType())
                            .result(answer.bytes())));
  }

  private void open(TwilioSockets twilio, WsContext context) {
    context.session.setIdleTimeout(Duration.ofMinutes(5));
    sockets.put(
        context.sessionId(),
        twilio.onOpen(
            WebhookRequest.handshake(
                context.session.getUpgradeRequest().getRequestURI().toString(), context::header),
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

  private TwilioSocket of(WsContext context) {
    return sockets.get(context.sessionId());
  }

  /** The process dies: nothing is answered any more, and every socket breaks. */
  @Override
  public void close() {
    server.stop();
  }
}
