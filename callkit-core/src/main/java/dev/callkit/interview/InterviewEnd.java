package dev.callkit.interview;

/** Why a talk ended. */
public enum InterviewEnd {
  /** Every question there was time for was put, and we said goodbye. */
  FINISHED,
  /** The person said no to the interview. */
  DECLINED,
  /** Twice no clear yes or no to the consent question, which means no. */
  NO_CLEAR_CONSENT,
  /** The person never wants to be rung again. */
  OPTED_OUT,
  /** The person wanted to stop in the middle. */
  STOPPED,
  /** The person wants to be rung at another time. */
  CALLBACK,
  /** Somebody else answered. */
  WRONG_PERSON,
  /** The person speaks another language. */
  OTHER_LANGUAGE,
  /** It was a voicemail after all. */
  VOICEMAIL,
  /** Two silences in a row. */
  NO_INPUT,
  /** The person's side ended the call, or the connection broke. */
  HUNG_UP,
  /** The time limit ended the talk. */
  TIME_LIMIT,
  /** The next stretch of the talk would have cost more than the call's budget. */
  BUDGET
}
