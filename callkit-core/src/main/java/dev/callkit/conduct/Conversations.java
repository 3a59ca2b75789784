package dev.callkit.conduct;

import dev.callkit.call.AttemptId;
import dev.callkit.dialogue.Heard;
import dev.callkit.interview.TurnId;
import dev.callkit.interview.UtteranceId;

/**
 * Where carrier adapters bring the talk. Implemented by the library. Thread-safe; every method
 * returns at once, and the reply goes to the speaker when it is ready, on another thread.
 *
 * <p>For each {@code connected} and each {@code heard} with complete words {@link Speaker#speak} is
 * called exactly once, perhaps with no lines, as long as the library runs: within 5 s and what an
 * engine may take, if need be with a hang-up. Attempts that are not known or are over get a hang-up
 * too. What was heard is kept and saved for 30 s while the store does not answer.
 */
public interface Conversations {

  /**
   * The person can hear us: begins the talk, or goes on with it after a lost connection. Reported
   * again before the person has said anything, it gets the same words again.
   *
   * @param attempt which attempt
   * @param speaker where words go from now on
   */
  void connected(AttemptId attempt, Speaker speaker);

  /**
   * The person said or pressed something, or was silent.
   *
   * @param attempt which attempt
   * @param turn the turn that was listened for; a turn that comes again gets its reply again, and
   *     an older one what was said last
   * @param heard what was heard; partial words are only kept, and the speaker is not called
   * @param speaker where words go from now on
   */
  void heard(AttemptId attempt, TurnId turn, Heard heard, Speaker speaker);

  /**
   * The person spoke over us.
   *
   * @param attempt which attempt
   * @param utterance what was being said
   * @param playedUpTo how many of its characters were heard
   */
  void interrupted(AttemptId attempt, UtteranceId utterance, int playedUpTo);

  /**
   * The connection that carries words is gone; the call itself may live on and connect again.
   *
   * @param attempt which attempt
   */
  void dropped(AttemptId attempt);
}
