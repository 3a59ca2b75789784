package dev.callkit.jdbi;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A PostgreSQL of a test's own that goes away in three ways, and comes back at the same place. */
final class RestartedPostgres implements AutoCloseable {

  /** How it goes away. */
  enum Stop {
    /** {@code pg_ctl stop -m fast}: connections are told, everything is written. */
    ORDERLY,
    /** As {@code pg_ctl stop -m immediate}: it recovers from its log at the next start. */
    IMMEDIATE,
    /** SIGKILL for it and all its children, as when the machine loses its power. */
    KILLED
  }

  private static final Path SIGNALS = Path.of("/bin/kill");

  private final Path data;
  private final int port;
  private EmbeddedPostgres server;

  RestartedPostgres(Path folder) throws IOException {
    this.data = folder.resolve("data");
    try (ServerSocket nobody = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      this.port = nobody.getLocalPort();
    }
    this.server = launch();
  }

  private EmbeddedPostgres launch() throws IOException {
    return EmbeddedPostgres.builder()
        .setDataDirectory(data)
        .setCleanDataDirectory(false)
        .setPort(port)
        // The embedded server's own default loses the last moments before a crash.
        .setServerConfig("synchronous_commit", "on")
        .start();
  }

  String url() {
    return server.getJdbcUrl("postgres", "postgres");
  }

  int port() {
    return port;
  }

  /** Whether this machine knows signals; Windows does not. */
  static boolean can(Stop how) {
    return how != Stop.IMMEDIATE || Files.isExecutable(SIGNALS);
  }

  void stop(Stop how) throws IOException, InterruptedException {
    ProcessHandle postmaster = postmaster();
    List<ProcessHandle> children = postmaster.descendants().toList();
    switch (how) {
      case ORDERLY -> server.close();
      case IMMEDIATE ->
          new ProcessBuilder(SIGNALS.toString(), "-QUIT", Long.toString(postmaster.pid()))
              .start()
              .waitFor();
      case KILLED -> {
        postmaster.destroyForcibly();
        children.forEach(ProcessHandle::destroyForcibly);
      }
    }
    postmaster.onExit().orTimeout(20, TimeUnit.SECONDS).join();
    for (ProcessHandle child : children) {
      child.onExit().orTimeout(20, TimeUnit.SECONDS).join();
    }
  }

  /** Its first process, of which the server's own file tells. */
  private ProcessHandle postmaster() throws IOException {
    String pid = Files.readAllLines(data.resolve("postmaster.pid"), StandardCharsets.UTF_8).get(0);
    return ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow();
  }

  void start() throws IOException {
    // Of a server that did not go in order this lets go of the lock.
    server.close();
    server = launch();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
