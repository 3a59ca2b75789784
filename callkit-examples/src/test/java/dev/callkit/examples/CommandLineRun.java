package dev.callkit.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.callkit.examples.terminal.Terminal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What one run of the command line left behind. The clock shows Monday 2026-11-23, 10:00 in Sweden.
 *
 * @param code the exit code
 * @param out what stands on standard output
 * @param err what stands on standard error
 */
record CommandLineRun(int code, String out, String err) {
  static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
  private static final Set<String> COMMANDS =
      Set.of("understand", "evaluate", "select", "feasibility", "simulate", "twilio", "server");

  /** Runs without anybody at a terminal; where calls would be kept, in memory. */
  static CommandLineRun of(String stdin, String... args) {
    return of(stdin.getBytes(StandardCharsets.UTF_8), false, true, args);
  }

  /** Runs without anybody at a terminal, and keeps calls as the arguments say. */
  static CommandLineRun kept(String stdin, String... args) {
    return exactly(stdin.getBytes(StandardCharsets.UTF_8), false, true, List.of(args));
  }

  /** Runs with somebody who types. */
  static CommandLineRun typed(String keyboard, boolean outShown, String... args) {
    return of(keyboard.getBytes(StandardCharsets.UTF_8), true, outShown, args);
  }

  /** Runs without anybody at a terminal, in memory, in an environment. */
  static CommandLineRun in(Map<String, String> environment, String stdin, String... args) {
    List<String> all = new ArrayList<>(List.of(args));
    if (COMMANDS.stream().noneMatch(all::contains)) {
      all.add(0, "--in-memory");
    }
    return exactly(stdin.getBytes(StandardCharsets.UTF_8), false, true, all, environment);
  }

  static CommandLineRun of(byte[] stdin, boolean typing, boolean outShown, String... args) {
    List<String> all = new ArrayList<>(List.of(args));
    if (COMMANDS.stream().noneMatch(all::contains) && !all.contains("--in-memory")) {
      all.add(0, "--in-memory");
    }
    return exactly(stdin, typing, outShown, all);
  }

  private static CommandLineRun exactly(
      byte[] stdin, boolean typing, boolean outShown, List<String> args) {
    return exactly(stdin, typing, outShown, args, Map.of());
  }

  private static CommandLineRun exactly(
      byte[] stdin,
      boolean typing,
      boolean outShown,
      List<String> args,
      Map<String, String> environment) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Terminal terminal =
        new Terminal(
            new ByteArrayInputStream(stdin),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            typing,
            outShown,
            80);
    int code = Main.run(args, terminal, () -> NOW, environment);
    CommandLineRun run =
        new CommandLineRun(
            code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    assertThat(run.out() + run.err()).doesNotContain("\tat ", "Exception");
    return run;
  }

  JsonNode json() {
    try {
      return new ObjectMapper().readTree(out);
    } catch (IOException noJson) {
      throw new AssertionError("expected one JSON document, got " + out, noJson);
    }
  }
}
