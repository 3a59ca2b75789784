package dev.callkit.testing.simulation;

import dev.callkit.dialogue.Expectation;
import dev.callkit.interview.Line;

/**
 * What a respondent has heard when it is their turn.
 *
 * @param said our words since they spoke last, as far as they were heard; several utterances are
 *     parted by a space
 * @param listen what is listened for
 */
public record Prompt(String said, Line.Listen listen) {

  /** {@return what kind of reply is waited for} */
  public Expectation expected() {
    return listen.expected();
  }

  /** Hides the words. */
  @Override
  public String toString() {
    return "Prompt[" + said.length() + " characters, " + listen.expected() + "]";
  }
}
