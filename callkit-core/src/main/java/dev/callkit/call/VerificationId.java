package dev.callkit.call;

/**
 * The host's id of the verification that asked for the call. One verification leads to one call,
 * however often it is requested.
 *
 * @param value 1 to 64 characters of {@code A-Z a-z 0-9 _ -}; a UUID fits
 */
public record VerificationId(String value) {
  /**
   * Checks the text.
   *
   * @throws IllegalArgumentException if {@code value} has another length or other characters
   */
  public VerificationId {
    Ids.check("verificationId", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
