package dev.callkit.outcome;

import dev.callkit.interview.Answer;
import dev.callkit.interview.InterviewEnd;
import dev.callkit.interview.InterviewState;
import dev.callkit.telephony.AnsweredBy;
import dev.callkit.telephony.HangupCause;
import dev.callkit.telephony.TelephonyException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Derives dispositions.
 *
 * @param sufficientShare which share of the selected questions must be answered for a partial
 *     interview; above 0, at most 1
 */
public record Outcomes(double sufficientShare) {
  // How a talk ends that nobody may have heard: there the detector is believed.
  private static final Set<InterviewEnd> NO_WORDS_NEEDED =
      EnumSet.of(
          InterviewEnd.HUNG_UP,
          InterviewEnd.NO_INPUT,
          InterviewEnd.NO_CLEAR_CONSENT,
          InterviewEnd.TIME_LIMIT,
          InterviewEnd.BUDGET);
  private static final Set<HangupCause> BY_US =
      EnumSet.of(HangupCause.WE_HUNG_UP, HangupCause.TIME_LIMIT, HangupCause.CANCELED);

  /** Half of the selected questions. */
  public static final Outcomes DEFAULT = new Outcomes(0.5);

  /**
   * Checks the share.
   *
   * @throws IllegalArgumentException if it is not above 0 and at most 1
   */
  public Outcomes {
    if (!(sufficientShare > 0 && sufficientShare <= 1)) {
      throw new IllegalArgumentException(
          "sufficientShare: expected above 0 and at most 1, got " + sufficientShare);
    }
  }

  /** {@return what one attempt came to} */
  public Outcome ofAttempt(AttemptResult result) {
    if (result.dialFailure().isPresent()) {
      return ofDialFailure(result.dialFailure().get());
    }
    Optional<Outcome> machine = ofMachine(result);
    if (result.talk().isPresent()) {
      InterviewState talk = result.talk().get();
      // The leg is over: a talk that was not closed has been cut.
      InterviewEnd end = talk.end().orElse(InterviewEnd.HUNG_UP);
      return machine
          .filter(detected -> !talk.consented() && NO_WORDS_NEEDED.contains(end))
          .orElseGet(() -> ofTalk(talk, end, result));
    }
    return machine
        .or(() -> result.cause().map(Outcomes::ofCause))
        .orElseGet(() -> new Outcome(Disposition.TECHNICAL, "the network never told how it ended"));
  }

  private static Optional<Outcome> ofMachine(AttemptResult result) {
    if (result.answeredBy() == AnsweredBy.FAX) {
      return Optional.of(new Outcome(Disposition.FAX, "detection said fax"));
    }
    boolean machine =
        result.answeredBy() == AnsweredBy.MACHINE
            || result.cause().equals(Optional.of(HangupCause.MACHINE));
    return machine
        ? Optional.of(new Outcome(Disposition.VOICEMAIL, "detection said machine"))
        : Optional.empty();
  }

  private Outcome ofTalk(InterviewState talk, InterviewEnd end, AttemptResult result) {
    Outcome outcome = ofTalk(talk, end);
    if (end != InterviewEnd.HUNG_UP || outcome.disposition() == Disposition.PARTIAL) {
      return outcome;
    }
    // A line that broke is nobody's refusal; what was answered until then still counts.
    if (technical(result) && talk.hasMore()) {
      return new Outcome(Disposition.TECHNICAL, "the connection broke");
    }
    boolean ours = result.cause().filter(BY_US::contains).isPresent();
    return ours && !talk.begun()
        ? new Outcome(Disposition.TECHNICAL, "we ended it before consent")
        : outcome;
  }

  /**
   * {@return whether the connection broke in the middle of a talk that had begun, so that a redial
   * may go on with it}
   */
  public static boolean brokeInMidTalk(AttemptResult result) {
    return technical(result)
        && result
            .talk()
            .filter(InterviewState::consented)
            .filter(talk -> talk.end().orElse(InterviewEnd.HUNG_UP) == InterviewEnd.HUNG_UP)
            .map(InterviewState::hasMore)
            .orElse(false);
  }

  private static boolean technical(AttemptResult result) {
    return result.letGo()
        || result.cause().map(cause -> cause == HangupCause.NETWORK_FAILURE).orElse(true);
  }

  private static Outcome ofDialFailure(TelephonyException.Kind kind) {
    return switch (kind) {
      case NUMBER_INVALID ->
          new Outcome(Disposition.NON_WORKING, "the carrier knows no such number");
      case NUMBER_BLOCKED -> new Outcome(Disposition.BLOCKED, "the carrier bars this number");
      case RATE_LIMITED -> new Outcome(Disposition.TECHNICAL, "the carrier was too busy");
      case REFUSED -> new Outcome(Disposition.TECHNICAL, "the carrier refused our account");
      case UNAVAILABLE -> new Outcome(Disposition.TECHNICAL, "the carrier was out of reach");
      case OUTCOME_UNKNOWN ->
          new Outcome(Disposition.TECHNICAL, "it never became known whether it rang");
    };
  }

  private Outcome ofTalk(InterviewState talk, InterviewEnd end) {
    return switch (end) {
      case WRONG_PERSON -> new Outcome(Disposition.WRONG_PERSON, "somebody else answered");
      case OTHER_LANGUAGE -> new Outcome(Disposition.LANGUAGE, "another language");
      case VOICEMAIL -> new Outcome(Disposition.VOICEMAIL, "a greeting was heard");
      case CALLBACK -> new Outcome(Disposition.CALLBACK, "a callback was agreed");
      case DECLINED,
          NO_CLEAR_CONSENT,
          FINISHED,
          TIME_LIMIT,
          BUDGET,
          STOPPED,
          OPTED_OUT,
          NO_INPUT,
          HUNG_UP ->
          talk.begun() ? ofInterview(talk, end) : withoutConsent(end);
    };
  }

  private static Outcome withoutConsent(InterviewEnd end) {
    return switch (end) {
      case DECLINED -> new Outcome(Disposition.REFUSAL, "said no");
      case NO_CLEAR_CONSENT -> new Outcome(Disposition.REFUSAL, "no clear yes, twice");
      case OPTED_OUT -> new Outcome(Disposition.REFUSAL, "never again");
      case HUNG_UP -> new Outcome(Disposition.REFUSAL, "hung up before consent");
      default -> new Outcome(Disposition.NON_CONTACT, "nobody spoke");
    };
  }

  private Outcome ofInterview(InterviewState talk, InterviewEnd end) {
    long settled = talk.answers().stream().filter(answer -> answer.status().settled()).count();
    long answered =
        talk.answers().stream().filter(answer -> answer.status() == Answer.Status.ANSWERED).count();
    boolean closed =
        end == InterviewEnd.FINISHED
            || end == InterviewEnd.TIME_LIMIT
            || end == InterviewEnd.BUDGET;
    if (closed && settled > 0 && settled == talk.asked().size()) {
      return new Outcome(Disposition.COMPLETE, "every question put was dealt with");
    }
    int selected = talk.plan().questions().size();
    String share = answered + " of " + selected + " answered";
    return answered > 0 && answered >= sufficientShare * selected
        ? new Outcome(Disposition.PARTIAL, share)
        : new Outcome(Disposition.BREAK_OFF, share);
  }

  private static Outcome ofCause(HangupCause cause) {
    return switch (cause) {
      case BUSY -> new Outcome(Disposition.BUSY, "engaged");
      case NO_ANSWER -> new Outcome(Disposition.NO_ANSWER, "rang out");
      // Declining the ringing call says nothing about the interview; it is asked once more.
      case DECLINED -> new Outcome(Disposition.NO_ANSWER, "the ringing was declined");
      case NUMBER_INVALID -> new Outcome(Disposition.NON_WORKING, "no such number");
      case DISCONNECTED -> new Outcome(Disposition.DISCONNECTED, "disconnected");
      case UNREACHABLE ->
          new Outcome(Disposition.OUT_OF_SERVICE, "switched off or out of coverage");
      case BLOCKED -> new Outcome(Disposition.BLOCKED, "screened or barred");
      case MACHINE -> new Outcome(Disposition.VOICEMAIL, "a machine answered");
      case RESPONDENT_HUNG_UP -> new Outcome(Disposition.NON_CONTACT, "hung up before a word");
      case CANCELED -> new Outcome(Disposition.NOT_ATTEMPTED, "taken back before the answer");
      case WE_HUNG_UP, TIME_LIMIT, NETWORK_FAILURE ->
          new Outcome(Disposition.TECHNICAL, "ended without a talk: " + cause);
    };
  }

  /**
   * {@return what the whole call came to: the most informative attempt, of equals the latest}
   *
   * @param attempts the attempts' outcomes in order; empty if none was made
   */
  public static Outcome ofCall(List<Outcome> attempts) {
    Outcome best = new Outcome(Disposition.NOT_ATTEMPTED, "no attempt was made");
    int informs = -1;
    for (Outcome attempt : attempts) {
      if (attempt.disposition().informs() >= informs) {
        best = attempt;
        informs = attempt.disposition().informs();
      }
    }
    return best;
  }
}
