package dev.callkit.examples;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.callkit.call.Respondent;
import dev.callkit.examples.input.CatalogueFile;
import dev.callkit.examples.input.ContextFile;
import dev.callkit.examples.input.ContextFile.Described;
import dev.callkit.examples.preview.FeasibilityJson;
import dev.callkit.examples.terminal.PrettyJson;
import dev.callkit.examples.terminal.Terminal;
import dev.callkit.feasibility.CustomerMix;
import dev.callkit.feasibility.Feasibility;
import dev.callkit.feasibility.FeasibilityReport;
import dev.callkit.question.QuestionLedger;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The options of {@code feasibility}. */
@Command(
    name = "feasibility",
    mixinStandardHelpOptions = true,
    description = {
      "Says which promises of a catalogue can be kept, and the nearest frequencies that could be.",
      "",
      "Customers are invented so that everything the questions make a difference of comes about:"
          + " visits spread over a week from 08 to 21, each category, department and step of amounts"
          + " equally likely. --context says which customers really come.",
      ""
    })
final class FeasibilityCommand implements TerminalCommand {

  @Option(
      names = "--questions",
      paramLabel = "FILE",
      description = "Looks at these questions; default: those of the grocery store Matboden.")
  private @Nullable String questions;

  @Option(
      names = "--budget",
      paramLabel = "SECONDS",
      description = "Talk time for questions, 60 to 120; default: 90.")
  private String budget = "90";

  @Option(
      names = "--customers",
      paramLabel = "N",
      description = "How many customers are invented, 100 to 100000; default: 4000.")
  private String customers = Integer.toString(Feasibility.DEFAULT_CUSTOMERS);

  @Option(
      names = "--context",
      paramLabel = "FILE",
      description =
          "Which customers come: a JSON object, or a mix of several in proportion to their shares;"
              + " default: invented ones of every kind.")
  private @Nullable String context;

  @Option(names = "--json", description = "Prints one JSON document.")
  private boolean json;

  @Override
  public Optional<Task> prepare(Terminal terminal, InstantSource clock, List<String> problems) {
    int before = problems.size();
    Instant now = clock.instant();
    Optional<CatalogueFile> catalogue = Options.catalogue(questions, problems);
    int seconds = Options.whole("--budget", budget, 60, 120, problems);
    int number = Options.whole("--customers", customers, 100, 100_000, problems);
    Optional<ContextFile> described = Options.context(context, now, catalogue, problems);
    if (described.isPresent()
        && described.get().customers().stream().anyMatch(Described::keysOnly)) {
      problems.add(
          described.get().name().orElse("--context")
              + ": keysOnly: expected false, feasibility is looked at for carriers that hear"
              + " speech");
    }
    if (problems.size() > before || catalogue.isEmpty() || described.isEmpty()) {
      return Optional.empty();
    }
    LocalDate today = now.atZone(Respondent.SWEDEN).toLocalDate();
    CustomerMix mix =
        context == null
            ? CustomerMix.assumed(catalogue.get().catalogue(), today)
            : CustomerMix.of(
                described.get().customers().stream()
                    .map(kind -> new CustomerMix.Kind(kind.share(), kind.facts()))
                    .toList());
    Feasibility study =
        new Feasibility(QuestionLedger.EMPTY, mix, number, Duration.ofSeconds(seconds));
    return Optional.of(() -> print(study, catalogue.get(), terminal));
  }

  private int print(Feasibility study, CatalogueFile catalogue, Terminal terminal) {
    catalogue.warnings().forEach(terminal.err()::println);
    FeasibilityReport report = study.of(catalogue.catalogue());
    terminal
        .out()
        .print(
            json
                ? document(report, catalogue.name())
                : FeasibilityText.of(report, catalogue.name(), terminal.columns()));
    terminal.out().flush();
    return Main.OK;
  }

  private static String document(FeasibilityReport report, String name) {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = PrettyJson.to(text)) {
      FeasibilityJson.write(report, name, out);
    } catch (IOException impossible) { // it is all in memory
      throw new UncheckedIOException(impossible);
    }
    return text + "\n";
  }
}
