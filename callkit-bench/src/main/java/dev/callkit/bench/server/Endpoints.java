package dev.callkit.bench.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Every operation of the server's document, each with requests as a host would make them. */
final class Endpoints {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern PATH = Pattern.compile("  (/\\S*):");
  private static final Pattern METHOD = Pattern.compile("    (get|put|post|delete):");
  // It does not end: some pages listen to it while the others are measured.
  private static final String STREAM = "GET /api/feed";
  private static final String CONFIGURATIONS = "/api/questions/configurations";

  private final ServerProcess server;
  private final String business;
  private final String catalogue;
  private final List<String> sessions;
  private final Queue<String> open = new ConcurrentLinkedQueue<>();
  private final Queue<String> added = new ConcurrentLinkedQueue<>();
  private final AtomicInteger number = new AtomicInteger();
  private final Random chance = new Random(1);
  private final List<Endpoint> all = new ArrayList<>();

  /**
   * One of them.
   *
   * @param name method and path
   * @param request the next one
   * @param expected the statuses that are no error
   */
  record Endpoint(String name, Supplier<HttpRequest> request, Set<Integer> expected) {}

  /**
   * Prepares them.
   *
   * @param sessions ids of calls that are there
   */
  Endpoints(ServerProcess server, List<String> sessions) throws IOException, InterruptedException {
    this.server = server;
    this.sessions = List.copyOf(sessions);
    this.business = JSON.readTree(server.ask("GET", "/demo.json", "")).get("businessId").asText();
    JsonNode first = JSON.readTree(server.ask("GET", CONFIGURATIONS, ""));
    this.catalogue = first.get("catalogue").toString();
    String question =
        first.get("catalogue").get("questions").get(0).get("id").asText().replace(" ", "");
    calls();
    questions(question);
    others();
    expectAll(server.ask("GET", "/openapi.yaml", ""));
  }

  List<Endpoint> all() {
    return all;
  }

  private void add(String name, Supplier<String> path, Supplier<String> body, Integer... expected) {
    String method = name.substring(0, name.indexOf(' '));
    all.add(
        new Endpoint(name, () -> server.request(method, path.get(), body.get()), Set.of(expected)));
  }

  private void get(String path, Integer... expected) {
    add("GET " + path, () -> path, () -> "", expected.length == 0 ? new Integer[] {200} : expected);
  }

  private void calls() {
    add("POST /api/calls/initiate", () -> "/api/calls/initiate", this::customer, 201);
    get("/api/calls");
    add("GET /api/calls/{sessionId}", () -> "/api/calls/" + session(), () -> "", 200);
    add(
        "GET /api/calls/{sessionId}/status",
        () -> "/api/calls/" + session() + "/status",
        () -> "",
        200);
    add(
        "GET /api/calls/{sessionId}/events",
        () -> "/api/calls/" + session() + "/events",
        () -> "",
        200);
    add(
        "POST /api/calls/{sessionId}/complete",
        () -> "/api/calls/" + openSession() + "/complete",
        () -> "{\"reason\":\"timeout\"}",
        200,
        409);
    add(
        "POST /api/calls/logs",
        () -> "/api/calls/logs",
        () ->
            "{\"sessionId\":\""
                + session()
                + "\",\"events\":[{\"type\":\"seen\",\"details\":{\"by\":\"load\"}}]}",
        201,
        422);
    all.add(new Endpoint("POST /api/calls/webhooks/telephony", this::report, Set.of(200)));
  }

  private void questions(String known) {
    get("/api/questions/select");
    add(
        "POST /api/questions/select",
        () -> "/api/questions/select",
        () -> "{\"amount\":512.5,\"categories\":[\"fisk\"],\"customerPhone\":\"" + phone() + "\"}",
        200);
    get(CONFIGURATIONS);
    add("PUT " + CONFIGURATIONS, () -> CONFIGURATIONS, () -> catalogue, 200);
    // The names are few, so that the catalogue does not grow for as long as it is measured.
    add("POST " + CONFIGURATIONS, () -> CONFIGURATIONS, this::question, 201, 400);
    add("GET " + CONFIGURATIONS + "/{id}", () -> CONFIGURATIONS + "/" + known, () -> "", 200);
    add(
        "PUT " + CONFIGURATIONS + "/{id}",
        () -> CONFIGURATIONS + "/" + known,
        () -> "{\"text\":\"Hur var besöket i dag?\",\"kind\":\"text\",\"frequency\":5}",
        200);
    add(
        "DELETE " + CONFIGURATIONS + "/{id}",
        () -> CONFIGURATIONS + "/" + addedQuestion(),
        () -> "",
        200,
        404);
    add(
        "POST /api/questions/feasibility",
        () -> "/api/questions/feasibility",
        () -> catalogue.replaceFirst("\"frequency\":\\d+", "\"frequency\":" + (1 + next(100))),
        200);
  }

  private void others() {
    String context = "/api/businesses/" + business + "/context";
    add("GET /api/businesses/{id}/context", () -> context, () -> "", 200);
    add(
        "PUT /api/businesses/{id}/context",
        () -> context,
        () -> "{\"preferences\":{\"questionTimeSeconds\":" + (60 + next(61)) + "}}",
        200);
    add("DELETE /api/people/{phone}", () -> "/api/people/" + erased(), () -> "", 200);
    add(
        "GET /api/people/{phone}/export",
        () -> "/api/people/" + erased() + "/export",
        () -> "",
        200);
    get("/api/stats");
    get("/health");
    get("/ready");
    get("/metrics");
    get("/demo.json");
    get("/openapi.yaml");
    get("/docs", 302);
  }

  /** None that the document names is forgotten here. */
  private void expectAll(String document) throws IOException {
    Set<String> missing = new TreeSet<>();
    String path = "";
    for (String line : document.lines().toList()) {
      Matcher named = PATH.matcher(line);
      Matcher method = METHOD.matcher(line);
      if (named.matches()) {
        path = named.group(1);
      } else if (method.matches()) {
        missing.add(method.group(1).toUpperCase(Locale.ROOT) + " " + path);
      }
    }
    boolean read = missing.remove(STREAM);
    all.forEach(endpoint -> missing.remove(endpoint.name()));
    if (!read || !missing.isEmpty()) {
      throw new IOException("expected to know every operation, got others: " + missing);
    }
  }

  /** Takes what an answer tells of what there is now. */
  void learn(Endpoint endpoint, int status, String body) {
    if (status == 201 && endpoint.name().endsWith("/initiate")) {
      try {
        open.add(JSON.readTree(body).get("id").asText());
      } catch (IOException unreadable) {
        throw new IllegalStateException("expected JSON of " + endpoint.name(), unreadable);
      }
    }
  }

  private synchronized int next(int bound) {
    return chance.nextInt(bound);
  }

  private String session() {
    return sessions.get(next(sessions.size()));
  }

  private String openSession() {
    String session = open.poll();
    return session == null ? session() : session;
  }

  private String question() {
    String id = "last-" + number.incrementAndGet() % 5;
    added.add(id);
    return "{\"id\":\""
        + id
        + "\",\"text\":\"Hur var musiken i butiken i dag?\",\"kind\":\"yesno\",\"frequency\":9}";
  }

  private String addedQuestion() {
    String id = added.poll();
    return id == null ? "last-0" : id;
  }

  /** Numbers that are nobody's, but for the last five: their calls are erased now and then. */
  private String phone() {
    return "+467017406" + String.format(Locale.ROOT, "%02d", 5 + next(90));
  }

  private String erased() {
    return "%2B467017406" + (95 + next(5));
  }

  String customer() {
    return "{\"verificationId\":\""
        + UUID.randomUUID()
        + "\",\"businessId\":\""
        + business
        + "\",\"customerPhone\":\""
        + phone()
        + "\",\"automatedCallAgreed\":true,\"context\":{\"amount\":412.5,\"categories\":[\"fisk\"]}}";
  }

  private HttpRequest report() {
    String body =
        "{\"attempt\":\""
            + business
            + "."
            + session()
            + ".1\",\"events\":[{\"type\":\"ringing\",\"call\":\"c-"
            + number.incrementAndGet()
            + "\"}]}";
    String at = Long.toString(Instant.now().getEpochSecond());
    HttpRequest unsigned = server.request("POST", "/api/calls/webhooks/telephony", body);
    return HttpRequest.newBuilder(unsigned, (name, value) -> !name.equals("Authorization"))
        .header("CallKit-Signature", "t=" + at + ",v1=" + seal(at + "." + body))
        .build();
  }

  private static String seal(String signed) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      byte[] key = ServerProcess.WEBHOOK_SECRET.getBytes(StandardCharsets.UTF_8);
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException impossible) { // every Java has it
      throw new IllegalStateException(impossible);
    }
  }
}
