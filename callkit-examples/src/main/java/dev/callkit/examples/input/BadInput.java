package dev.callkit.examples.input;

import java.util.List;

/** Something that was handed in is not as expected. Its problems are for the user to read. */
public final class BadInput extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<String> problems;

  /**
   * Takes the problems.
   *
   * @param problems one line each, in the order of the file; at least one
   */
  public BadInput(List<String> problems) {
    super(String.join("\n", problems));
    this.problems = List.copyOf(problems);
  }

  /** One problem. */
  public BadInput(String problem) {
    this(List.of(problem));
  }

  /** {@return one line per problem, in the order of the file} */
  public List<String> problems() {
    return problems;
  }
}
