package dev.callkit.examples;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.callkit.examples.terminal.PrettyJson;
import dev.callkit.examples.terminal.Terminal;
import dev.callkit.store.Pacing;
import dev.callkit.testing.world.Accidents;
import dev.callkit.testing.world.People;
import dev.callkit.testing.world.Simulation;
import dev.callkit.testing.world.SimulationReport;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The options of {@code simulate}. */
@Command(
    name = "simulate",
    mixinStandardHelpOptions = true,
    description = {
      "Simulates a day of calls: nodes, a store, a carrier and the people who are rung, and on request"
          + " everything that can go wrong. One seed decides every accident.",
      "",
      "Says what the calls came to by the AAPOR standard, how late people were rung, how often each"
          + " question was asked, what it cost, and whether the sentences held that must always be true.",
      ""
    },
    footer = {
      "",
      "Exit codes: 0 all sentences held, 1 one of them did not, 2 bad input.",
    })
final class SimulateCommand implements TerminalCommand {
  private static final int BAR = 30;

  @Option(
      names = "--calls",
      paramLabel = "N",
      description = "How many, 1 to 100000; default: 1000.")
  private String calls = "1000";

  @Option(
      names = "--per-hour",
      paramLabel = "N",
      description = "How many customers come in an hour, 1 to 20000; default: 1000.")
  private String perHour = "1000";

  @Option(names = "--seed", paramLabel = "N", description = "Decides every accident; default: 1.")
  private String seed = "1";

  @Option(names = "--nodes", paramLabel = "N", description = "How many, 1 to 20; default: 3.")
  private String nodes = "3";

  @Option(
      names = "--calls-per-second",
      paramLabel = "N",
      description = "How many the carrier places at most, 1 to 1000; default: no limit.")
  private @Nullable String callsPerSecond;

  @Option(
      names = "--carriers",
      paramLabel = "N",
      description = "1, or 2 for a second one that dials what the first turns away; default: 1.")
  private String carriers = "1";

  @Option(
      names = "--tariff",
      paramLabel = "FILE",
      description =
          "What calls cost, as JSON (docs/costs.md); default: bundled prices that are nobody's in"
              + " particular. Calls keep the budget of 0.25 USD.")
  private @Nullable String tariff;

  @Option(
      names = "--no-answer",
      paramLabel = "PERCENT",
      description = "Attempts that nobody answers, 0 to 80; default: 15.")
  private String noAnswer = "15";

  @Option(
      names = "--decline",
      paramLabel = "PERCENT",
      description = "People who say no, 0 to 80; default: 10.")
  private String decline = "10";

  @Option(
      names = "--faults",
      paramLabel = "MIX",
      description =
          "What goes wrong: none; bad-day (2 %% of talks lose their connection, 1 %% of requests"
              + " fail, 1 %% of reports are lost); everything. Default: none.")
  private String faults = "none";

  @Option(names = "--json", description = "Prints one JSON document.")
  private boolean json;

  @Override
  public Optional<Task> prepare(Terminal terminal, InstantSource clock, List<String> problems) {
    int before = problems.size();
    Simulation.Builder day =
        Simulation.builder()
            .calls(Options.whole("--calls", calls, 1, 100_000, problems))
            .perHour(Options.whole("--per-hour", perHour, 1, 20_000, problems))
            .seed(Options.whole("--seed", seed, 0, 999_999_999, problems))
            .nodes(Options.whole("--nodes", nodes, 1, 20, problems))
            .carriers(Options.whole("--carriers", carriers, 1, 2, problems));
    Options.tariff(tariff, problems).ifPresent(day::tariff);
    if (callsPerSecond != null) {
      int limit = Options.whole("--calls-per-second", callsPerSecond, 1, 1000, problems);
      day.pacing(Pacing.UNLIMITED.callsPerSecond(limit));
    }
    double rings = Options.whole("--no-answer", noAnswer, 0, 80, problems) / 100.0;
    double says = Options.whole("--decline", decline, 0, 80, problems) / 100.0;
    People usual = People.ORDINARY;
    day.people(
        new People(
            rings,
            usual.notReached(),
            usual.voicemail(),
            says,
            usual.optsOut(),
            usual.difficult()));
    Optional<Accidents> mix = accidents();
    if (mix.isEmpty()) {
      problems.add("--faults: expected none, bad-day or everything, got \"" + faults + "\"");
    }
    return problems.size() > before
        ? Optional.empty()
        : Optional.of(() -> run(day.accidents(mix.orElse(Accidents.NONE)), terminal));
  }

  private Optional<Accidents> accidents() {
    return switch (faults) {
      case "none" -> Optional.of(Accidents.NONE);
      case "bad-day" -> Optional.of(Accidents.BAD_DAY);
      case "everything" -> Optional.of(Accidents.EVERYTHING);
      default -> Optional.empty();
    };
  }

  private int run(Simulation.Builder day, Terminal terminal) {
    int all = Integer.parseInt(calls.strip());
    boolean shown = terminal.outShown() && !json;
    if (shown) {
      day.progress(ended -> bar(terminal, ended, all));
    }
    // What goes wrong on purpose is no news; what came of it is in the report.
    System.setProperty("org.slf4j.simpleLogger.log.dev.callkit", "off");
    SimulationReport report = day.build().run();
    if (shown) {
      terminal.err().print("\r" + " ".repeat(BAR + 20) + "\r");
      terminal.err().flush();
    }
    if (json) {
      terminal.out().println(document(report));
    } else {
      terminal.out().print(SimulationText.of(report, terminal.columns()));
    }
    terminal.out().flush();
    return report.violated().isEmpty() ? Main.OK : Main.BUG;
  }

  /** On standard error, over itself again and again. */
  private static void bar(Terminal terminal, int ended, int all) {
    int done = Math.min(BAR, BAR * ended / Math.max(1, all));
    terminal
        .err()
        .print("\r[" + "#".repeat(done) + " ".repeat(BAR - done) + "] " + ended + " of " + all);
    terminal.err().flush();
  }

  private static String document(SimulationReport report) {
    StringWriter text = new StringWriter();
    try (JsonGenerator generator = PrettyJson.to(text)) {
      SimulationJson.write(report, generator);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return text.toString();
  }
}
