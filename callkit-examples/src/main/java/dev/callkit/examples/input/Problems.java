package dev.callkit.examples.input;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what is wrong with one file, so that all of it can be said at once. */
final class Problems {
  private record Problem(int line, String message) {}

  private final String file;
  private final List<Problem> found = new ArrayList<>();

  Problems(String file) {
    this.file = file;
  }

  /**
   * Notes one.
   *
   * @param line where, from 1
   * @param path which field, such as {@code questions[2].frequency}; empty for the whole document
   * @param message what was expected and what was found
   */
  void add(int line, String path, String message) {
    found.add(new Problem(line, path.isEmpty() ? message : path + ": " + message));
  }

  int count() {
    return found.size();
  }

  /** Does nothing if all is well. */
  void throwIfAny() {
    if (!found.isEmpty()) {
      throw new BadInput(
          found.stream()
              .sorted(Comparator.comparingInt(Problem::line))
              .map(problem -> file + ":" + problem.line() + ": " + problem.message())
              .toList());
    }
  }
}
