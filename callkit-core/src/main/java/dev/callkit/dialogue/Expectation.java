package dev.callkit.dialogue;

import dev.callkit.question.AnswerKind;

/** What kind of reply is waited for. */
public sealed interface Expectation {

  /** {@return how many telephone keys at most make a reply; 0 if keys are of no use} */
  int maxKeys();

  /** Consent to the interview: only an explicit yes is {@link Intent#AFFIRM}. Keys: 1 yes, 2 no. */
  record Consent() implements Expectation {
    @Override
    public int maxKeys() {
      return 1;
    }
  }

  /**
   * The answer to a question.
   *
   * @param kind what kind of answer
   */
  record Answer(AnswerKind kind) implements Expectation {
    @Override
    public int maxKeys() {
      return kind.maxKeys();
    }
  }

  /** A time at which to ring again. */
  record Callback() implements Expectation {
    @Override
    public int maxKeys() {
      return 0;
    }
  }
}
