package dev.callkit.question;

import java.util.regex.Pattern;

/**
 * Names a question within its business's catalogue.
 *
 * @param value 1 to 64 characters of {@code A-Z a-z 0-9 _ -}
 */
public record QuestionId(String value) implements Comparable<QuestionId> {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  /**
   * Checks the text.
   *
   * @throws IllegalArgumentException if {@code value} has another length or other characters
   */
  public QuestionId {
    if (!PLAIN.matcher(value).matches()) {
      throw new IllegalArgumentException("question id: expected 1 to 64 of A-Z a-z 0-9 _ -");
    }
  }

  /** By the text's UTF-16 order, the same everywhere. */
  @Override
  public int compareTo(QuestionId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
