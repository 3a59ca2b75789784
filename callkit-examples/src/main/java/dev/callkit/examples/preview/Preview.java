package dev.callkit.examples.preview;

import dev.callkit.examples.input.ContextFile.Described;
import dev.callkit.examples.terminal.Terminal;
import dev.callkit.question.Selection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Tries a catalogue on so many customers, and prints each as soon as it is known. */
public final class Preview {
  private final Terminal terminal;

  /** Prints to a terminal. */
  public Preview(Terminal terminal) {
    this.terminal = terminal;
  }

  /** How it is printed: once the beginning, then every customer in order, then once the end. */
  interface Report {
    void begin() throws IOException;

    void customer(Turn turn) throws IOException;

    void end(List<Reached> reached) throws IOException;
  }

  /**
   * One customer.
   *
   * @param number from 1
   * @param kind which of those the context describes, from 1
   * @param customer what is known
   * @param selection what is asked, and why
   */
  record Turn(int number, int kind, Described customer, Selection selection) {
    long seconds() {
      return selection.questions().stream().mapToLong(chosen -> chosen.time().toSeconds()).sum();
    }
  }

  /**
   * Tries it. Stops where nobody reads any more.
   *
   * @param json whether it is printed as one JSON document
   */
  public void run(PreviewSettings settings, boolean json) {
    settings.questions().warnings().forEach(terminal.err()::println);
    try {
      print(
          settings,
          json
              ? new PreviewJson(settings, terminal.out())
              : new PreviewListing(settings, terminal.out(), terminal.columns()));
    } catch (IOException impossible) { // a PrintStream throws none
      throw new UncheckedIOException(impossible);
    }
  }

  private void print(PreviewSettings settings, Report report) throws IOException {
    List<Described> kinds = settings.context().customers();
    SmoothTurns turns = new SmoothTurns(kinds.stream().mapToInt(Described::share).toArray());
    DryRun dryRun = new DryRun(settings.questions().catalogue(), settings.budget(), settings.now());
    report.begin();
    for (int number = 1; number <= settings.customers(); number++) {
      int kind = turns.next();
      Described customer = kinds.get(kind);
      report.customer(new Turn(number, kind + 1, customer, dryRun.next(customer)));
      if (terminal.out().checkError()) {
        return;
      }
    }
    report.end(dryRun.reached());
    terminal.out().flush();
  }
}
