package dev.callkit.interview;

import dev.callkit.dialogue.CallbackTime;
import dev.callkit.dialogue.Heard;
import dev.callkit.dialogue.Intent;
import dev.callkit.question.QuestionId;

/** One thing that happened in a talk, for the timeline. Facts hold words; logs never hold facts. */
public sealed interface InterviewFact {

  /**
   * We handed words to the carrier.
   *
   * @param utterance its id
   * @param text the words
   */
  record Said(UtteranceId utterance, String text) implements InterviewFact {
    /** Hides the words. */
    @Override
    public String toString() {
      return "Said[" + utterance + "]";
    }
  }

  /**
   * The person finished a turn.
   *
   * @param turn its id
   * @param heard the words, keys or silence
   * @param intent what it was taken to do
   */
  record Replied(TurnId turn, Heard heard, Intent intent) implements InterviewFact {}

  /**
   * The person spoke over us.
   *
   * @param utterance what was being said
   * @param playedUpTo how many of its characters were heard
   */
  record Interrupted(UtteranceId utterance, int playedUpTo) implements InterviewFact {}

  /** The speech connection was lost and is there again. */
  record Reconnected() implements InterviewFact {}

  /**
   * The person agreed to the interview.
   *
   * @param words the yes, as heard
   */
  record Consented(String words) implements InterviewFact {
    /** Hides the words. */
    @Override
    public String toString() {
      return "Consented[]";
    }
  }

  /**
   * A question was put.
   *
   * @param question which
   */
  record Asked(QuestionId question) implements InterviewFact {}

  /**
   * A question obtained a result, or a fuller one by its follow-up.
   *
   * @param answer the result as it stands now
   */
  record Answered(Answer answer) implements InterviewFact {}

  /** The person never wants to be rung again. */
  record OptedOut() implements InterviewFact {}

  /**
   * The person wants to be rung at another time.
   *
   * @param when as precisely as was said
   */
  record CallbackAgreed(CallbackTime when) implements InterviewFact {}

  /**
   * The talk is over.
   *
   * @param end why
   */
  record Finished(InterviewEnd end) implements InterviewFact {}
}
