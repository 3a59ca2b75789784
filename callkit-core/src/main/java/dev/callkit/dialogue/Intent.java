package dev.callkit.dialogue;

/** What a reply does, whatever was asked. */
public enum Intent {
  /** Agrees, where agreement is what was asked for. */
  AFFIRM,
  /** Declines, where agreement is what was asked for. */
  DENY,
  /** Answers the question; the understanding carries the value. */
  ANSWER,
  /** Wants to hear it again. */
  REPEAT,
  /** Wants us to wait a moment. */
  HOLD,
  /** Has no answer to give. */
  DONT_KNOW,
  /** Does not want to answer this question. */
  REFUSE,
  /** Wants the talk to end. */
  STOP,
  /** Wants to be rung at another time. */
  CALL_LATER,
  /** Wants never to be rung again. */
  OPT_OUT,
  /** Is not the person we meant to ring. */
  WRONG_PERSON,
  /** Speaks another language. */
  OTHER_LANGUAGE,
  /** Is the greeting of a voicemail, not a person. */
  VOICEMAIL,
  /** Says something that answers nothing asked ("no match"). */
  UNCLEAR,
  /** Says nothing ("no input"). */
  SILENCE
}
