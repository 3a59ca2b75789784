package dev.callkit.openai;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.LogLevel;
import com.openai.core.RequestOptions;
import com.openai.core.Timeout;
import com.openai.errors.OpenAIException;
import com.openai.models.models.Model;
import dev.callkit.dialogue.Cancellation;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/** Speaks to the service: one prompt, one answer or one failure. Never retries. Thread-safe. */
final class Wire implements AutoCloseable {
  // A connection that takes longer is not going to be in time.
  private static final Duration CONNECT = Duration.ofSeconds(1);

  private static final int MOST_IDLE = 100;

  private final OpenAIClient client;
  private final InstantSource clock;
  private volatile boolean closed;

  Wire(String key, URI baseUrl, InstantSource clock) {
    this.clock = clock;
    this.client =
        OpenAIOkHttpClient.builder()
            .apiKey(key)
            .baseUrl(baseUrl.toString())
            .maxRetries(0)
            // Over HTTP/1.1 every talk needs a connection of its own; a new one costs a handshake.
            // Kept for less time than networks take to forget one without saying so.
            .maxIdleConnections(MOST_IDLE)
            .keepAliveDuration(Duration.ofMinutes(1))
            .followRedirects(false)
            .disableTelemetry(true)
            // Its logs hold bodies, whatever an environment variable says.
            .logLevel(LogLevel.OFF)
            .addInterceptor(new Flight.Catcher())
            .build();
  }

  /**
   * Asks.
   *
   * @param within how long it may take, connection and all
   * @param cancellation calls the request back
   * @throws ModelFailure if there is no usable answer
   */
  Written ask(ModelProfile model, Prompt prompt, Duration within, Cancellation cancellation) {
    Function<RequestOptions, Written> request =
        model.api() == ModelProfile.Api.CHAT_COMPLETIONS
            ? options -> ChatCompletions.ask(client, model, prompt, options)
            : options -> Responses.ask(client, model, prompt, options);
    Flight flight = new Flight();
    cancellation.onCancel(flight::callBack);
    return flight.run(() -> sending(() -> request.apply(options(within))));
  }

  /**
   * {@return the end of each model that the service offers and has announced an end of}
   *
   * @throws ModelFailure if it does not say
   */
  Map<String, LocalDate> announcedEnds(Duration within) {
    return sending(
        () -> {
          Map<String, LocalDate> ends = new HashMap<>();
          for (Model model : client.models().list(options(within)).data()) {
            model.shutdownDate().ifPresent(day -> ends.put(model.id(), day));
          }
          return ends;
        });
  }

  private <T> T sending(Supplier<T> request) {
    try {
      return request.get();
    } catch (OpenAIException failed) {
      throw Failures.of(failed, clock.instant());
    } catch (ModelFailure ours) {
      throw ours;
    } catch (RuntimeException unexpected) {
      // Without its message, which may quote what was sent.
      throw closed
          ? ModelFailure.of(ModelFailure.Kind.NOT_ALLOWED, "the engine is closed")
          : ModelFailure.of(
              ModelFailure.Kind.PASSING, "the SDK threw " + unexpected.getClass().getName());
    }
  }

  private static RequestOptions options(Duration within) {
    Duration connect = within.compareTo(CONNECT) < 0 ? within : CONNECT;
    return RequestOptions.builder()
        .timeout(
            Timeout.builder().connect(connect).read(within).write(within).request(within).build())
        .build();
  }

  @Override
  public void close() {
    closed = true;
    client.close();
  }
}
