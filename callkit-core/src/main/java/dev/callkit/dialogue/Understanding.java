package dev.callkit.dialogue;

import dev.callkit.question.AnswerValue;
import java.util.Optional;

/**
 * What one reply meant.
 *
 * @param intent what the reply does
 * @param value the typed answer; present exactly when the intent is {@link Intent#ANSWER}
 * @param callback when to ring; present exactly when the intent is {@link Intent#CALL_LATER}
 * @param confidence how sure the engine is, 0 to 1
 * @param evidence the words of the reply that the understanding rests on, quoted as heard; empty
 *     for silence
 * @param acknowledgement a short human reaction to say before going on; empty for none
 */
public record Understanding(
    Intent intent,
    Optional<AnswerValue> value,
    Optional<CallbackTime> callback,
    double confidence,
    String evidence,
    Optional<String> acknowledgement) {
  /**
   * Checks that the parts fit together.
   *
   * @throws IllegalArgumentException if a value comes without an answer or an answer without a
   *     value, likewise a callback time, or the confidence is not 0 to 1
   */
  public Understanding {
    if (value.isPresent() != (intent == Intent.ANSWER)) {
      throw new IllegalArgumentException("value: expected exactly for ANSWER, got " + intent);
    }
    if (callback.isPresent() != (intent == Intent.CALL_LATER)) {
      throw new IllegalArgumentException(
          "callback: expected exactly for CALL_LATER, got " + intent);
    }
    if (!(confidence >= 0 && confidence <= 1)) {
      throw new IllegalArgumentException("confidence: expected 0 to 1, got " + confidence);
    }
  }

  /** An intent that carries no value. */
  public static Understanding of(Intent intent, double confidence, String evidence) {
    return new Understanding(
        intent, Optional.empty(), Optional.empty(), confidence, evidence, Optional.empty());
  }

  /** A typed answer. */
  public static Understanding answer(AnswerValue value, double confidence, String evidence) {
    return new Understanding(
        Intent.ANSWER,
        Optional.of(value),
        Optional.empty(),
        confidence,
        evidence,
        Optional.empty());
  }

  /** A wish to be rung at another time. */
  public static Understanding callLater(CallbackTime when, double confidence, String evidence) {
    return new Understanding(
        Intent.CALL_LATER,
        Optional.empty(),
        Optional.of(when),
        confidence,
        evidence,
        Optional.empty());
  }

  /** Something that answers nothing asked. */
  public static Understanding unclear() {
    return of(Intent.UNCLEAR, 0, "");
  }

  /** {@return the same understanding with a reaction to say} */
  public Understanding acknowledging(String reaction) {
    return new Understanding(intent, value, callback, confidence, evidence, Optional.of(reaction));
  }

  /** {@return the same understanding without its reaction} */
  public Understanding plain() {
    return acknowledgement.isEmpty()
        ? this
        : new Understanding(intent, value, callback, confidence, evidence, Optional.empty());
  }

  /**
   * {@return this understanding if it is supported by what was asked and heard, else an unclear
   * one; an acknowledgement that breaks the rules is dropped}
   *
   * <p>Supported means: the value is of the kind asked for and in its range; consent and its
   * refusal come only where they were asked for or are heard as such; the evidence stands in what
   * was heard. An acknowledgement has at most twelve words of plain text: no question, digit, link
   * or sign.
   */
  public Understanding checkedAgainst(Expectation expected, Heard heard) {
    return UnderstandingCheck.check(this, expected, heard);
  }

  /** Hides the evidence and the acknowledgement, which never go into a log. */
  @Override
  public String toString() {
    return "Understanding[" + intent + ", confidence=" + confidence + "]";
  }
}
