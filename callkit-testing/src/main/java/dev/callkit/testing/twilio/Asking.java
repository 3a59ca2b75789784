package dev.callkit.testing.twilio;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes signed requests of the host, as Twilio does. */
final class Asking implements AutoCloseable {
  private static final Duration LONGEST = Duration.ofSeconds(15);
  private static final Duration CONNECT = Duration.ofSeconds(5);

  /** What came back. */
  record Answer(int status, String contentType, String body) {
    boolean isDocument() {
      return status / 100 == 2 && contentType.matches("(text|application)/xml.*");
    }
  }

  private final Signing signing;
  private final ExecutorService threads;
  private final HttpClient client;
  private final AtomicInteger underWay = new AtomicInteger();

  Asking(Signing signing) {
    this.signing = signing;
    this.threads =
        Executors.newFixedThreadPool(
            4,
            task -> {
              Thread thread = new Thread(task, "local-twilio-asks");
              thread.setDaemon(true);
              return thread;
            });
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .executor(threads)
            .build();
  }

  /** {@return how many requests wait for their answers} */
  int underWay() {
    return underWay.get();
  }

  /**
   * Posts a form; tried again after a failure if the address's fragment says so.
   *
   * @param then takes the answer, or nothing if none came
   */
  void post(String url, Map<String, String> fields, Consumer<Optional<Answer>> then) {
    underWay.incrementAndGet();
    attempt(
        url,
        fields,
        retries(url),
        answer -> {
          try {
            then.accept(answer);
          } finally {
            underWay.decrementAndGet();
          }
        });
  }

  @SuppressWarnings("FutureReturnValueIgnored") // what comes of it is handed on
  private void attempt(
      String url, Map<String, String> fields, int left, Consumer<Optional<Answer>> then) {
    String address = url.replaceFirst("#.*", "");
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address))
            .timeout(LONGEST)
            .header("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8")
            .header("User-Agent", "TwilioProxy/1.1")
            .header("X-Twilio-Signature", signing.sign(url, fields))
            .POST(HttpRequest.BodyPublishers.ofString(Forms.encode(fields)))
            .build();
    client
        .sendAsync(request, HttpResponse.BodyHandlers.ofString())
        .whenComplete(
            (answer, failure) -> {
              boolean again = failure != null || (answer.statusCode() >= 500 && retries5xx(url));
              if (again && left > 0) {
                attempt(url, fields, left - 1, then);
              } else if (failure != null) {
                then.accept(Optional.empty());
              } else {
                then.accept(
                    Optional.of(
                        new Answer(
                            answer.statusCode(),
                            answer.headers().firstValue("Content-Type").orElse(""),
                            answer.body())));
              }
            });
  }

  /** By the address's fragment, such as {@code #rc=3&rp=ct,rt,5xx}; one by default. */
  private static int retries(String url) {
    Matcher count = Pattern.compile("#.*rc=(\\d)").matcher(url);
    return count.find() ? Integer.parseInt(count.group(1)) : 1;
  }

  private static boolean retries5xx(String url) {
    return url.matches(".*#.*rp=[^&]*(5xx|all).*");
  }

  /** Opens a socket. */
  CompletableFuture<WebSocket> open(String url, WebSocket.Listener listener) {
    return client
        .newWebSocketBuilder()
        .connectTimeout(CONNECT)
        .header("X-Twilio-Signature", signing.sign(url, Map.of()))
        .buildAsync(URI.create(url), listener);
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
