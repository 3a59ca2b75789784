package dev.callkit.store;

/**
 * One running instance of the library.
 *
 * @param value not blank, different for every instance that shares a store
 */
public record NodeId(String value) {
  /**
   * Checks the text.
   *
   * @throws IllegalArgumentException if it is blank or longer than 100 characters
   */
  public NodeId {
    if (value.isBlank() || value.length() > 100) {
      throw new IllegalArgumentException("node id: expected 1 to 100 characters");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
