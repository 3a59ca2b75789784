package dev.callkit.examples.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callkit.examples.Main;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** The server as a process of its own, with its data in a folder; it can be killed. */
public final class ServerProcess implements AutoCloseable {
  private final Path folder;
  private final int port;
  private Process process;
  private String token = "";

  /** Starts it. */
  public ServerProcess(Path folder) throws IOException {
    this.folder = folder;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      this.port = free.getLocalPort();
    }
    this.process = launch();
  }

  private Process launch() throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Duser.home=" + System.getProperty("user.home"),
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName(),
            "server",
            "--data",
            folder.toString());
    builder.environment().keySet().removeIf(name -> name.matches("(CALLKIT|TWILIO|OPENAI)_.*"));
    builder.environment().put("CALLKIT_PORT", Integer.toString(port));
    Process started = builder.redirectErrorStream(true).start();
    BufferedReader out = started.inputReader(StandardCharsets.UTF_8);
    String line = out.readLine();
    while (line != null && !line.startsWith("Demo mode")) {
      line = out.readLine();
    }
    assertThat(line).as("it says that it is there").isNotNull();
    token = out.readLine();
    Thread rest = new Thread(() -> out.lines().forEach(more -> {}), "server-output");
    rest.setDaemon(true);
    rest.start();
    return started;
  }

  int port() {
    return port;
  }

  /** {@return the token that was printed at the latest start} */
  String token() {
    return token;
  }

  /** {@return where its pages are} */
  public String url() {
    return "http://127.0.0.1:" + port + "/";
  }

  /** Ends it in the middle of whatever it does. */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Starts it with the same data. */
  public void startAgain() throws IOException {
    process = launch();
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().completeOnTimeout(process, 30, TimeUnit.SECONDS).join();
    boolean listened = !process.isAlive();
    process.destroyForcibly();
    assertThat(listened).as("SIGTERM ends it").isTrue();
  }
}
