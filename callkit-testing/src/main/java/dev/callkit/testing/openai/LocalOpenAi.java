package dev.callkit.testing.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An OpenAI on this machine: chat completions, responses and the list of models, over real HTTP, as
 * JSON and as server-sent events. It answers by the built-in Swedish rules unless it is told
 * otherwise, refuses what the service refuses, and has every accident of {@link Fault}.
 * Thread-safe.
 */
public final class LocalOpenAi implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(LocalOpenAi.class);
  private static final int PREFIX_TOKENS = 1024;
  private static final int PREFIX_STEP = 128;

  private final MockWebServer server = new MockWebServer();
  private final Queue<Fault> next = new ArrayDeque<>();
  private final List<ModelRequest> requests = new ArrayList<>();
  private final Set<String> knownPrefixes = new HashSet<>();
  private final Map<String, Optional<LocalDate>> models = new TreeMap<>();
  private final Set<String> reasoning = new HashSet<>();
  private Answers answers = Answers.byRule();
  private Function<ModelRequest, Optional<Fault>> always = request -> Optional.empty();
  private Duration thinking = Duration.ZERO;

  private LocalOpenAi() {
    offer("gpt-4o-mini");
    offerReasoning("gpt-6-luna");
  }

  /**
   * {@return a server on a free port of the loopback interface, with {@code gpt-4o-mini} and the
   * reasoning model {@code gpt-6-luna}}
   */
  public static LocalOpenAi start() {
    return start(0);
  }

  /**
   * {@return the same on a port of your choice}
   *
   * @param port 1 to 65535, or 0 for any that is free
   * @throws UncheckedIOException if it is taken
   */
  public static LocalOpenAi start(int port) {
    LocalOpenAi local = new LocalOpenAi();
    local.server.setServerSocketFactory(new PromptSockets());
    local.server.setDispatcher(local.new Desk());
    try {
      local.server.start(InetAddress.getLoopbackAddress(), port);
    } catch (IOException taken) {
      throw new UncheckedIOException(taken);
    }
    return local;
  }

  /** {@return the base URL, such as {@code http://127.0.0.1:40123/v1}} */
  public String url() {
    return "http://" + server.getHostName() + ":" + server.getPort() + "/v1";
  }

  /** Sets what the model writes from now on. */
  public synchronized LocalOpenAi answering(Answers instead) {
    answers = instead;
    return this;
  }

  /** Adds accidents: each befalls one request, in this order. */
  public synchronized LocalOpenAi then(Fault... accidents) {
    next.addAll(List.of(accidents));
    return this;
  }

  /** Sets which requests have an accident, where {@link #then} names none. */
  public synchronized LocalOpenAi failing(Function<ModelRequest, Optional<Fault>> which) {
    always = which;
    return this;
  }

  /** Sets how long the model thinks about every answer from now on. */
  public synchronized LocalOpenAi thinkingFor(Duration time) {
    thinking = time;
    return this;
  }

  /** Offers a model. */
  public synchronized LocalOpenAi offer(String model) {
    models.put(model, Optional.empty());
    return this;
  }

  /** Offers a model that has no temperature while it reasons. */
  public synchronized LocalOpenAi offerReasoning(String model) {
    reasoning.add(model);
    return offer(model);
  }

  /** Announces a model's end, in the list of models. */
  public synchronized LocalOpenAi announceEnd(String model, LocalDate shutdown) {
    models.put(model, Optional.of(shutdown));
    return this;
  }

  /** Shuts a model down. */
  public synchronized LocalOpenAi shutDown(String model) {
    models.remove(model);
    return this;
  }

  /** {@return the requests for an answer that have come in, in that order} */
  public synchronized List<ModelRequest> requests() {
    return List.copyOf(requests);
  }

  /** Stops. Answers that are under way are lost. */
  @Override
  public void close() {
    try {
      server.close();
    } catch (AssertionError stillSleeping) {
      // A slow answer outlasts the server's patience; its thread ends by itself.
      log.debug("a slow answer was under way");
    }
  }

  private final class Desk extends Dispatcher {
    @Override
    public MockResponse dispatch(RecordedRequest request) {
      String path = request.getUrl().encodedPath();
      if (request.getMethod().equals("GET") && path.equals("/v1/models")) {
        return Accident.json(200, list());
      }
      if (request.getMethod().equals("POST") && path.equals("/v1/chat/completions")) {
        return answer(ModelRequest.Api.CHAT, request);
      }
      if (request.getMethod().equals("POST") && path.equals("/v1/responses")) {
        return answer(ModelRequest.Api.RESPONSES, request);
      }
      return Accident.error(404, "invalid_request_error", "unknown_url");
    }
  }

  private synchronized String list() {
    ObjectNode body = Documents.object();
    body.put("object", "list");
    ArrayNode data = body.putArray("data");
    models.forEach(
        (id, end) -> {
          ObjectNode model = data.addObject();
          model.put("id", id);
          model.put("object", "model");
          model.put("created", 1_700_000_000);
          model.put("owned_by", "system");
          model.put("shutdown_date", end.map(LocalDate::toString).orElse(null));
        });
    return body.toString();
  }

  private MockResponse answer(ModelRequest.Api api, RecordedRequest recorded) {
    String text = recorded.getBody() == null ? "" : recorded.getBody().utf8();
    JsonNode body = Documents.parse(text);
    String bearer = recorded.getHeaders().get("Authorization");
    boolean authorized = bearer != null && bearer.startsWith("Bearer ") && bearer.length() > 7;
    ModelRequest request = Requests.read(api, body, authorized, text);
    Answers model;
    Optional<Fault> fault;
    Duration delay;
    Documents.Tokens prefix;
    synchronized (this) {
      requests.add(request);
      Optional<MockResponse> refused = Requests.refusal(request, body, models.keySet(), reasoning);
      if (refused.isPresent()) {
        return refused.get();
      }
      model = answers;
      fault = next.isEmpty() ? always.apply(request) : Optional.of(next.remove());
      delay = thinking;
      prefix = read(request);
    }
    return fault
        .flatMap(accident -> Accident.instead(accident, request))
        .orElseGet(() -> written(request, model.to(request), fault, delay, prefix));
  }

  /** How much was read, and how much of it was known: whole steps of a long enough prefix. */
  private Documents.Tokens read(ModelRequest request) {
    int known = Documents.Tokens.of(request.instructions());
    boolean seen = !knownPrefixes.add(request.model() + request.instructions());
    int cached = seen && known >= PREFIX_TOKENS ? known / PREFIX_STEP * PREFIX_STEP : 0;
    return new Documents.Tokens(
        Documents.Tokens.of(request.instructions() + request.input()), cached, 0);
  }

  private static MockResponse written(
      ModelRequest request,
      String honest,
      Optional<Fault> fault,
      Duration delay,
      Documents.Tokens read) {
    String content =
        fault.flatMap(accident -> Lies.instead(accident, request, honest)).orElse(honest);
    Documents.Finish finish = Documents.Finish.STOP;
    if (fault.isPresent()) {
      switch (fault.get()) {
        case REFUSAL -> {
          content = "I'm sorry, I cannot help with that.";
          finish = Documents.Finish.REFUSAL;
        }
        case CUT_BY_LENGTH -> {
          content = content.substring(0, content.length() / 2);
          finish = Documents.Finish.LENGTH;
        }
        case CONTENT_FILTERED -> {
          content = "";
          finish = Documents.Finish.CONTENT_FILTER;
        }
        default -> {}
      }
    }
    Documents.Tokens tokens =
        new Documents.Tokens(read.input(), read.cached(), Documents.Tokens.of(content));
    Fault[] accidents = fault.stream().toArray(Fault[]::new);
    if (request.stream()) {
      return Stream.of(request, content, finish, tokens, accidents);
    }
    String body = Documents.answer(request, content, finish, tokens);
    MockResponse.Builder answer = Accident.answer().code(200).body(body);
    answer.headersDelay(delay.toNanos(), TimeUnit.NANOSECONDS);
    return fault.isPresent() ? Accident.onTheWay(fault.get(), answer, body) : answer.build();
  }

  /** Hides what was asked. */
  @Override
  public String toString() {
    return "LocalOpenAi[" + url() + "]";
  }
}
