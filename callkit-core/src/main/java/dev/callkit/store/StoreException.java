package dev.callkit.store;

import dev.callkit.call.CallKitException;

/** The store could not be reached, or did not answer. */
public class StoreException extends CallKitException {
  private static final long serialVersionUID = 1L;

  /**
   * With what was thrown underneath.
   *
   * @param message what was tried, without anything about a person
   * @param retryable whether the same thing may work later
   * @param cause what was thrown underneath; its message must not hold anything about a person
   */
  public StoreException(String message, boolean retryable, Throwable cause) {
    super(message, retryable, cause);
  }
}
