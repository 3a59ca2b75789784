package dev.callkit.examples;

import dev.callkit.examples.input.CatalogueFile;
import dev.callkit.examples.input.ContextFile;
import dev.callkit.examples.preview.Preview;
import dev.callkit.examples.preview.PreviewSettings;
import dev.callkit.examples.terminal.Terminal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The options of {@code select}. */
@Command(
    name = "select",
    mixinStandardHelpOptions = true,
    description = {
      "Shows what the next customers of a business that has rung nobody yet would be asked, and"
          + " why.",
      "",
      "Nobody is rung: every call counts as held, and everything that is chosen as asked. At the"
          + " end stands how often each question was asked and how often it should have been.",
      ""
    })
final class SelectCommand implements TerminalCommand {
  private static final int MOST_CUSTOMERS = 10_000;

  @Option(
      names = "--questions",
      paramLabel = "FILE",
      description = "Chooses from these questions; default: those of the grocery store Matboden.")
  private @Nullable String questions;

  @Option(
      names = "--customers",
      paramLabel = "N",
      description = "How many customers, 1 to 10000; default: 10.")
  private String customers = "10";

  @Option(
      names = "--budget",
      paramLabel = "SECONDS",
      description = "Talk time for questions, 60 to 120; default: 90.")
  private String budget = "90";

  @Option(
      names = "--context",
      paramLabel = "FILE",
      description =
          "What is known of the customers: a JSON object, or a mix of several in proportion to"
              + " their shares; default: nothing.")
  private @Nullable String context;

  @Option(
      names = "--json",
      description = "Prints one JSON document, with every verdict as numbers and as text.")
  private boolean json;

  @Override
  public Optional<Task> prepare(Terminal terminal, InstantSource clock, List<String> problems) {
    int before = problems.size();
    Instant now = clock.instant();
    Optional<CatalogueFile> catalogue = Options.catalogue(questions, problems);
    int number = Options.whole("--customers", customers, 1, MOST_CUSTOMERS, problems);
    Duration time = Duration.ofSeconds(Options.whole("--budget", budget, 60, 120, problems));
    catalogue.ifPresent(file -> problems.addAll(file.tooLongTogether(time)));
    Optional<ContextFile> described = Options.context(context, now, catalogue, problems);
    if (problems.size() > before || catalogue.isEmpty() || described.isEmpty()) {
      return Optional.empty();
    }
    PreviewSettings settings =
        new PreviewSettings(catalogue.get(), described.get(), number, time, now);
    return Optional.of(
        () -> {
          new Preview(terminal).run(settings, json);
          return Main.OK;
        });
  }
}
