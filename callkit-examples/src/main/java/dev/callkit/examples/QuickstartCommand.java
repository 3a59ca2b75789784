package dev.callkit.examples;

import dev.callkit.call.PhoneNumber;
import dev.callkit.examples.input.CatalogueFile;
import dev.callkit.examples.input.Replies;
import dev.callkit.examples.storage.StorageOptions;
import dev.callkit.examples.storage.StorageUse;
import dev.callkit.examples.terminal.Terminal;
import dev.callkit.examples.understanding.EngineChoice;
import dev.callkit.examples.understanding.EngineOptions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of the quickstart. All are texts here, so that every problem can be said at once. */
@Command(
    name = "callkit",
    mixinStandardHelpOptions = true,
    description = {
      "Holds one interview in Swedish and shows what it came to. No telephone is rung: the customer"
          + " is simulated.",
      "",
      "On a terminal you are the customer: type what you say, press Enter on an empty line to be"
          + " silent and Ctrl-D to hang up. Otherwise a bundled customer plays.",
      ""
    },
    footer = {
      "",
      "Exit codes: 0 all went well, 2 bad input (every problem on standard error), 1 a mistake of"
          + " ours."
    })
final class QuickstartCommand implements TerminalCommand {
  private static final int MOST_CUSTOMERS = 10_000;

  @Option(
      names = "--replies",
      paramLabel = "FILE",
      description =
          "The customer says what stands in this file (- for standard input): one utterance per"
              + " line, an empty line is a silence, the end is a hang-up.")
  private @Nullable String replies;

  @Option(
      names = "--questions",
      paramLabel = "FILE",
      description = "Asks these questions; default: those of the grocery store Matboden.")
  private @Nullable String questions;

  @Option(
      names = "--json",
      description =
          "Prints the final record as one JSON document on standard output; the talk goes to"
              + " standard error.")
  private boolean json;

  @Option(
      names = "--real-time",
      description =
          "Lets ringing, speaking and silences take their time; default: the clock runs ahead and"
              + " nobody waits.")
  private boolean realTime;

  @Option(
      names = "--customer",
      paramLabel = "N",
      description =
          "Rehearses, in memory, with this customer of the store, 1 to 10000; those before count"
              + " for the questions that are asked of every n-th customer. Default: the next one.")
  private @Nullable String customer;

  @Option(
      names = "--phone",
      paramLabel = "NUMBER",
      description =
          "The customer's number; default: a fictitious one, "
              + FictitiousNumbers.EXAMPLE
              + " or one of those after it.")
  private @Nullable String phone;

  @Option(
      names = "--name",
      paramLabel = "FIRSTNAME",
      description = "What to call the customer; default: no name.")
  private @Nullable String name;

  @Option(
      names = "--budget",
      paramLabel = "SECONDS",
      description = "Talk time for questions, 10 to 120; default: 90.")
  private String budget = "90";

  @Mixin private StorageOptions storage = new StorageOptions();

  @Mixin private EngineOptions engine;

  QuickstartCommand(Map<String, String> environment) {
    this.engine = new EngineOptions(environment, true);
  }

  @Override
  public Optional<Task> prepare(Terminal terminal, InstantSource clock, List<String> problems) {
    int before = problems.size();
    Optional<CatalogueFile> catalogue = Options.catalogue(questions, problems);
    Optional<Customer> who = Options.noting(problems, () -> customer(terminal));
    Optional<Integer> number =
        Optional.ofNullable(customer)
            .map(text -> Options.whole("--customer", text, 1, MOST_CUSTOMERS, problems));
    Duration time = Duration.ofSeconds(Options.whole("--budget", budget, 10, 120, problems));
    catalogue.ifPresent(file -> problems.addAll(file.tooLongTogether(time)));
    Optional<PhoneNumber> to =
        Optional.ofNullable(phone).flatMap(text -> Options.phone(text, clock, problems));
    Optional<String> firstName = Options.firstName(name, problems);
    Optional<StorageOptions.Opening> opening =
        storage.check(StorageUse.QUICKSTART, number.map(any -> "--customer"), problems);
    EngineChoice choice = engine.check(problems);
    if (problems.size() > before || catalogue.isEmpty() || who.isEmpty() || opening.isEmpty()) {
      return Optional.empty();
    }
    QuickstartSettings settings =
        new QuickstartSettings(
            catalogue.get(), who.get(), to, firstName, number, time, choice, realTime, json);
    return Optional.of(() -> new Quickstart(terminal, clock).run(settings, opening.get()));
  }

  private Customer customer(Terminal terminal) {
    if (replies == null) {
      return terminal.typing()
          ? Customer.typing(Replies.ofStream("standard input", terminal.in()))
          : Customer.playing();
    }
    return Customer.reading(
        replies.equals("-")
            ? Replies.ofStream("standard input", terminal.in())
            : Replies.ofFile(replies));
  }
}
