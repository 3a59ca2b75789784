package dev.callkit.examples;

import dev.callkit.CallRejectedException;
import dev.callkit.business.Business;
import dev.callkit.examples.input.BadInput;
import dev.callkit.examples.storage.Storage;
import dev.callkit.examples.storage.StorageOptions;
import dev.callkit.examples.terminal.Layout;
import dev.callkit.examples.terminal.Terminal;
import dev.callkit.question.Question;
import dev.callkit.store.StoreException;
import java.io.PrintStream;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Holds one interview and prints what it came to. */
final class Quickstart {
  private final Terminal terminal;
  private final InstantSource clock;

  Quickstart(Terminal terminal, InstantSource clock) {
    this.terminal = terminal;
    this.clock = clock;
  }

  int run(QuickstartSettings settings, StorageOptions.Opening opening) {
    boolean typed = settings.customer().isTyping();
    // Whoever types must see the words; if the output goes into a file, they see the other stream.
    boolean aside = settings.json() || (typed && !terminal.outShown());
    PrintStream talk = aside ? terminal.err() : terminal.out();
    Business business = settings.business();
    settings.questions().warnings().forEach(terminal.err()::println);
    if (business.catalogue().questions().stream().noneMatch(Question::enabled)) {
      return nothingToAsk(settings, business, talk);
    }
    FinalRecord last;
    Optional<String> kept;
    try (Storage storage = opening.open(this::say)) {
      Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
      NextCustomer next = NextCustomer.of(settings, storage.store(), now);
      introduce(settings, storage, next, talk);
      last = hold(settings, storage, next, now, new TalkPrinter(talk, terminal.columns(), typed));
      kept = kept(storage, next, business);
    } catch (StoreException failed) {
      // Its message is the store's own and quotes nobody.
      throw new BadInput("the store failed: " + failed.getMessage());
    }
    if (last.call().attempts().isEmpty()) {
      talk.println("No call was placed: there is nothing to ask this customer.");
    }
    if (settings.json()) {
      kept.map(calls -> "Kept: " + calls + ".").ifPresent(line -> wrap(line, talk));
      terminal.out().println(RecordJson.of(last, business));
    } else {
      terminal.out().println();
      terminal.out().print(ResultTable.of(last, kept, terminal.columns()));
    }
    terminal.out().flush();
    return Main.OK;
  }

  private void say(String sentence) {
    wrap(sentence, terminal.err());
  }

  private void wrap(String sentence, PrintStream to) {
    Layout.wrap(sentence, terminal.columns()).forEach(to::println);
  }

  private static Optional<String> kept(Storage storage, NextCustomer last, Business business) {
    return storage.lasting()
        ? Optional.of(
            last.number()
                + (last.number() == 1 ? " customer of " : " customers of ")
                + business.name()
                + " so far, "
                + storage.place())
        : Optional.empty();
  }

  private FinalRecord hold(
      QuickstartSettings settings,
      Storage storage,
      NextCustomer next,
      Instant now,
      TalkPrinter printer) {
    try {
      return new SimulatedCall(settings, storage, printer).hold(next.request(), now);
    } catch (CallRejectedException refused) {
      throw new BadInput("no call was placed: " + refused.reason().text());
    }
  }

  private void introduce(
      QuickstartSettings settings, Storage storage, NextCustomer next, PrintStream talk) {
    Business business = settings.business();
    int questions = business.catalogue().questions().size();
    String who =
        switch (settings.customer().kind()) {
          case TYPING ->
              "You are the customer: type what you say. An empty line is a silence, Ctrl-D hangs"
                  + " up.";
          case READING -> "The customer says what was handed in, line by line.";
          case PLAYING -> "The customer is a bundled one.";
        };
    String time =
        settings.realTime() ? "Everything takes its time." : "The clock runs ahead: nobody waits.";
    String call =
        "CallKit rings customer "
            + next.number()
            + " of "
            + business.name()
            + " ("
            + next.request().respondent().phone()
            + ", simulated: no telephone is rung) with "
            + settings.questions().name()
            + ", "
            + questions
            + (questions == 1 ? " question." : " questions.");
    String kept = storage.lasting() ? " The call is kept " + storage.place() + "." : "";
    String understanding =
        settings
            .engine()
            .place()
            .map(model -> " What is said is understood by " + model + ".")
            .orElse("");
    wrap(call + " " + who + " " + time + understanding + kept, talk);
    talk.println();
  }

  private int nothingToAsk(QuickstartSettings settings, Business business, PrintStream talk) {
    talk.println(
        "No call was placed: "
            + settings.questions().name()
            + " has no question that may be asked.");
    if (settings.json()) {
      terminal.out().println(RecordJson.nothingAsked(business));
    }
    return Main.OK;
  }
}
