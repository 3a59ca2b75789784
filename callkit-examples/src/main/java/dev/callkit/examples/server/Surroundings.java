package dev.callkit.examples.server;

import dev.callkit.examples.server.api.Feed;
import dev.callkit.examples.server.http.Answers;
import dev.callkit.examples.server.http.ApiError;
import dev.callkit.examples.server.http.Metrics;
import dev.callkit.store.StoreException;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is around every request: headers, meters, and the one shape of errors. */
final class Surroundings {
  private static final Logger LOG = LoggerFactory.getLogger(Surroundings.class);
  private static final String DOCS = "/docs.html";
  private static final String OURS_ONLY =
      "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self';"
          + " frame-ancestors 'none'";
  // Swagger UI sets styles of elements, and has pictures in its style sheet.
  private static final String SWAGGER =
      OURS_ONLY + "; style-src 'self' 'unsafe-inline'; img-src 'self' data:";

  private final boolean encrypted;
  private final Metrics metrics;

  /**
   * Prepares it.
   *
   * @param encrypted whether everybody comes by https, through a proxy
   */
  Surroundings(boolean encrypted, Metrics metrics) {
    this.encrypted = encrypted;
    this.metrics = metrics;
  }

  void routes(RoutesConfig routes) {
    routes.before(this::begin);
    routes.after(
        context -> {
          // A feed lasts as long as its page does.
          if (!context.path().equals(Feed.PATH)) {
            metrics.end(context, path(context));
          }
        });
    routes.exception(ApiError.class, (error, context) -> Answers.error(context, error));
    routes.exception(HttpResponseException.class, Surroundings::refused);
    routes.exception(StoreException.class, Surroundings::storeFailed);
    routes.exception(Exception.class, Surroundings::mistake);
  }

  private void begin(Context context) {
    metrics.begin(context);
    context.header("X-Content-Type-Options", "nosniff");
    context.header("Referrer-Policy", "no-referrer");
    context.header("Content-Security-Policy", context.path().equals(DOCS) ? SWAGGER : OURS_ONLY);
    context.header("Cache-Control", "no-store");
    if (encrypted) {
      context.header("Strict-Transport-Security", "max-age=31536000");
    }
  }

  private static String path(Context context) {
    return context.endpoints().lastHttpEndpoint() == null
        ? "other"
        : context.endpoints().lastHttpEndpoint().path;
  }

  private static void refused(HttpResponseException error, Context context) {
    boolean nothing = error.getStatus() == 404;
    Answers.error(
        context,
        ApiError.of(
            error.getStatus(),
            nothing ? "not_found" : "http_" + error.getStatus(),
            nothing ? "There is nothing at this address." : "The request cannot be served."));
  }

  private static void storeFailed(StoreException failed, Context context) {
    LOG.warn("The store failed: {}", failed.getMessage());
    Answers.error(context, ApiError.unavailable("The store does not answer."));
  }

  private static void mistake(Exception bug, Context context) {
    StackTraceElement[] places = bug.getStackTrace();
    // Not the message: it may hold what somebody said.
    LOG.error(
        "A mistake of ours: {} at {}",
        bug.getClass().getName(),
        places.length == 0 ? "?" : places[0]);
    Answers.error(
        context, ApiError.of(500, "internal", "The server has made a mistake; it is logged."));
  }
}
