package dev.callkit.examples.terminal;

import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/**
 * Finds out whether the standard streams are a terminal.
 *
 * <p>{@code System.console() != null} says it on JDK 17 only: from 22 on there is a console without
 * a terminal too, and {@code Console.isTerminal()} has to be asked. Either speaks of input and
 * output together, so neither sees somebody who types while the output goes into a file. The shell
 * that every POSIX system has does: {@code test -t} looks at each stream that it has inherited from
 * us. Where there is no such shell, the console's word is taken.
 */
final class TerminalProbe {
  // All questions in one process: starting one takes some milliseconds. The answers go to its
  // standard error, because its standard output is ours and is what is asked about.
  private static final String SCRIPT =
      "exec 3>&1; test -t 0 && echo in >&2; test -t 1 && echo out >&2;"
          + " { stty size || stty size <&3; } >&2 2>/dev/null";

  /**
   * What was found.
   *
   * @param inIsTerminal whether somebody can type
   * @param outIsTerminal whether somebody sees standard output
   * @param columns how wide the terminal is; 0 if that is not known
   */
  record Finding(boolean inIsTerminal, boolean outIsTerminal, int columns) {}

  static Finding look() {
    try {
      Process shell =
          new ProcessBuilder("/bin/sh", "-c", SCRIPT)
              .redirectInput(Redirect.INHERIT)
              .redirectOutput(Redirect.INHERIT)
              .start();
      try (InputStream answer = shell.getErrorStream()) {
        String text = new String(answer.readAllBytes(), StandardCharsets.US_ASCII);
        shell.waitFor(1, TimeUnit.SECONDS);
        return finding(text);
      }
    } catch (IOException noShell) {
      boolean both = consoleIsTerminal();
      return new Finding(both, both, 0);
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
      return new Finding(false, false, 0);
    }
  }

  /** Reads what the script wrote, such as {@code in}, {@code out}, {@code 24 80}. */
  static Finding finding(String answer) {
    boolean in = false;
    boolean out = false;
    int columns = 0;
    for (String line : answer.split("\\R", -1)) {
      in |= line.equals("in");
      out |= line.equals("out");
      if (line.matches("[0-9]{1,5} [0-9]{1,5}")) {
        columns = Integer.parseInt(line.substring(line.indexOf(' ') + 1));
      }
    }
    return new Finding(in, out, columns);
  }

  @SuppressWarnings(
      "SystemConsoleNull") // that null says less from JDK 22 on is why we go on asking
  static boolean consoleIsTerminal() {
    Console console = System.console();
    if (console == null) {
      return false;
    }
    try {
      // Reflection, because the sources are compiled for Java 17.
      return Boolean.TRUE.equals(Console.class.getMethod("isTerminal").invoke(console));
    } catch (NoSuchMethodException beforeJava22) {
      return true;
    } catch (ReflectiveOperationException broken) {
      return false;
    }
  }

  private TerminalProbe() {}
}
