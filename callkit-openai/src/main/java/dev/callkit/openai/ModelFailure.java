package dev.callkit.openai;

import java.time.Duration;
import java.util.Optional;

/**
 * A request that came to nothing. Has no cause: what the SDK throws may quote the request or the
 * answer.
 */
final class ModelFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What to do about it. */
  enum Kind {
    /** Ask again: the network, the service, or a document that cannot be read. */
    PASSING,
    /** Ask later: too many requests. */
    BUSY,
    /** Nobody has paid. */
    OUT_OF_QUOTA,
    /** The key is wrong, or may not do this. */
    NOT_ALLOWED,
    /** There is no such model, or no more. */
    MODEL_GONE,
    /** The model does not take a temperature. */
    NO_TEMPERATURE,
    /** The model does not take an effort. */
    NO_EFFORT,
    /** The request itself is wrong. */
    BAD_REQUEST,
    /** The model would not answer, or did not finish. */
    NO_ANSWER
  }

  private final Kind kind;
  private final transient Optional<Duration> after;
  private final transient Usage usage;

  private ModelFailure(Kind kind, String what, Optional<Duration> after, Usage usage) {
    super(what, null, false, false);
    this.kind = kind;
    this.after = after;
    this.usage = usage;
  }

  static ModelFailure of(Kind kind, String what) {
    return new ModelFailure(kind, what, Optional.empty(), Usage.NONE);
  }

  static ModelFailure busy(String what, Optional<Duration> after) {
    return new ModelFailure(Kind.BUSY, what, after, Usage.NONE);
  }

  /** Nothing usable came back, and is paid for all the same. */
  static ModelFailure noAnswer(String what, Usage paid) {
    return new ModelFailure(Kind.NO_ANSWER, what, Optional.empty(), paid);
  }

  Kind kind() {
    return kind;
  }

  /** {@return how long the service wants to be left alone, if it said so} */
  Optional<Duration> after() {
    return after;
  }

  Usage usage() {
    return usage;
  }

  /** {@return whether the same request may work at once, or almost} */
  boolean mayHelpToAskAgain() {
    return kind == Kind.PASSING || kind == Kind.BUSY;
  }

  /** {@return what happened; no spoken words} */
  String what() {
    return String.valueOf(getMessage());
  }
}
