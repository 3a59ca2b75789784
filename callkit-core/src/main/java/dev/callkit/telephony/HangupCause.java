package dev.callkit.telephony;

/**
 * Why the network ended a leg. Numbers are the cause values of ITU-T Q.850 (read 2026-11) that an
 * adapter maps from; carriers that speak SIP map the response code by RFC 3398.
 */
public enum HangupCause {
  /** The talk was ended by the respondent's side (16). */
  RESPONDENT_HUNG_UP,
  /**
   * The talk was ended by us (16): by a {@code HangUp} line or {@link TelephonyProvider#hangUp}. A
   * carrier that does not tell who ended it says so only if one of these was asked for.
   */
  WE_HUNG_UP,
  /** The line was engaged (17). */
  BUSY,
  /** It rang and nobody answered (18, 19). */
  NO_ANSWER,
  /** The person declined the ringing call (21). */
  DECLINED,
  /** The number is not allocated or malformed (1, 28). */
  NUMBER_INVALID,
  /** The number has been disconnected or changed (22, 27 when permanent). */
  DISCONNECTED,
  /** The telephone is switched off or out of coverage (20, 27 when passing). */
  UNREACHABLE,
  /** The call was screened or barred on the way (21 with a barring reason, SIP 603, 607, 608). */
  BLOCKED,
  /** A machine answered, and the carrier or we ended it. */
  MACHINE,
  /** The carrier's own time limit cut the talk. */
  TIME_LIMIT,
  /** We or the host took the attempt back before it was answered. */
  CANCELED,
  /** Congestion, a fault, or a connection that broke (34, 38, 41, 42, 102, 111, 127). */
  NETWORK_FAILURE
}
