package dev.callkit.examples.storage;

import dev.callkit.examples.input.BadInput;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/** What is to be remembered of our own server: its port and its passwords. */
final class ServerFile {
  /** Both the database and the folder with its data. */
  static final String DATABASE = "callkit";

  private static final String NAME = "server.properties";
  private static final List<String> PARTS = List.of("port", "administrator", "application");

  private final Path folder;
  private final String administrator;
  private final String application;
  private final int port;

  private ServerFile(Path folder, String administrator, String application, int port) {
    this.folder = folder;
    this.administrator = administrator;
    this.application = application;
    this.port = port;
  }

  /**
   * Reads what is there, or makes it for a new server.
   *
   * @param fresh whether there is no server yet
   * @throws BadInput if the file of a server is missing or does not hold what it should
   * @throws IOException if the folder cannot be read or written
   */
  static ServerFile of(Path folder, boolean fresh) throws IOException {
    Path file = folder.resolve(NAME);
    Properties found = Files.exists(file) ? read(file) : new Properties();
    if (!fresh && !found.keySet().containsAll(PARTS)) {
      throw unusable(file);
    }
    ServerFile server =
        new ServerFile(
            folder,
            Optional.ofNullable(found.getProperty("administrator")).orElseGet(ServerFile::password),
            Optional.ofNullable(found.getProperty("application")).orElseGet(ServerFile::password),
            port(folder, found.getProperty("port", "")));
    PrivateFiles.write(
        file,
        List.of(
            "# The server of the calls in this directory. It listens on this machine only.",
            "port=" + server.port,
            "administrator=" + server.administrator,
            "application=" + server.application));
    return server;
  }

  private static Properties read(Path file) throws IOException {
    Properties found = new Properties();
    try {
      found.load(new StringReader(Files.readString(file, StandardCharsets.UTF_8)));
    } catch (CharacterCodingException | IllegalArgumentException garbled) {
      throw unusable(file);
    }
    return found;
  }

  private static BadInput unusable(Path file) {
    return new BadInput(
        file
            + ": expected "
            + String.join(", ", PARTS)
            + " of the server whose data are there; put the file back or begin anew with another"
            + " --data");
  }

  /** A server that outlived a crash keeps its port; otherwise any free one will do. */
  private static int port(Path folder, String before) throws IOException {
    if (before.matches("[0-9]{1,5}")) {
      int port = Integer.parseInt(before);
      if (isRunning(folder) || isFree(port)) {
        return port;
      }
    }
    try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return any.getLocalPort();
    }
  }

  /** Its file alone says little: it stays when the machine goes down. */
  private static boolean isRunning(Path folder) {
    try (Stream<String> lines = Files.lines(folder.resolve(DATABASE).resolve("postmaster.pid"))) {
      return lines
          .findFirst()
          .map(String::strip)
          .filter(line -> line.matches("[0-9]{1,10}"))
          .flatMap(line -> ProcessHandle.of(Long.parseLong(line)))
          .isPresent();
    } catch (IOException | UncheckedIOException none) {
      return false;
    }
  }

  private static boolean isFree(int port) {
    try (ServerSocket tried = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return tried.isBound();
    } catch (IOException taken) {
      return false;
    }
  }

  private static String password() {
    byte[] chance = new byte[16];
    new SecureRandom().nextBytes(chance);
    return HexFormat.of().formatHex(chance);
  }

  String administrator() {
    return administrator;
  }

  String application() {
    return application;
  }

  int port() {
    return port;
  }

  private static Path rules(Path folder) {
    return folder.resolve(DATABASE).resolve("pg_hba.conf");
  }

  /** Whether there is a server that wants passwords: before that, no call is stored. */
  static boolean secured(Path folder) throws IOException {
    Path rules = rules(folder);
    return Files.exists(rules)
        && Files.readString(rules, StandardCharsets.UTF_8).startsWith("# CallKit");
  }

  void demandPasswords() throws IOException {
    PrivateFiles.write(
        rules(folder),
        List.of(
            "# CallKit: passwords only, from this machine only.",
            "host all all 127.0.0.1/32 scram-sha-256",
            "host all all ::1/128 scram-sha-256"));
  }

  /** {@return the last thing the server complained of; else the last thing it said} */
  static Optional<String> complaint(Path log) {
    try {
      List<String> lines =
          Files.readAllLines(log, StandardCharsets.UTF_8).stream()
              .map(String::strip)
              .filter(line -> !line.isEmpty())
              .toList();
      return last(lines.stream().filter(line -> line.matches(".*(error|FATAL|failed).*")))
          .or(() -> last(lines.stream()));
    } catch (IOException none) {
      return Optional.empty();
    }
  }

  private static Optional<String> last(Stream<String> lines) {
    return lines.reduce((first, second) -> second);
  }
}
