package dev.callkit.testing.corpus;

import dev.callkit.dialogue.Expectation;
import dev.callkit.dialogue.Intent;

/**
 * One reply, and what a person takes it to mean.
 *
 * @param expected what was waited for, as {@link ExpectationText} reads it
 * @param said the words as a speech recogniser writes them; empty for a silence
 * @param intent what it does
 * @param value what it says, as {@link ExpectationText#value} writes it; empty if nothing
 */
public record LabelledUtterance(String expected, String said, Intent intent, String value) {

  /**
   * {@return what was waited for}
   *
   * @throws IllegalArgumentException if {@link #expected} has no known form
   */
  public Expectation expectation() {
    return ExpectationText.parse(expected);
  }

  /** Hides the words: an utterance of the held-out part is not to be seen in a test report. */
  @Override
  public String toString() {
    return "LabelledUtterance[" + expected + ", " + intent + "]";
  }
}
