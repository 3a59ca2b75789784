package dev.callkit.examples.server;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.callkit.examples.server.http.Answers;
import dev.callkit.examples.server.http.ApiError;
import dev.callkit.examples.server.http.Json;
import dev.callkit.examples.server.http.Metrics;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;

/** What is asked without a token: whether the server lives, how it does, and how to begin. */
final class StatePages {
  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

  private final Supplier<?> look;
  private final Metrics metrics;
  private final Supplier<String> demoToken;
  private final ServerSettings.Carrier carrier;

  /**
   * Prepares them.
   *
   * @param look asks the store something; throws if it does not answer
   * @param demoToken a token for whoever sits at this machine; blank without demo mode
   */
  StatePages(
      Supplier<?> look,
      Metrics metrics,
      Supplier<String> demoToken,
      ServerSettings.Carrier carrier) {
    this.look = look;
    this.metrics = metrics;
    this.demoToken = demoToken;
    this.carrier = carrier;
  }

  void routes(RoutesConfig routes) {
    routes.get("/health", context -> Answers.json(context, 200, state("up")));
    routes.get("/ready", this::ready);
    routes.get(
        "/metrics",
        context -> context.contentType("text/plain; version=0.0.4").result(metrics.text()));
    routes.get("/demo.json", this::demo);
    routes.get("/docs", context -> context.contentType("text/html").redirect("/docs.html"));
  }

  private static ObjectNode state(String state) {
    return Json.object().put("status", state);
  }

  private void ready(Context context) {
    Object unused = look.get();
    Answers.json(context, 200, state("ready"));
  }

  /** What the dashboard begins with. */
  private void demo(Context context) {
    String host = String.valueOf(context.header("Host")).replaceAll(":[0-9]+$", "");
    String token = demoToken.get();
    // A page of another name that leads here must not read the token.
    if (token.isBlank() || !THIS_MACHINE.contains(host)) {
      throw ApiError.notFound("demo");
    }
    Answers.json(
        context,
        200,
        Json.object()
            .put("token", token)
            .put("businessId", ReferenceServer.DEMO_BUSINESS.value())
            .put("carrier", carrier.name().toLowerCase(Locale.ROOT)));
  }
}
