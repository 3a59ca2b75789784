package dev.callkit.testing.simulation;

/**
 * What a respondent does while we speak.
 *
 * @param afterCharacters how many characters of our utterance are heard first, 0 or more; an
 *     utterance that is shorter is heard to its end, and nothing comes of it
 * @param reply what is said, pressed or done then; thinking time is not added
 */
public record Interjection(int afterCharacters, Reply reply) {
  /**
   * Checks the number.
   *
   * @throws IllegalArgumentException if it is negative
   */
  public Interjection {
    if (afterCharacters < 0) {
      throw new IllegalArgumentException(
          "afterCharacters: expected 0 or more, got " + afterCharacters);
    }
    reply = reply.atOnce();
  }
}
