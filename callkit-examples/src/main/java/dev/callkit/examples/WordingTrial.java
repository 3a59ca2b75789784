package dev.callkit.examples;

import dev.callkit.dialogue.Cancellation;
import dev.callkit.dialogue.DialogueEngine;
import dev.callkit.dialogue.DialogueException;
import dev.callkit.dialogue.Exchange;
import dev.callkit.dialogue.Expectation;
import dev.callkit.dialogue.Heard;
import dev.callkit.dialogue.Intent;
import dev.callkit.dialogue.Understanding;
import dev.callkit.examples.input.BadInput;
import dev.callkit.examples.input.LineReader;
import dev.callkit.examples.terminal.Layout;
import dev.callkit.examples.terminal.Terminal;
import dev.callkit.examples.understanding.CallEngine;
import dev.callkit.openai.OpenAiDialogue;
import dev.callkit.testing.corpus.ExpectationText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.util.Optional;

/** Tries wordings: for each line read exactly one line is printed, and at once. */
final class WordingTrial {
  // Nobody is on the line: the first answer may take as long as loading everything takes.
  private static final Duration NOBODY_WAITS = Duration.ofSeconds(20);

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
    Optional<OpenAiDialogue> model = CallEngine.model(settings.engine(), InstantSource.system());
    try {
      return read(new LineReader(in), settings.now(), model);
    } catch (IOException broken) {
      throw new BadInput("standard input: cannot be read (" + broken.getMessage() + ")");
    } finally {
      model.ifPresent(OpenAiDialogue::close);
    }
  }

  private int read(LineReader lines, ZonedDateTime now, Optional<OpenAiDialogue> model)
      throws IOException {
    int code = Main.OK;
    for (Optional<LineReader.Line> line = lines.next(); line.isPresent(); line = lines.next()) {
      String result;
      try {
        Task task = task(line.get());
        Understanding meant = understood(task, now, model);
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

  /** As in a call: where a model has nothing usable to say, the rules answer. */
  private Understanding understood(Task task, ZonedDateTime now, Optional<OpenAiDialogue> model) {
    Exchange exchange =
        new Exchange(
            Optional.empty(),
            task.expected(),
            "",
            task.heard(),
            now,
            InstantSource.system().instant().plus(NOBODY_WAITS),
            new Cancellation(),
            early -> {},
            cost -> {});
    if (model.isPresent()) {
      try {
        Understanding meant = model.get().understand(exchange);
        if (meant.intent() != Intent.UNCLEAR) {
          return meant;
        }
      } catch (DialogueException failed) {
        // Its message is ours, and quotes nobody.
        terminal.err().println(failed.getMessage() + "; the rules answered");
      }
    }
    return DialogueEngine.swedishRules().understand(exchange);
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
