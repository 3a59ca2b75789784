package dev.callkit.testing.simulation;

import dev.callkit.interview.UtteranceId;
import dev.callkit.telephony.AnsweredBy;
import dev.callkit.telephony.HangupCause;
import java.time.Duration;
import java.time.Instant;

/** Something that happens on the line, as somebody who listens in would notice it. */
public sealed interface Audible {

  /** {@return when} */
  Instant at();

  /**
   * It begins to ring.
   *
   * @param at when
   */
  record Rings(Instant at) implements Audible {}

  /**
   * Somebody or something answers.
   *
   * @param at when
   * @param by what it truly is, whatever the carrier detects
   */
  record Answered(Instant at, AnsweredBy by) implements Audible {}

  /**
   * We begin an utterance.
   *
   * @param at when
   * @param utterance which one
   * @param text all of it, though perhaps not all is heard
   */
  record WeSay(Instant at, UtteranceId utterance, String text) implements Audible {
    /** Hides the words. */
    @Override
    public String toString() {
      return "WeSay[" + at + ", " + utterance + ", " + text.length() + " characters]";
    }
  }

  /**
   * An utterance of ours stops before its end.
   *
   * @param at when
   * @param utterance which one
   * @param text all of it
   * @param playedUpTo how many of its characters were heard
   */
  record WeStop(Instant at, UtteranceId utterance, String text, int playedUpTo) implements Audible {
    /** Hides the words. */
    @Override
    public String toString() {
      return "WeStop[" + at + ", " + utterance + ", " + playedUpTo + " of " + text.length() + "]";
    }
  }

  /**
   * We begin a few words that fill in while our reply is not ready.
   *
   * @param at when
   * @param text the words
   */
  record WeFill(Instant at, String text) implements Audible {
    /** Hides the words. */
    @Override
    public String toString() {
      return "WeFill[" + at + ", " + text.length() + " characters]";
    }
  }

  /**
   * The respondent has spoken.
   *
   * @param at when the last word was heard
   * @param words what was heard
   * @param complete false if they were cut off in mid-sentence
   */
  record TheySay(Instant at, String words, boolean complete) implements Audible {
    /** Hides the words. */
    @Override
    public String toString() {
      return "TheySay[" + at + ", " + words.length() + " characters, complete=" + complete + "]";
    }
  }

  /**
   * The respondent has pressed keys.
   *
   * @param at when the last one was heard
   * @param keys which
   */
  record TheyPress(Instant at, String keys) implements Audible {
    /** Hides the keys. */
    @Override
    public String toString() {
      return "TheyPress[" + at + ", " + keys.length() + "]";
    }
  }

  /**
   * Nothing was said or pressed for as long as was listened.
   *
   * @param at when that time was over
   * @param lasted how long it was
   */
  record Silence(Instant at, Duration lasted) implements Audible {}

  /**
   * The line is dead; the last thing there is.
   *
   * @param at when
   * @param cause why
   */
  record Over(Instant at, HangupCause cause) implements Audible {}
}
