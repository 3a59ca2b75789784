package dev.callkit.bench.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The reference server in a process of its own, as a demo on this machine, until it is closed. */
final class ServerProcess implements AutoCloseable {
  /** What carriers' reports are signed with. */
  static final String WEBHOOK_SECRET = "a secret of the load measurement";

  private static final Duration STARTED_WITHIN = Duration.ofSeconds(60);
  private static final Duration STOPPED_WITHIN = Duration.ofSeconds(20);
  private static final Pattern TOKEN = Pattern.compile("\"token\":\"([^\"]+)\"");

  private final Process process;
  private final HttpClient http;
  private final String address;
  private final String token;

  private ServerProcess(Process process, HttpClient http, String address, String token) {
    this.process = process;
    this.http = http;
    this.address = address;
    this.token = token;
  }

  /**
   * Starts it and waits until it is ready.
   *
   * @param folder where its calls, its keys and its log are kept
   * @param carrier who rings
   * @param options for its Java machine
   */
  static ServerProcess start(Path jar, Path folder, String carrier, List<String> options)
      throws IOException, InterruptedException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // Nothing of it is left in the home of whoever measures.
    command.add("-Duser.home=" + folder);
    command.addAll(options);
    command.addAll(List.of("-jar", jar.toString(), "server", "--data", folder + "/data"));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(name -> name.matches("(CALLKIT|TWILIO|OPENAI)_.*"));
    builder
        .environment()
        .putAll(
            Map.of(
                "CALLKIT_PORT",
                Integer.toString(port),
                "CALLKIT_CARRIER",
                carrier,
                "CALLKIT_WEBHOOK_SECRET",
                WEBHOOK_SECRET,
                "CALLKIT_RATE_LIMIT",
                "999999"));
    Path log = folder.resolve("server.log");
    Process process =
        builder
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    String address = "http://127.0.0.1:" + port;
    try {
      await(process, http, address, log);
      Matcher token = TOKEN.matcher(get(http, address + "/demo.json"));
      if (!token.find()) {
        throw new IOException("expected a token at /demo.json");
      }
      return new ServerProcess(process, http, address, token.group(1));
    } catch (IOException | InterruptedException notStarted) {
      process.destroyForcibly();
      throw notStarted;
    }
  }

  private static void await(Process process, HttpClient http, String address, Path log)
      throws IOException, InterruptedException {
    long until = System.nanoTime() + STARTED_WITHIN.toNanos();
    while (System.nanoTime() < until && process.isAlive()) {
      try {
        if (get(http, address + "/ready").contains("ready")) {
          return;
        }
      } catch (IOException notYet) {
        // Nobody listens before it has started.
      }
      TimeUnit.MILLISECONDS.sleep(100);
    }
    throw new IOException("expected the server to start; its log:\n" + Files.readString(log));
  }

  private static String get(HttpClient http, String url) throws IOException, InterruptedException {
    return http.send(
            HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString())
        .body();
  }

  HttpClient http() {
    return http;
  }

  /** {@return a request, with a token that allows everything} */
  HttpRequest request(String method, String path, String body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(address + path))
            .timeout(Duration.ofSeconds(30))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json");
    return request
        .method(
            method,
            body.isEmpty()
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofString(body))
        .build();
  }

  /** {@return the body of the answer} */
  String ask(String method, String path, String body) throws IOException, InterruptedException {
    return http.send(request(method, path, body), HttpResponse.BodyHandlers.ofString()).body();
  }

  /** Ends it as a service manager would, and its database with it. */
  @Override
  public void close() {
    process.destroy();
    try {
      process.onExit().get(STOPPED_WITHIN.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException | ExecutionException stuck) {
      process.destroyForcibly();
    } catch (InterruptedException inHaste) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
