package dev.callkit.examples.server.http;

import dev.callkit.CallListener;
import dev.callkit.progress.CallRecord;
import io.javalin.http.Context;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.Locale;

/** Meters of this node for Prometheus: requests by path, and calls that have ended here. */
public final class Metrics implements CallListener {
  private static final String STARTED = "callkit.started";
  // What the server promises lies among them: 20 ms for webhooks, 50 ms for everything else.
  private static final Duration[] BOUNDS = {
    Duration.ofMillis(5),
    Duration.ofMillis(10),
    Duration.ofMillis(20),
    Duration.ofMillis(50),
    Duration.ofMillis(100),
    Duration.ofMillis(250),
    Duration.ofSeconds(1)
  };

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

  /** Notes when a request has come. */
  public void begin(Context context) {
    context.attribute(STARTED, System.nanoTime());
  }

  /** Counts a request by the path that was matched: never by an id. */
  public void end(Context context, String path) {
    Long started = context.attribute(STARTED);
    if (started != null) {
      Timer.builder("callkit.http.requests")
          .description("Time to answer a request")
          .tags("method", context.method().name(), "path", path)
          .tag("status", Integer.toString(context.status().getCode()))
          .serviceLevelObjectives(BOUNDS)
          .register(registry)
          .record(Duration.ofNanos(System.nanoTime() - started));
    }
  }

  @Override
  public void onEnded(CallRecord call) {
    call.outcome()
        .ifPresent(
            outcome ->
                Counter.builder("callkit.calls.ended")
                    .description("Calls that have become final on this node")
                    .tag("disposition", outcome.disposition().name().toLowerCase(Locale.ROOT))
                    .register(registry)
                    .increment());
  }

  /** {@return all of them in the text format of Prometheus} */
  public String text() {
    return registry.scrape();
  }
}
