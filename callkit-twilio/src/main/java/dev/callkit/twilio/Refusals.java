package dev.callkit.twilio;

import dev.callkit.telephony.TelephonyException.Kind;
import java.util.Set;

/**
 * What Twilio's refusals mean (its error dictionary, read 2026-11). Decided by the HTTP status
 * first and refined by the code, as Twilio advises; whatever is not known here and was refused with
 * 4xx is a matter of configuration.
 */
final class Refusals {
  /** The call is over, or was never in progress. */
  static final int NOT_IN_PROGRESS = 21220;

  private static final Set<Integer> INVALID_NUMBER = Set.of(21201, 21211, 21214, 21217, 13223);
  private static final Set<Integer> BARRED_NUMBER = Set.of(21202, 21216, 13225);
  private static final int CALLS_AT_ONCE = 10004;

  /** What became of a request to place a call that came back with this. */
  static Kind ofDial(int status, int code) {
    if (status == 429 || code == CALLS_AT_ONCE) {
      return Kind.RATE_LIMITED;
    }
    if (status >= 500 || status == 408) {
      return Kind.OUTCOME_UNKNOWN;
    }
    if (INVALID_NUMBER.contains(code)) {
      return Kind.NUMBER_INVALID;
    }
    return BARRED_NUMBER.contains(code) ? Kind.NUMBER_BLOCKED : Kind.REFUSED;
  }

  /** What became of any other request: doing it again does no harm. */
  static Kind ofOther(int status) {
    if (status == 429) {
      return Kind.RATE_LIMITED;
    }
    return status >= 500 || status == 408 ? Kind.UNAVAILABLE : Kind.REFUSED;
  }

  /** Whether there is no such call, or it is over. */
  static boolean isOver(int status, int code) {
    return status == 404 || code == NOT_IN_PROGRESS;
  }

  private Refusals() {}
}
