package dev.callkit.examples;

import dev.callkit.examples.terminal.Terminal;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** One command of the command line. Its options are filled in before it is asked anything. */
interface TerminalCommand {

  /** What is to be done, everything about it checked. */
  interface Task {
    /** {@return the exit code} */
    int run();
  }

  /**
   * Checks the options and reads the files.
   *
   * @param clock tells when it is
   * @param problems takes what is not as expected, one line each
   * @return what is to be done; empty exactly if a problem was added
   */
  Optional<Task> prepare(Terminal terminal, InstantSource clock, List<String> problems);
}
