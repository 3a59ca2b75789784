package dev.callkit.twilio;

import dev.callkit.telephony.AnsweredBy;
import dev.callkit.telephony.HangupCause;
import java.util.Optional;

/** Why a call ended, out of Twilio's few words for it and the SIP response (by RFC 3398). */
final class Causes {

  /**
   * What is known of an end.
   *
   * @param status Twilio's last status
   * @param sip the SIP response; 0 if it is not told
   * @param byUs whether we asked for the end
   * @param machine whether a machine or a fax answered
   * @param limit whether it has lasted as long as Twilio was told to let it
   */
  record End(String status, int sip, boolean byUs, boolean machine, boolean limit) {}

  static HangupCause of(End end) {
    return switch (end.status()) {
      case "completed" -> ofTalk(end);
      case "busy" -> end.byUs() ? HangupCause.CANCELED : HangupCause.BUSY;
      case "no-answer" -> end.byUs() ? HangupCause.CANCELED : unanswered(end.sip());
      case "canceled" -> HangupCause.CANCELED;
      default -> end.byUs() ? HangupCause.CANCELED : failed(end.sip());
    };
  }

  private static HangupCause ofTalk(End end) {
    if (end.machine()) {
      return HangupCause.MACHINE;
    }
    if (end.byUs()) {
      return HangupCause.WE_HUNG_UP;
    }
    return end.limit() ? HangupCause.TIME_LIMIT : HangupCause.RESPONDENT_HUNG_UP;
  }

  private static HangupCause unanswered(int sip) {
    return switch (sip) {
      case 603 -> HangupCause.DECLINED;
      case 607, 608 -> HangupCause.BLOCKED;
      default -> HangupCause.NO_ANSWER;
    };
  }

  private static HangupCause failed(int sip) {
    return switch (sip) {
      case 404, 484, 604 -> HangupCause.NUMBER_INVALID;
      case 410 -> HangupCause.DISCONNECTED;
      case 480 -> HangupCause.UNREACHABLE;
      case 486, 600 -> HangupCause.BUSY;
      case 403, 603, 607, 608 -> HangupCause.BLOCKED;
      default -> HangupCause.NETWORK_FAILURE;
    };
  }

  static boolean isOver(String status) {
    return switch (status) {
      case "completed", "busy", "no-answer", "failed", "canceled" -> true;
      default -> false;
    };
  }

  /** {@return what a verdict means; empty if it is none that is known} */
  static Optional<AnsweredBy> verdict(String word) {
    return switch (word) {
      case "human" -> Optional.of(AnsweredBy.HUMAN);
      case "machine_start", "machine_end_beep", "machine_end_silence", "machine_end_other" ->
          Optional.of(AnsweredBy.MACHINE);
      case "fax" -> Optional.of(AnsweredBy.FAX);
      case "unknown" -> Optional.of(AnsweredBy.UNKNOWN);
      default -> Optional.empty();
    };
  }

  static boolean isMachine(Optional<String> verdict) {
    return verdict
        .flatMap(Causes::verdict)
        .filter(by -> by == AnsweredBy.MACHINE || by == AnsweredBy.FAX)
        .isPresent();
  }

  private Causes() {}
}
