package dev.callkit.call;

/**
 * Something is broken. Expected ends of a call (busy, no answer, a refusal) are values, never
 * exceptions. Messages never hold spoken words, names, whole phone numbers or secrets.
 */
public abstract class CallKitException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final boolean retryable;

  /**
   * An exception without a cause.
   *
   * @param message what was expected, what came, and which call
   * @param retryable whether the same thing may work later
   */
  protected CallKitException(String message, boolean retryable) {
    super(message);
    this.retryable = retryable;
  }

  /**
   * An exception with a cause, whose message must keep the same secrets.
   *
   * @param message what was expected, what came, and which call
   * @param retryable whether the same thing may work later
   * @param cause what was thrown underneath
   */
  protected CallKitException(String message, boolean retryable, Throwable cause) {
    super(message, cause);
    this.retryable = retryable;
  }

  /** {@return whether the same thing may work later} */
  public final boolean retryable() {
    return retryable;
  }
}
