package dev.callkit.outcome;

/**
 * What an attempt or a call came to, in survey terms. Codes: AAPOR Standard Definitions, telephone
 * chapter (9th edition, 2016; read 2026-11). The sample is a list of persons who gave their number,
 * so the unknown-eligibility codes count as {@link Group#UNKNOWN_OTHER}.
 */
public enum Disposition {
  /** Every question that was put was dealt with, and the talk was closed. */
  COMPLETE("1.1", Group.INTERVIEW),
  /** Ended early with enough answers. */
  PARTIAL("1.2", Group.PARTIAL),
  /** No to the interview, or opted out before the first question. */
  REFUSAL("2.112", Group.REFUSAL),
  /** Ended early with fewer answers than a partial. */
  BREAK_OFF("2.12", Group.REFUSAL),
  /** The number was reached, the person was not. */
  NON_CONTACT("2.20", Group.NON_CONTACT),
  /** A voicemail that is known to be the person's. */
  VOICEMAIL_OF_RESPONDENT("2.221", Group.NON_CONTACT),
  /** The person speaks another language. */
  LANGUAGE("2.33", Group.OTHER),
  /** Not now: a callback was agreed. */
  CALLBACK("2.35", Group.OTHER),
  /** Nothing was tried: cancelled by the host, or the time ran out before an attempt. */
  NOT_ATTEMPTED("3.11", Group.UNKNOWN_OTHER),
  /** The line was engaged. */
  BUSY("3.12", Group.UNKNOWN_OTHER),
  /** It rang out. */
  NO_ANSWER("3.13", Group.UNKNOWN_OTHER),
  /** A voicemail that names nobody. */
  VOICEMAIL("3.14", Group.UNKNOWN_OTHER),
  /** Screened or barred on the way. */
  BLOCKED("3.15", Group.UNKNOWN_OTHER),
  /** The carrier failed, the connection broke, or it never became known what happened. */
  TECHNICAL("3.16", Group.UNKNOWN_OTHER),
  /** Somebody else has this number. */
  WRONG_PERSON("4.10", Group.NOT_ELIGIBLE),
  /** A fax or data line. */
  FAX("4.20", Group.NOT_ELIGIBLE),
  /** The number does not work. */
  NON_WORKING("4.31", Group.NOT_ELIGIBLE),
  /** The number has been disconnected. */
  DISCONNECTED("4.32", Group.NOT_ELIGIBLE),
  /** The telephone cannot be reached for now. */
  OUT_OF_SERVICE("4.33", Group.NOT_ELIGIBLE),
  /** There was nothing to ask this customer. */
  NOTHING_TO_ASK("4.80", Group.NOT_ELIGIBLE);

  /** The standard's groups. */
  public enum Group {
    /** I: complete interviews. */
    INTERVIEW,
    /** P: partial interviews. */
    PARTIAL,
    /** R: refusals and break-offs. */
    REFUSAL,
    /** NC: the person was never reached. */
    NON_CONTACT,
    /** O: reached, but no interview for another reason. */
    OTHER,
    /** UO: it is not known whether an eligible person would have answered. */
    UNKNOWN_OTHER,
    /** NE: not in any rate. */
    NOT_ELIGIBLE
  }

  private final String code;
  private final Group group;

  Disposition(String code, Group group) {
    this.code = code;
    this.group = group;
  }

  /** {@return the standard's code, such as {@code 2.112}} */
  public String code() {
    return code;
  }

  /** {@return the group it counts in} */
  public Group group() {
    return group;
  }

  /** How much it tells about the person: 4 (an interview) down to 0. */
  int informs() {
    return switch (group) {
      case INTERVIEW, PARTIAL -> 4;
      case REFUSAL -> 3;
      case NON_CONTACT, OTHER -> 2;
      case NOT_ELIGIBLE -> 1;
      case UNKNOWN_OTHER -> 0;
    };
  }
}
