package dev.callkit.examples.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.callkit.call.BusinessId;
import dev.callkit.call.CallId;
import dev.callkit.examples.server.http.Json;
import dev.callkit.examples.storage.Storage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** A server, and who asks it. */
public final class TestServer implements AutoCloseable {
  static final String SHOP = ReferenceServer.DEMO_BUSINESS.value();

  private final Storage storage;
  private final ReferenceServer server;
  private final HttpClient http = HttpClient.newHttpClient();
  private final String token;

  /** In memory, as a demo. */
  public TestServer() {
    this(ServerSettings.demo(0), Storage.inMemory());
  }

  /** As one likes; the storage is closed with it. */
  TestServer(ServerSettings settings, Storage storage) {
    this(settings, storage, InstantSource.system());
  }

  /** With a clock of one's own. */
  TestServer(ServerSettings settings, Storage storage, InstantSource clock) {
    this.storage = storage;
    this.server = new ReferenceServer(settings, storage, clock);
    this.token = server.token();
  }

  public ReferenceServer server() {
    return server;
  }

  Storage storage() {
    return storage;
  }

  String token(BusinessId business, Set<String> scopes) {
    return server.token(business, scopes);
  }

  HttpResponse<String> ask(String method, String path, String body) {
    return ask(method, path, body, token);
  }

  HttpResponse<String> get(String path) {
    return ask("GET", path, "");
  }

  HttpResponse<String> ask(String method, String path, String body, String bearer) {
    return ask(method, path, body, Map.of("Authorization", "Bearer " + bearer));
  }

  HttpResponse<String> ask(String method, String path, String body, Map<String, String> headers) {
    HttpResponse<String> answer = send(method, path, body, headers);
    expectDocumented(answer, body);
    return answer;
  }

  /** Asks without looking at the answer. */
  HttpResponse<String> send(String method, String path, String body, Map<String, String> headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
            .method(method, HttpRequest.BodyPublishers.ofString(body));
    headers.forEach(request::header);
    try {
      return patiently(request.build());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  /**
   * A server that has answered without reading the whole body closes the connection; a request that
   * went out over it too soon is lost before anybody has read it, and is sent again once.
   */
  private HttpResponse<String> patiently(HttpRequest request)
      throws IOException, InterruptedException {
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException closed) {
      return http.send(request, HttpResponse.BodyHandlers.ofString());
    }
  }

  /** Whatever a test asks: the answer is as the document says, and what is accepted is as well. */
  private static void expectDocumented(HttpResponse<String> answer, String body) {
    String method = answer.request().method();
    String path = answer.request().uri().getRawPath();
    String what = method + " " + path + " answered " + answer.statusCode();
    assertThat(OpenApiDocument.SHIPPED.problems(answer)).as(what).isEmpty();
    if (answer.statusCode() < 300) {
      OpenApiDocument.SHIPPED
          .find(method, path)
          .ifPresent(
              operation ->
                  assertThat(OpenApiDocument.SHIPPED.problems(operation, body))
                      .as("%s to %s", what, body)
                      .isEmpty());
    }
  }

  /** {@return the request of a call for a new verification} */
  static String call() {
    return call(UUID.randomUUID(), "+46701740605");
  }

  static String call(UUID verification, String phone) {
    return Json.text(
        Json.object()
            .put("verificationId", verification.toString())
            .put("businessId", SHOP)
            .put("customerPhone", phone));
  }

  /** {@return a call of the demo business, when it is over} */
  JsonNode ended(String id) {
    server
        .callKit()
        .session(new CallId(ReferenceServer.DEMO_BUSINESS, id))
        .orElseThrow()
        .ended()
        .toCompletableFuture()
        .join();
    return json(get("/api/calls/" + id));
  }

  static JsonNode json(HttpResponse<String> answer) {
    return Json.read(answer.body());
  }

  @Override
  public void close() {
    server.close();
    storage.close();
  }
}
