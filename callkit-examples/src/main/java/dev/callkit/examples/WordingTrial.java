package dev.callkit.examples;

import dev.callkit.dialogue.DialogueEngine;
import dev.callkit.dialogue.Exchange;
import dev.callkit.dialogue.Expectation;
import dev.callkit.dialogue.Heard;
import dev.callkit.dialogue.Understanding;
import dev.callkit.examples.input.BadInput;
import dev.callkit.examples.input.LineReader;
import dev.callkit.examples.terminal.Layout;
import dev.callkit.examples.terminal.Terminal;
import dev.callkit.testing.corpus.ExpectationText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZonedDateTime;
import java.util.Optional;

/** Tries wordings: for each line read exactly one line is printed, and at once. */
final class WordingTrial {
  private final DialogueEngine rules = DialogueEngine.swedishRules();
  private final Terminal terminal;

  WordingTrial(Terminal terminal) {
    this.terminal = terminal;
  }

  int run(UnderstandCommand.Settings settings) {
    InputStream in =
        settings
            .file()
            .<InputStream>map(
                file -> new ByteArrayInputStream(file.text().getBytes(StandardCharsets.UTF_8)))
            .orElse(terminal.in());
    try {
      return read(new LineReader(in), settings.now());
    } catch (IOException broken) {
      throw new BadInput("standard input: cannot be read (" + broken.getMessage() + ")");
    }
  }

  private int read(LineReader lines, ZonedDateTime now) throws IOException {
    int code = Main.OK;
    for (Optional<LineReader.Line> line = lines.next(); line.isPresent(); line = lines.next()) {
      String result;
      try {
        Task task = task(line.get());
        Understanding meant = rules.understand(Exchange.of(task.expected(), "", task.heard(), now));
        result = meant.intent() + "\t" + ExpectationText.value(meant);
      } catch (BadInput unreadable) {
        code = Main.BAD_INPUT;
        result = "ERROR\tline " + line.get().number() + ": " + unreadable.problems().get(0);
      }
      terminal.out().print(result + "\n");
      if (terminal.out().checkError()) { // flushes; true if nobody reads any more
        return code;
      }
    }
    return code;
  }

  private record Task(Expectation expected, Heard heard) {}

  private static Task task(LineReader.Line line) {
    if (line.problem().isPresent()) {
      throw new BadInput(line.problem().get());
    }
    String[] parts = line.text().split("\t", -1);
    if (parts.length != 2) {
      throw new BadInput("expected EXPECTED<tab>SAID, got " + (parts.length - 1) + " tabs");
    }
    try {
      // One line stays one line, whatever ends a line elsewhere.
      return new Task(
          ExpectationText.parse(parts[0].strip()), Heard.speech(Layout.plain(parts[1])));
    } catch (IllegalArgumentException unknown) {
      throw new BadInput(Layout.plain(String.valueOf(unknown.getMessage())));
    }
  }
}
