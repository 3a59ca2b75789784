package dev.callkit.examples.server.page;

import com.fasterxml.jackson.databind.JsonNode;
import dev.callkit.business.Business;
import dev.callkit.call.BusinessId;
import dev.callkit.examples.server.Environment;
import dev.callkit.examples.server.ReferenceServer;
import dev.callkit.examples.server.ServerSettings;
import dev.callkit.examples.server.http.Caller;
import dev.callkit.examples.server.http.Json;
import dev.callkit.examples.storage.Storage;
import dev.callkit.question.AnswerKind;
import dev.callkit.question.Catalogue;
import dev.callkit.question.Question;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A server in memory for a page to look at. Its clock can be put back before it starts. */
final class PageServer implements AutoCloseable {
  private final HttpClient http = HttpClient.newHttpClient();
  private static final String SECRET = "a secret of thirty-two characters";

  private final Storage storage = Storage.inMemory();
  private volatile Duration ahead;
  private final ReferenceServer server;

  PageServer() {
    this(Duration.ZERO);
  }

  /** Starts one whose clock is so far behind. */
  PageServer(Duration behind) {
    this(ServerSettings.demo(0), behind);
  }

  private PageServer(ServerSettings settings, Duration behind) {
    this.ahead = behind.negated();
    this.server = new ReferenceServer(settings, storage, clock());
  }

  /** Starts one that is no demo. */
  static PageServer withSecrets() {
    return with(Map.of("CALLKIT_JWT_SECRET", SECRET));
  }

  /** Starts one with more of the environment. */
  static PageServer with(Map<String, String> more) {
    Map<String, String> environment = new HashMap<>(more);
    environment.put("CALLKIT_PORT", "0");
    List<String> problems = new ArrayList<>();
    ServerSettings settings =
        Environment.read(environment, problems)
            .orElseThrow(() -> new IllegalStateException(problems.toString()));
    return new PageServer(settings, Duration.ZERO);
  }

  private InstantSource clock() {
    return () -> Instant.now().plus(ahead);
  }

  /** Puts the clock on. */
  void advance(Duration time) {
    ahead = ahead.plus(time);
  }

  String url() {
    return "http://127.0.0.1:" + server.port() + "/";
  }

  String token() {
    return server.token();
  }

  /** Opens another store, with one question. {@return its token} */
  String open(BusinessId id, String name) {
    Question question =
        Question.builder("ljuset", "Hur var ljuset i butiken i dag?", new AnswerKind.YesNo())
            .build();
    server
        .shops()
        .save(Business.builder(id, name).catalogue(new Catalogue(List.of(question))).build());
    return server.token(id, Caller.EVERY_SCOPE);
  }

  HttpClient http() {
    return http;
  }

  /** {@return what the API answers} */
  JsonNode ask(String method, String path, String body) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url()).resolve(path))
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .header("Authorization", "Bearer " + token())
            .build();
    try {
      HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() >= 300) {
        throw new IllegalStateException(path + ": " + answer.statusCode() + " " + answer.body());
      }
      return Json.read(answer.body());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  /** Asks for a call to a phone in a page. */
  void ring(UUID verification, String number) {
    ask(
        "POST",
        "/api/calls/initiate",
        Json.text(
            Json.object()
                .put("verificationId", verification.toString())
                .put("businessId", ReferenceServer.DEMO_BUSINESS.value())
                .put("customerPhone", number)
                .put("automatedCallAgreed", true)));
  }

  @Override
  public void close() {
    server.close();
    storage.close();
  }
}
