package dev.callkit.telephony;

/**
 * The carrier's own id of a call.
 *
 * @param value not blank, at most 200 characters
 */
public record CarrierCallId(String value) {
  /**
   * Checks the text.
   *
   * @throws IllegalArgumentException if it is blank or too long
   */
  public CarrierCallId {
    if (value.isBlank() || value.length() > 200) {
      throw new IllegalArgumentException("carrier call id: expected 1 to 200 characters");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
