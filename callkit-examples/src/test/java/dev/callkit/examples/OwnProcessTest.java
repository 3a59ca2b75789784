package dev.callkit.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What only a process of its own can show: the standard streams, the locale, the exit code. */
@EnabledOnOs(OS.LINUX)
class OwnProcessTest {
  @TempDir Path folder;

  private CommandLineRun run(String stdin, String... args) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dfile.encoding=ISO-8859-1",
                "-Duser.language=tr",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
    command.addAll(List.of(args));
    Path in = Files.writeString(folder.resolve("in"), stdin);
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    ProcessBuilder builder =
        new ProcessBuilder(
                "/usr/bin/env", "-i", "LC_ALL=C", "LANG=POSIX", "sh", "-c", script(command))
            .redirectInput(in.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    Process process = builder.start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new CommandLineRun(process.exitValue(), read(out), read(err));
  }

  /** By way of a script in UTF-8, because this JVM may have another locale than the test wants. */
  private String script(List<String> command) throws IOException {
    List<String> quoted =
        command.stream().map(word -> "'" + word.replace("'", "'\\''") + "'").toList();
    Path script = folder.resolve("run.sh");
    Files.writeString(script, "exec " + String.join(" ", quoted) + "\n");
    return ". " + script;
  }

  private static String read(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.UTF_8);
  }

  @Test
  void textIsUtf8WhateverTheLocale() throws Exception {
    CommandLineRun run = run("choice:läge|kött\tköttet\ntext\tåäö ÅÄÖ é €\n", "understand");

    assertThat(run.out()).isEqualTo("ANSWER\tkött\nANSWER\tåäö ÅÄÖ é €\n");
    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isZero();
  }

  @Test
  void theTalkIsUtf8AndSoIsANameOnTheCommandLine() throws Exception {
    CommandLineRun run = run("nej\n", "--in-memory", "--replies", "-", "--json", "--name", "Åsa");

    assertThat(run.err()).contains("Hej Åsa! Jag är en AI-assistent").doesNotContain("Customer  ?");
    assertThat(run.json().get("transcript").get(0).get("text").asText()).startsWith("Hej Åsa!");
    assertThat(run.code()).isZero();
  }

  @Test
  void withoutATerminalTheBundledCustomerPlaysWithoutAnyNoise() throws Exception {
    CommandLineRun run = run("", "--in-memory");

    assertThat(run.out()).contains("The customer is a bundled one.", "Disposition  COMPLETE");
    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isZero();
  }

  @Test
  void badInputIsTheExitCode() throws Exception {
    CommandLineRun run = run("", "--phone", "x", "--questions", "saknas-å.json");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err().lines())
        .containsExactly(
            "saknas-å.json: expected a file name that this machine's locale can express",
            "--phone: expected a Swedish phone number such as 070-1740605");
  }
}
