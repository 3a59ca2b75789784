package dev.callkit.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callkit.interview.Answer;
import dev.callkit.outcome.Disposition;
import dev.callkit.outcome.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The README is true: its Java stands in the host examples, and HostExample runs. */
class ReadmeTest {
  private static final Pattern JAVA = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
  private static final Pattern JAR =
      Pattern.compile("(?m)^java -jar callkit-examples/target/callkit\\.jar (.*)$");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)\\)");

  @Test
  void everyLineOfJavaIsCompiledInTheHostExample() throws IOException {
    String example = source("HostExample") + source("ProductionHost");
    List<String> missing = new ArrayList<>();
    Matcher blocks = JAVA.matcher(readme());
    int statements = 0;
    while (blocks.find()) {
      for (String statement : blocks.group(1).split(";", -1)) {
        statements++;
        if (!example.contains(squeezed(statement))) {
          missing.add(statement);
        }
      }
    }
    assertThat(statements).isGreaterThan(4);
    assertThat(missing).isEmpty();
  }

  private static String source(String example) throws IOException {
    return squeezed(
        Files.readString(
            Path.of("src/main/java/dev/callkit/examples", example + ".java"),
            StandardCharsets.UTF_8));
  }

  @Test
  void everyCommandWithTheJarRuns() throws IOException {
    Matcher commands = JAR.matcher(readme() + page("docs/question-selection.md"));
    int found = 0;
    while (commands.find()) {
      found++;
      String[] words =
          Stream.of(commands.group(1).strip().split(" ", -1))
              .map(word -> Files.exists(Path.of("..", word)) ? "../" + word : word)
              .toArray(String[]::new);
      CommandLineRun run = CommandLineRun.of("", words);
      assertThat(run.code()).as(commands.group(1) + run.err()).isZero();
      assertThat(run.out()).as(commands.group(1)).containsIgnoringCase(told(words[0]));
    }
    assertThat(found).isGreaterThan(3);
  }

  private static String told(String command) {
    return command.startsWith("--")
        ? "complete"
        : command.equals("evaluate") ? "accuracy" : "reached";
  }

  @Test
  void everyPageItLinksToIsThere() throws IOException {
    Matcher links = LINK.matcher(readme());
    int found = 0;
    while (links.find()) {
      found++;
      assertThat(Path.of("..").resolve(links.group(1))).exists();
    }
    assertThat(found).isGreaterThan(3);
  }

  @Test
  void theHostExampleHoldsAnInterview() {
    List<Outcome> outcomes = new ArrayList<>();
    List<Answer> answers = new ArrayList<>();
    HostExample.run(
        Instant.parse("2026-11-23T09:00:00Z"),
        (outcome, given) -> {
          outcome.ifPresent(outcomes::add);
          answers.addAll(given);
        });
    assertThat(outcomes).extracting(Outcome::disposition).containsExactly(Disposition.COMPLETE);
    assertThat(answers).extracting(answer -> answer.question().value()).containsExactly("nojd");
  }

  private static String readme() throws IOException {
    return page("README.md");
  }

  private static String page(String path) throws IOException {
    return Files.readString(Path.of("..", path), StandardCharsets.UTF_8);
  }

  private static String squeezed(String code) {
    return code.replaceAll("\\s+", "");
  }
}
