package dev.callkit.telephony;

import dev.callkit.call.CallKitException;
import java.time.Duration;
import java.util.Optional;

/** A carrier did not do what it was asked. */
public class TelephonyException extends CallKitException {
  private static final long serialVersionUID = 1L;

  /** What went wrong, decided once at the edge. */
  public enum Kind {
    /** The number cannot be rung, by anybody. */
    NUMBER_INVALID(false),
    /** The carrier or the law bars this number. */
    NUMBER_BLOCKED(false),
    /** Too many requests; certainly not dialled. */
    RATE_LIMITED(true),
    /** Configuration or credentials are wrong; certainly not dialled. */
    REFUSED(false),
    /** The carrier is out of reach; certainly not dialled. */
    UNAVAILABLE(true),
    /** Perhaps dialled. Never retried and never failed over before it is settled. */
    OUTCOME_UNKNOWN(false);

    private final boolean retryable;

    Kind(boolean retryable) {
      this.retryable = retryable;
    }
  }

  private final Kind kind;
  private final transient Optional<Duration> retryAfter;

  /**
   * Without a cause.
   *
   * @param kind what went wrong
   * @param message which request, and what came back; no whole number, no secret
   */
  public TelephonyException(Kind kind, String message) {
    super(message, kind.retryable);
    this.kind = kind;
    this.retryAfter = Optional.empty();
  }

  /**
   * With a cause and, for {@link Kind#RATE_LIMITED}, the carrier's word on when to come back.
   *
   * @param kind what went wrong
   * @param message which request, and what came back; no whole number, no secret
   * @param retryAfter how long to wait; empty if the carrier did not say
   * @param cause what was thrown underneath; its message must keep the same secrets
   */
  public TelephonyException(
      Kind kind, String message, Optional<Duration> retryAfter, Throwable cause) {
    super(message, kind.retryable, cause);
    this.kind = kind;
    this.retryAfter = retryAfter;
  }

  /** {@return what went wrong} */
  public Kind kind() {
    return kind;
  }

  /** {@return how long the carrier asks us to wait; empty if it did not say} */
  @SuppressWarnings("OptionalAssignedToNull") // transient: null after deserialisation
  public Optional<Duration> retryAfter() {
    return retryAfter == null ? Optional.empty() : retryAfter;
  }
}
