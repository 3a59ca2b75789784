package dev.callkit.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What becomes of a PostgreSQL of our own when the process or the server is killed, or cannot
 * start.
 */
@EnabledOnOs(OS.LINUX)
@Timeout(120)
class KilledRunTest {
  @TempDir static Path folder;

  private static ProcessBuilder process(String... args) {
    return process(Path.of(System.getProperty("user.home")), "data", args);
  }

  private static ProcessBuilder process(Path home, String data, String... args) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Duser.home=" + home,
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "--data",
                folder.resolve(data).toString()));
    command.addAll(List.of(args));
    return new ProcessBuilder(command);
  }

  /** Begins a talk in which the customer never says anything and never hangs up. */
  private static Talk talking(ProcessBuilder builder) throws IOException {
    Process process = builder.start();
    BufferedReader talk = process.inputReader(StandardCharsets.UTF_8);
    String first = talk.readLine();
    String line = first;
    while (!line.contains("AI-assistent")) {
      line = talk.readLine();
    }
    return new Talk(process, Integer.parseInt(first.replaceAll("\\D*(\\d+).*", "$1")));
  }

  private record Talk(Process process, int customer) {
    String next() {
      return "CallKit rings customer " + (customer + 1) + " of Matboden";
    }
  }

  private static Path serversProcess() {
    return folder.resolve("data/callkit/postmaster.pid");
  }

  @Test
  void aProcessKilledInMidTalkLeavesAStoreThatTheNextOneTakesOver() throws Exception {
    Talk killed = talking(process("--real-time", "--replies", "-"));
    killed.process().destroyForcibly();
    assertThat(killed.process().waitFor(10, TimeUnit.SECONDS)).isTrue();
    assertThat(serversProcess()).as("the server lives on").exists();

    CommandLineRun next = finished(process("--json"));

    assertThat(next.code()).isZero();
    assertThat(next.err()).contains(killed.next());
    assertThat(next.json().get("disposition").get("name").asText()).isEqualTo("COMPLETE");
    assertThat(serversProcess()).doesNotExist();
  }

  @Test
  void aProcessThatIsAskedToEndTakesItsServerWithIt() throws Exception {
    Process asked = talking(process("--real-time", "--replies", "-")).process();
    assertThat(serversProcess()).exists();

    asked.destroy();

    assertThat(asked.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(serversProcess()).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "--real-time"})
  void aServerThatDiesInMidTalkEndsItWithOneMessage(String pace) throws Exception {
    Path err = folder.resolve("err");
    String[] args =
        Stream.of("--replies", "-", pace).filter(arg -> !arg.isEmpty()).toArray(String[]::new);
    Talk talk = talking(process(args).redirectError(err.toFile()));
    Process run = talk.process();
    List<String> lines = Files.readAllLines(serversProcess());
    ProcessHandle.of(Long.parseLong(lines.get(0))).orElseThrow().destroyForcibly();
    if (pace.isEmpty()) {
      // Virtual time stands still until somebody says something.
      run.getOutputStream().write("ja\n".getBytes(StandardCharsets.UTF_8));
      run.getOutputStream().flush();
    }

    assertThat(run.waitFor(60, TimeUnit.SECONDS)).isTrue();

    assertThat(run.exitValue()).isEqualTo(2);
    assertThat(Files.readString(err))
        .doesNotContain("\tat ")
        .endsWith(
            "the talk was cut off: PostgreSQL does not answer any more. What was said until then"
                + " is kept in PostgreSQL, in "
                + folder.resolve("data")
                + "; start again to go on with the next customer, or use --in-memory\n");
    assertThat(finished(process()).out()).contains(talk.next());
  }

  @Test
  void whoCannotWriteAtHomeCanNameADirectory() throws Exception {
    CommandLineRun run = finished(process(Path.of("/proc/nowhere"), "homeless"));

    assertThat(run.out()).contains("COMPLETE");
    assertThat(Files.getPosixFilePermissions(folder.resolve("homeless/postgresql")))
        .isEqualTo(PosixFilePermissions.fromString("rwx------"));
  }

  @Test
  void aMachineThatDoesNotLetAServerStartIsSaidWithTheOtherWays() throws Exception {
    Assumptions.assumeTrue(
        "root".equals(System.getProperty("user.name")), "only root needs a user namespace");
    Path stub = folder.resolve("bin");
    Files.createDirectories(stub);
    Files.writeString(
        stub.resolve("unshare"), "#!/bin/sh\necho 'unshare failed: not permitted' >&2\nexit 1\n");
    assertThat(stub.resolve("unshare").toFile().setExecutable(true)).isTrue();
    ProcessBuilder builder = process(Path.of(System.getProperty("user.home")), "refused");
    builder.environment().merge("PATH", stub.toString(), (path, first) -> first + ":" + path);

    CommandLineRun run = finished(builder);

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .contains("PostgreSQL cannot be started in " + folder.resolve("refused"))
        .contains("cannot be run as root")
        .doesNotContain("New keys", "\tat ")
        .endsWith(" Name another server with --database-url, or keep nothing with --in-memory.\n");
  }

  private static CommandLineRun finished(ProcessBuilder builder) throws Exception {
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    process.getOutputStream().close();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new CommandLineRun(process.exitValue(), Files.readString(out), Files.readString(err));
  }
}
