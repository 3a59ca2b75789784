package dev.callkit.dialogue;

import dev.callkit.call.CallKitException;

/** An engine could not say what was meant. The interview goes on with the built-in rules. */
public class DialogueException extends CallKitException {
  private static final long serialVersionUID = 1L;

  /**
   * Without a cause.
   *
   * @param message what happened; no spoken words
   * @param retryable whether the next exchange may work
   */
  public DialogueException(String message, boolean retryable) {
    super(message, retryable);
  }

  /**
   * With a cause, whose message must hold no spoken words either.
   *
   * @param message what happened; no spoken words
   * @param retryable whether the next exchange may work
   * @param cause what was thrown underneath
   */
  public DialogueException(String message, boolean retryable, Throwable cause) {
    super(message, retryable, cause);
  }
}
