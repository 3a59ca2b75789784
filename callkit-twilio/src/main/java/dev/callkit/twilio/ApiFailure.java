package dev.callkit.twilio;

import java.time.Duration;
import java.util.Optional;

/** Twilio's API did not do what it was asked. Says nothing of what was sent. */
final class ApiFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final int code;
  private final boolean sent;
  private final transient Optional<Duration> retryAfter;

  private ApiFailure(
      String message, int status, int code, boolean sent, Optional<Duration> retryAfter) {
    super(message);
    this.status = status;
    this.code = code;
    this.sent = sent;
    this.retryAfter = retryAfter;
  }

  /** It answered, with something else than 2xx. */
  static ApiFailure answered(int status, int code, Optional<Duration> retryAfter) {
    return new ApiFailure(
        "expected 2xx, got HTTP " + status + " with code " + code, status, code, true, retryAfter);
  }

  /** No answer came. */
  static ApiFailure unanswered(boolean sent, String how) {
    return new ApiFailure(
        (sent ? "expected an answer, got none: " : "not sent: ") + how,
        0,
        0,
        sent,
        Optional.empty());
  }

  /** {@return the HTTP status; 0 if no answer came} */
  int status() {
    return status;
  }

  /** {@return Twilio's code; 0 if it gave none} */
  int code() {
    return code;
  }

  /** {@return whether any of it may have reached Twilio} */
  boolean sent() {
    return sent;
  }

  @SuppressWarnings("OptionalAssignedToNull") // transient: null after deserialisation
  Optional<Duration> retryAfter() {
    return retryAfter == null ? Optional.empty() : retryAfter;
  }
}
