package dev.callkit.twilio;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.twilio.http.HttpClient;
import com.twilio.http.HttpMethod;
import com.twilio.http.Request;
import com.twilio.http.Response;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.RequestBody;

/**
 * Carries the requests of Twilio's library, each exactly once. The library's own client repeats
 * what was answered with 5xx, up to six times, and placing a call is not a thing to repeat.
 * Redirects are not followed either.
 */
final class OkTransport extends HttpClient {
  // Together less than the 30 s within which dial() must be back, with nothing under way.
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration ANSWER = Duration.ofSeconds(20);
  private static final Duration IN_ALL = Duration.ofSeconds(25);
  private static final MediaType FORM = MediaType.get("application/x-www-form-urlencoded");
  private static final long LARGEST = 4_000_000;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final OkHttpClient client;
  private final Optional<URI> otherApi;

  /**
   * Opens nothing yet.
   *
   * @param otherApi where to send everything instead of to Twilio
   * @param answerWithin how long to wait for an answer; at most 20 s
   */
  OkTransport(Optional<URI> otherApi, Duration answerWithin) {
    Duration answer = answerWithin.compareTo(ANSWER) < 0 ? answerWithin : ANSWER;
    this.otherApi = otherApi;
    this.client =
        new OkHttpClient.Builder()
            .connectTimeout(CONNECT)
            .readTimeout(answer)
            .writeTimeout(CONNECT)
            .callTimeout(IN_ALL)
            .retryOnConnectionFailure(false)
            .followRedirects(false)
            .followSslRedirects(false)
            .connectionPool(new ConnectionPool(5, 30, TimeUnit.SECONDS))
            .addNetworkInterceptor(new SingleShot())
            .build();
  }

  /** Once, whatever the library would do. */
  @Override
  public Response reliableRequest(Request request) {
    return makeRequest(request);
  }

  @Override
  public Response reliableRequest(
      Request request, int[] retryCodes, int retries, long delayMillis) {
    return makeRequest(request);
  }

  /**
   * Sends one request.
   *
   * @throws ApiFailure if no answer comes, or another one than 2xx
   */
  @Override
  public Response makeRequest(Request request) {
    SingleShot.Mark mark = new SingleShot.Mark();
    okhttp3.Request outgoing = translate(request).tag(SingleShot.Mark.class, mark).build();
    try (okhttp3.Response answer = client.newCall(outgoing).execute()) {
      String body = answer.peekBody(LARGEST).string();
      if (!answer.isSuccessful()) {
        throw ApiFailure.answered(answer.code(), code(body), retryAfter(answer.headers()));
      }
      return new Response(body, answer.code());
    } catch (IOException broken) {
      // Its message may hold the address, and that the number.
      throw ApiFailure.unanswered(mark.sent(), broken.getClass().getSimpleName());
    }
  }

  private okhttp3.Request.Builder translate(Request request) {
    okhttp3.Request.Builder outgoing =
        new okhttp3.Request.Builder()
            .url(address(request.constructURL()))
            .header("Accept", "application/json")
            .header("User-Agent", "callkit twilio-java");
    String credentials = request.getAuthString();
    if (credentials != null) {
      outgoing.header("Authorization", credentials);
    }
    HttpMethod method = request.getMethod();
    if (method == HttpMethod.POST || method == HttpMethod.PUT) {
      return outgoing.method(method.toString(), RequestBody.create(request.encodeFormBody(), FORM));
    }
    return outgoing.method(method.toString(), null);
  }

  private HttpUrl address(URL twilio) {
    HttpUrl url = HttpUrl.get(twilio.toString());
    return otherApi
        .map(HttpUrl::get)
        .map(
            other ->
                url.newBuilder()
                    .scheme(other.scheme())
                    .host(other.host())
                    .port(other.port())
                    .build())
        .orElse(url);
  }

  /** A gateway may answer with HTML, and newer interfaces with other fields. */
  private static int code(String body) {
    try {
      JsonNode json = JSON.readTree(body);
      return json == null ? 0 : json.path("code").asInt(0);
    } catch (JsonProcessingException notJson) {
      return 0;
    }
  }

  private static Optional<Duration> retryAfter(Headers headers) {
    String seconds = headers.get("Retry-After");
    return seconds != null && seconds.matches("\\d{1,5}")
        ? Optional.of(Duration.ofSeconds(Long.parseLong(seconds)))
        : Optional.empty();
  }

  void close() {
    client.dispatcher().executorService().shutdown();
    client.connectionPool().evictAll();
  }
}
