package dev.callkit.examples.terminal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * The command line as it was typed. The JVM decodes it with the machine's locale, and in a plain C
 * locale every byte of an "å" arrives as U+FFFD; Linux still has the bytes.
 */
public final class Arguments {
  private static final Path COMMAND_LINE = Path.of("/proc/self/cmdline");
  private static final char LOST = '\uFFFD';

  /** {@return the arguments, read as UTF-8 where the JVM has lost something and it can be had} */
  public static List<String> asTyped(String[] args) {
    List<String> decoded = List.of(args);
    if (decoded.stream().noneMatch(arg -> arg.indexOf(LOST) >= 0)) {
      return decoded;
    }
    try {
      return mended(decoded, new String(Files.readAllBytes(COMMAND_LINE), StandardCharsets.UTF_8));
    } catch (IOException otherSystem) {
      return decoded;
    }
  }

  /**
   * Takes the last arguments of the process, if they are the same but for what was lost: under
   * Maven they are not ours.
   */
  static List<String> mended(List<String> decoded, String commandLine) {
    List<String> all = Arrays.asList(commandLine.split("\0", -1));
    int end = all.size() - 1; // each ends with a NUL
    int start = end - decoded.size();
    if (start < 0) {
      return decoded;
    }
    List<String> typed = all.subList(start, end);
    for (int place = 0; place < typed.size(); place++) {
      if (!ascii(typed.get(place)).equals(ascii(decoded.get(place)))) {
        return decoded;
      }
    }
    return List.copyOf(typed);
  }

  private static String ascii(String text) {
    return text.replaceAll("[^\\x00-\\x7F]", "");
  }

  private Arguments() {}
}
