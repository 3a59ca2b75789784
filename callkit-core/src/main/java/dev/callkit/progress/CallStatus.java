package dev.callkit.progress;

import java.util.EnumSet;
import java.util.Set;

/** How far a call is. */
public enum CallStatus {
  /** Requested; waiting for its first or next attempt. */
  INITIATED,
  /** Dialled; nobody has answered yet. */
  CONNECTING,
  /** A person has answered and the talk goes on. */
  IN_PROGRESS,
  /** The talk ended, whatever it came to. */
  COMPLETED,
  /** No talk came about, or a fault ended it. */
  FAILED,
  /** The time limit ended the talk. */
  TIMEOUT,
  /** Taken back before the talk. */
  CANCELLED;

  /** {@return whether nothing changes any more} */
  public boolean isFinal() {
    return successors().isEmpty();
  }

  /** {@return the states that may follow this one} */
  public Set<CallStatus> successors() {
    return switch (this) {
      case INITIATED -> EnumSet.of(CONNECTING, CANCELLED, FAILED);
      case CONNECTING -> EnumSet.of(IN_PROGRESS, INITIATED, FAILED, CANCELLED);
      case IN_PROGRESS -> EnumSet.of(COMPLETED, TIMEOUT, INITIATED, FAILED);
      case COMPLETED, FAILED, TIMEOUT, CANCELLED -> EnumSet.noneOf(CallStatus.class);
    };
  }
}
