package dev.callkit;

import dev.callkit.call.CallKitException;
import dev.callkit.intake.IntakeResult.Reason;

/** A gate refused a request; nothing was stored and nobody will be rung. */
public final class CallRejectedException extends CallKitException {
  private static final long serialVersionUID = 1L;

  private final Reason reason;

  CallRejectedException(Reason reason) {
    super("call refused: " + reason.text(), false);
    this.reason = reason;
  }

  /** {@return which gate} */
  public Reason reason() {
    return reason;
  }
}
