package dev.callkit.interview;

import dev.callkit.dialogue.Heard;
import dev.callkit.dialogue.Understanding;
import java.util.Optional;

/** What can happen to a talk. */
public sealed interface InterviewEvent {

  /** The connection that carries speech was lost and is there again. */
  record Reconnected() implements InterviewEvent {}

  /**
   * The person has finished a turn and it has been understood.
   *
   * @param turn the turn that was listened for
   * @param heard what was heard; complete
   * @param understanding what it meant; checked again by the machine
   */
  record Replied(TurnId turn, Heard heard, Understanding understanding) implements InterviewEvent {}

  /**
   * The person is speaking.
   *
   * @param turn the turn that is listened for
   * @param heard the words so far; they replace earlier ones of the same turn
   */
  record Speaking(TurnId turn, Heard heard) implements InterviewEvent {}

  /**
   * The person spoke over us.
   *
   * @param utterance what was being said
   * @param playedUpTo how many of its characters were heard
   */
  record Interrupted(UtteranceId utterance, int playedUpTo) implements InterviewEvent {
    /**
     * Checks the position.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public Interrupted {
      if (playedUpTo < 0) {
        throw new IllegalArgumentException("playedUpTo: expected 0 or more, got " + playedUpTo);
      }
    }
  }

  /**
   * Time has passed; perhaps a limit is reached.
   *
   * @param pending what the unfinished words in {@link InterviewState#pendingWords()} mean, if
   *     there are any
   */
  record Tick(Optional<Understanding> pending) implements InterviewEvent {}

  /**
   * The person's side ended the call, or the connection broke for good.
   *
   * @param pending what the unfinished words in {@link InterviewState#pendingWords()} mean, if
   *     there are any
   */
  record HungUp(Optional<Understanding> pending) implements InterviewEvent {}
}
