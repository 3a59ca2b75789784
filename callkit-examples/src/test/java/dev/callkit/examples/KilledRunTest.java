package dev.callkit.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a PostgreSQL of our own when the process is killed, or cannot start it. */
@EnabledOnOs(OS.LINUX)
@Timeout(120)
class KilledRunTest {
  @TempDir Path folder;

  private ProcessBuilder process(String... args) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Duser.home=" + System.getProperty("user.home"),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "--data",
                folder.resolve("data").toString()));
    command.addAll(List.of(args));
    return new ProcessBuilder(command);
  }

  @Test
  void aProcessKilledInMidTalkLeavesAStoreThatTheNextOneTakesOver() throws Exception {
    Process killed = process("--real-time", "--replies", "-").start();
    // Never says anything, never hangs up.
    try (OutputStream silent = killed.getOutputStream();
        BufferedReader talk = killed.inputReader(StandardCharsets.UTF_8)) {
      boolean talking = false;
      while (!talking) {
        talking = talk.readLine().contains("AI-assistent");
      }
      killed.destroyForcibly();
      assertThat(killed.waitFor(10, TimeUnit.SECONDS)).isTrue();
      silent.flush();
    } catch (IOException brokenPipe) {
      // There is nobody left to hear the silence.
    }
    assertThat(folder.resolve("data/callkit/postmaster.pid")).as("the server lives on").exists();

    CommandLineRun next = finished(process("--json"));

    assertThat(next.code()).isZero();
    assertThat(next.err()).contains("CallKit rings customer 2 of Matboden");
    assertThat(next.json().get("disposition").get("name").asText()).isEqualTo("COMPLETE");
    assertThat(folder.resolve("data/callkit/postmaster.pid")).doesNotExist();
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
    ProcessBuilder builder = process();
    builder.environment().merge("PATH", stub.toString(), (path, first) -> first + ":" + path);

    CommandLineRun run = finished(builder);

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .contains("PostgreSQL cannot be started in " + folder.resolve("data"))
        .contains("cannot be run as root")
        .endsWith(" Name another server with --database-url, or keep nothing with --in-memory.\n");
  }

  private CommandLineRun finished(ProcessBuilder builder) throws Exception {
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    process.getOutputStream().close();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new CommandLineRun(process.exitValue(), Files.readString(out), Files.readString(err));
  }
}
