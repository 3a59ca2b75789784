package dev.callkit.examples;

import dev.callkit.call.AttemptId;
import dev.callkit.examples.terminal.Layout;
import dev.callkit.testing.simulation.Audible;
import dev.callkit.testing.simulation.CarrierListener;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Prints a talk as it happens, with the time since the answer. Thread-safe. */
final class TalkPrinter implements CarrierListener {
  private static final String US = "CallKit";
  private static final String CUSTOMER = "Customer";
  private static final String YOU = "You";

  private final PrintStream to;
  private final int columns;
  private final boolean typed;
  private Optional<Instant> answeredAt = Optional.empty();
  private boolean promptOpen;
  private final CompletableFuture<Void> over = new CompletableFuture<>();

  /**
   * A printer.
   *
   * @param to where
   * @param columns how wide
   * @param typed whether the customer's words are on the screen already
   */
  TalkPrinter(PrintStream to, int columns, boolean typed) {
    this.to = to;
    this.columns = columns;
    this.typed = typed;
  }

  /** {@return a stage that completes when the line is dead} */
  CompletableFuture<Void> over() {
    return over;
  }

  @Override
  public synchronized void heard(AttemptId attempt, Audible sound) {
    if (sound instanceof Audible.Rings) {
      note("it rings");
    } else if (sound instanceof Audible.Answered answered) {
      answeredAt = Optional.of(answered.at());
    } else if (sound instanceof Audible.WeSay say) {
      line(say.at(), US, say.text());
    } else if (sound instanceof Audible.WeFill filler) {
      line(filler.at(), US, filler.text());
    } else if (sound instanceof Audible.WeStop stop) {
      note("heard up to here: " + heard(stop));
    } else if (sound instanceof Audible.TheySay say) {
      theySay(say);
    } else if (sound instanceof Audible.TheyPress press) {
      line(press.at(), CUSTOMER, "[presses " + press.keys() + "]");
    } else if (sound instanceof Audible.Silence silence) {
      line(
          silence.at(), typed ? YOU : CUSTOMER, "[" + silence.lasted().toSeconds() + " s silence]");
    } else if (sound instanceof Audible.Over end) {
      end(end);
      over.complete(null);
    }
  }

  private static String heard(Audible.WeStop stop) {
    String words = stop.text().substring(0, stop.playedUpTo());
    return words.isEmpty() ? "nothing" : "… " + words.substring(words.lastIndexOf(' ') + 1);
  }

  private void theySay(Audible.TheySay say) {
    if (!say.complete()) {
      line(say.at(), typed ? YOU : CUSTOMER, say.words() + " … [cut off]");
    } else if (!typed) {
      line(say.at(), CUSTOMER, say.words());
    }
  }

  private void end(Audible.Over end) {
    String what =
        switch (end.cause()) {
          case RESPONDENT_HUNG_UP -> "the customer hangs up";
          case WE_HUNG_UP -> "CallKit hangs up";
          default -> "the call is over: " + end.cause().name().toLowerCase(Locale.ROOT);
        };
    if (answeredAt.isPresent()) {
      print(time(end.at()) + "  [" + what.replace('_', ' ') + "]");
    } else {
      note(what.replace('_', ' '));
    }
  }

  /** Says that it is somebody's turn to type. */
  synchronized void prompt(Instant at) {
    promptOpen = true;
    to.print(label(at, YOU) + "> ");
    to.flush();
  }

  /**
   * Somebody has typed.
   *
   * @param ended whether the line was ended on the screen
   */
  synchronized void typed(boolean ended) {
    if (promptOpen && !ended) {
      to.println();
    }
    promptOpen = false;
  }

  private void note(String text) {
    print("       [" + text + "]");
  }

  private void line(Instant at, String speaker, String text) {
    print(Layout.beside(label(at, speaker), text, columns));
  }

  private String label(Instant at, String speaker) {
    return time(at) + "  " + speaker + " ".repeat(CUSTOMER.length() - speaker.length() + 2);
  }

  private String time(Instant at) {
    return minutes(answeredAt.map(answer -> Duration.between(answer, at)).orElse(Duration.ZERO));
  }

  /** {@return {@code mm:ss}} */
  static String minutes(Duration time) {
    return String.format(Locale.ROOT, "%02d:%02d", time.toMinutes(), time.toSecondsPart());
  }

  private void print(String text) {
    if (promptOpen) {
      // In real time we speak on while nobody has typed anything; the line is still awaited.
      to.println();
      promptOpen = false;
    }
    to.println(text);
    to.flush();
  }
}
