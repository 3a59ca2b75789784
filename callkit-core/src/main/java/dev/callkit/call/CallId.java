package dev.callkit.call;

/**
 * One requested interview. The business is part of the id, so that whoever holds an id can find the
 * row without searching across businesses.
 *
 * @param business whose call it is
 * @param value unique within the business; 1 to 64 characters of {@code A-Z a-z 0-9 _ -}
 */
public record CallId(BusinessId business, String value) {
  /**
   * Checks the text.
   *
   * @throws IllegalArgumentException if {@code value} has another length or other characters
   */
  public CallId {
    Ids.check("callId", value);
  }

  /**
   * Reads what {@link #toString()} wrote.
   *
   * @throws IllegalArgumentException if the text is not {@code business.call}
   */
  public static CallId parse(String text) {
    String[] parts = text.split("\\.", -1);
    if (parts.length != 2) {
      throw new IllegalArgumentException("callId: expected business.call");
    }
    return new CallId(new BusinessId(parts[0]), parts[1]);
  }

  /** {@return {@code business.call}, safe as one segment of a URL path} */
  @Override
  public String toString() {
    return business + "." + value;
  }
}
