package dev.callkit.telephony;

/** What answering-machine detection says. "Unknown" is an answer: we talk, and listen. */
public enum AnsweredBy {
  /** A person. */
  HUMAN,
  /** A voicemail or another announcement. */
  MACHINE,
  /** A fax or data line. */
  FAX,
  /** Not found out, or not asked. */
  UNKNOWN
}
