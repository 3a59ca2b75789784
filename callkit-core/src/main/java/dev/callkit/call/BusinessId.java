package dev.callkit.call;

/**
 * The business on whose behalf people are rung. Every other key begins with it.
 *
 * @param value 1 to 64 characters of {@code A-Z a-z 0-9 _ -}; a UUID fits
 */
public record BusinessId(String value) {
  /**
   * Checks the text.
   *
   * @throws IllegalArgumentException if {@code value} has another length or other characters
   */
  public BusinessId {
    Ids.check("businessId", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
