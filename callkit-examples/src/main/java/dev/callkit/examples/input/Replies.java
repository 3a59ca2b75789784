package dev.callkit.examples.input;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a respondent says, one utterance per line: an empty line is a silence, the end is a hang-up.
 */
@FunctionalInterface
public interface Replies {

  /**
   * {@return the next utterance, blank for a silence, or empty to hang up}
   *
   * @throws IOException if the source breaks
   * @throws BadInput if the line cannot be read
   */
  Optional<String> next() throws IOException;

  /**
   * Reads a whole file before the first word is spoken.
   *
   * @param path as the user wrote it
   * @throws BadInput naming every line that cannot be read
   */
  static Replies ofFile(String path) {
    TextFile file = TextFile.read(path);
    LineReader lines =
        new LineReader(new ByteArrayInputStream(file.text().getBytes(StandardCharsets.UTF_8)));
    List<String> utterances = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    try {
      for (Optional<LineReader.Line> line = lines.next(); line.isPresent(); line = lines.next()) {
        utterances.add(line.get().text());
        line.flatMap(read -> problem(path, read)).ifPresent(problems::add);
      }
    } catch (IOException impossible) {
      throw new IllegalStateException("memory cannot be read", impossible);
    }
    if (!problems.isEmpty()) {
      throw new BadInput(problems);
    }
    return inOrder(utterances);
  }

  private static Replies inOrder(List<String> utterances) {
    List<String> left = new ArrayList<>(utterances);
    return () -> left.isEmpty() ? Optional.empty() : Optional.of(left.remove(0));
  }

  /**
   * Reads a stream line by line while the talk goes on, so that somebody may listen and answer.
   *
   * @param name what to call it in messages
   */
  static Replies ofStream(String name, InputStream in) {
    LineReader lines = new LineReader(in);
    return () -> {
      Optional<LineReader.Line> line = lines.next();
      Optional<String> problem = line.flatMap(read -> problem(name, read));
      if (problem.isPresent()) {
        throw new BadInput(problem.get());
      }
      return line.map(LineReader.Line::text);
    };
  }

  private static Optional<String> problem(String name, LineReader.Line line) {
    return line.problem().map(problem -> name + ":" + line.number() + ": " + problem);
  }
}
