package dev.callkit.examples.terminal;

import java.io.BufferedInputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * The standard streams of this process, all of them UTF-8 whatever the machine's locale, and who is
 * at their other ends.
 *
 * @param in standard input, as bytes
 * @param out standard output
 * @param err standard error
 * @param typing whether somebody can type: standard input is a terminal
 * @param outShown whether standard output is a terminal too, so that whoever types sees it
 * @param columns how wide to print
 */
public record Terminal(
    InputStream in,
    PrintStream out,
    PrintStream err,
    boolean typing,
    boolean outShown,
    int columns) {
  /** How wide to print when nobody says. */
  public static final int DEFAULT_COLUMNS = 80;

  private static final int FEWEST_COLUMNS = 40;
  private static final int MOST_COLUMNS = 200;

  /**
   * The terminal of this process.
   *
   * <p>The streams are opened anew: {@code System.out} has the locale's encoding, and under Maven
   * it is Maven's.
   *
   * @param environment of the process; {@code COLUMNS} in it sets the width
   */
  public static Terminal ofThisProcess(Map<String, String> environment) {
    TerminalProbe.Finding found = TerminalProbe.look();
    return new Terminal(
        new BufferedInputStream(new FileInputStream(FileDescriptor.in)),
        utf8(FileDescriptor.out),
        utf8(FileDescriptor.err),
        found.inIsTerminal(),
        found.outIsTerminal(),
        columns(environment.getOrDefault("COLUMNS", ""), found.columns()));
  }

  private static PrintStream utf8(FileDescriptor to) {
    return new PrintStream(new FileOutputStream(to), true, StandardCharsets.UTF_8);
  }

  /** What the user has set comes first, then what the terminal says of itself. */
  static int columns(String set, int found) {
    int columns = number(set) > 0 ? number(set) : found;
    return columns <= 0
        ? DEFAULT_COLUMNS
        : Math.max(FEWEST_COLUMNS, Math.min(MOST_COLUMNS, columns));
  }

  private static int number(String text) {
    return text.matches("[0-9]{1,5}") ? Integer.parseInt(text) : 0;
  }
}
