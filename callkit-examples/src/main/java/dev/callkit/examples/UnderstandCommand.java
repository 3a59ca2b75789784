package dev.callkit.examples;

import dev.callkit.call.Respondent;
import dev.callkit.examples.input.TextFile;
import dev.callkit.examples.terminal.Terminal;
import dev.callkit.examples.understanding.EngineChoice;
import dev.callkit.examples.understanding.EngineOptions;
import java.time.DateTimeException;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The options of {@code understand}. */
@Command(
    name = "understand",
    mixinStandardHelpOptions = true,
    description = {
      "Says how replies are understood, by the built-in Swedish rules or by a model.",
      "",
      "Reads lines EXPECTED<tab>SAID and prints INTENT<tab>VALUE for each of them. EXPECTED is one"
          + " of consent, rating1-5, nps, yesno, choice:a|b|c, number, text, callback. For a line"
          + " that cannot be read it prints ERROR<tab>the reason, goes on, and exits with 2.",
      ""
    })
final class UnderstandCommand implements TerminalCommand {
  @Option(
      names = "--now",
      paramLabel = "LOCAL_DATE_TIME",
      description =
          "What the clock shows in Sweden, such as 2026-11-23T10:00; default: the present.")
  private @Nullable String now;

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      description = "The lines; default: standard input.")
  private @Nullable String file;

  @Mixin private EngineOptions engine;

  UnderstandCommand(Map<String, String> environment) {
    this.engine = new EngineOptions(environment, false);
  }

  /**
   * What the command has been told, checked.
   *
   * @param now the respondent's clock
   * @param file the lines; empty for standard input
   * @param engine who understands them
   */
  record Settings(ZonedDateTime now, Optional<TextFile> file, EngineChoice engine) {}

  @Override
  public Optional<Task> prepare(Terminal terminal, InstantSource clock, List<String> problems) {
    int before = problems.size();
    ZonedDateTime local = clock.instant().atZone(Respondent.SWEDEN);
    if (now != null) {
      try {
        local = LocalDateTime.parse(now).atZone(Respondent.SWEDEN);
      } catch (DateTimeException unreadable) {
        problems.add("--now: expected a local date and time such as 2026-11-23T10:00");
      }
    }
    Optional<TextFile> text = Optional.empty();
    if (file != null && !file.equals("-")) {
      String path = file;
      text = Options.noting(problems, () -> TextFile.read(path));
    }
    EngineChoice choice = engine.check(problems);
    if (problems.size() > before) {
      return Optional.empty();
    }
    Settings settings = new Settings(local, text, choice);
    return Optional.of(() -> new WordingTrial(terminal).run(settings));
  }
}
