package dev.callkit.examples;

import dev.callkit.examples.input.BadInput;
import dev.callkit.examples.terminal.Arguments;
import dev.callkit.examples.terminal.Terminal;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParseResult;

/**
 * The command line: without arguments one interview is held, with {@code understand} wordings are
 * tried, with {@code evaluate} it is said how well labelled ones are understood, with {@code
 * select} it is shown what the next customers would be asked, with {@code feasibility} which
 * promises of a catalogue can be kept, with {@code simulate} a day of calls, with {@code twilio} a
 * real telephone is rung, and with {@code server} the reference server is started.
 *
 * <p>Exit codes: 0 if all went well, 2 if what was handed in is not as expected (every problem is
 * then one line on standard error), 1 if we have made a mistake.
 */
public final class Main {
  static final int OK = 0;
  static final int BUG = 1;
  static final int BAD_INPUT = 2;

  /** Runs, and ends the process with the exit code. */
  public static void main(String[] args) {
    Terminal terminal = Terminal.ofThisProcess(System.getenv());
    int code = run(Arguments.asTyped(args), terminal, InstantSource.system(), System.getenv());
    // Under `mvn exec:java` the process is Maven's: it is only ended where it must fail, or where a
    // thread still waits for somebody to type and Maven would wait for the thread.
    if (code != OK || Keyboard.isWaiting()) {
      System.exit(code);
    }
  }

  /**
   * Does everything.
   *
   * @param args the command line
   * @param terminal where to read and write
   * @param clock tells when the call is requested
   * @param environment of the process, where keys and an account are read from
   * @return the exit code
   */
  static int run(
      List<String> args, Terminal terminal, InstantSource clock, Map<String, String> environment) {
    try {
      return dispatch(args, terminal, clock, environment);
    } catch (BadInput bad) {
      bad.problems().forEach(terminal.err()::println);
      return BAD_INPUT;
    } catch (RuntimeException bug) {
      terminal.err().println(report(bug));
      return BUG;
    }
  }

  /** Where it happened, but not the message: it may hold what somebody said. */
  private static String report(RuntimeException bug) {
    StackTraceElement[] places = bug.getStackTrace();
    String place = places.length == 0 ? "an unknown place" : places[0].toString();
    return "callkit: a mistake of ours, please report it: "
        + bug.getClass().getName()
        + " in "
        + place;
  }

  private static int dispatch(
      List<String> args, Terminal terminal, InstantSource clock, Map<String, String> environment) {
    CommandLine line =
        new CommandLine(new QuickstartCommand(environment))
            .addSubcommand(new UnderstandCommand(environment))
            .addSubcommand(new EvaluateCommand(environment))
            .addSubcommand(new SelectCommand())
            .addSubcommand(new FeasibilityCommand())
            .addSubcommand(new SimulateCommand())
            .addSubcommand(new TwilioCommand(environment))
            .addSubcommand(new ServerCommand(environment));
    strict(line);
    line.getSubcommands().values().forEach(Main::strict);
    ParseResult top = line.parseArgs(args.toArray(String[]::new));
    ParseResult last = top.hasSubcommand() ? top.subcommand() : top;
    if (last.isUsageHelpRequested()) {
      CommandLine asked = last.commandSpec().commandLine();
      asked.setUsageHelpWidth(Math.max(70, Math.min(terminal.columns(), 100)));
      terminal.out().print(asked.getUsageMessage(Ansi.OFF));
      return OK;
    }
    if (last.isVersionHelpRequested()) {
      for (String part : Version.lines()) {
        terminal.out().println(part);
      }
      return OK;
    }
    List<String> problems = new ArrayList<>(misuse(top));
    TerminalCommand command = (TerminalCommand) last.commandSpec().userObject();
    Optional<TerminalCommand.Task> task = command.prepare(terminal, clock, problems);
    if (!problems.isEmpty()) {
      throw new BadInput(problems);
    }
    return task.orElseThrow().run();
  }

  private static void strict(CommandLine line) {
    // All problems at once, and nothing that a file or a name may begin with is special.
    line.getCommandSpec().parser().collectErrors(true);
    line.setExpandAtFiles(false);
  }

  private static List<String> misuse(ParseResult top) {
    List<String> problems = new ArrayList<>();
    for (Exception error : top.errors()) {
      problems.add(error.getMessage() + " (--help tells what there is)");
    }
    if (top.hasSubcommand()) {
      problems.addAll(misuse(top.subcommand()));
      if (!top.matchedOptions().isEmpty()) {
        String name = top.subcommand().commandSpec().name();
        problems.add(name + ": expected no options before it, they belong to the quickstart");
      }
    }
    return problems;
  }

  private Main() {}
}
