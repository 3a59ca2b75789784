package dev.callkit.outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.callkit.dialogue.CallbackTime;
import dev.callkit.interview.InterviewState;
import dev.callkit.interview.TalkStates;
import dev.callkit.telephony.AnsweredBy;
import dev.callkit.telephony.HangupCause;
import dev.callkit.telephony.TelephonyException.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What it came to: reference/survey-outcomes.md, event by event. */
class OutcomesTest {

  private static Disposition of(AttemptResult result) {
    return Outcomes.DEFAULT.ofAttempt(result).disposition();
  }

  private static AttemptResult talked(HangupCause cause, InterviewState talk) {
    return new AttemptResult(
        Optional.empty(), Optional.of(cause), AnsweredBy.UNKNOWN, Optional.of(talk), false);
  }

  private static Disposition after(InterviewState talk) {
    return of(talked(HangupCause.RESPONDENT_HUNG_UP, talk));
  }

  @ParameterizedTest
  @CsvSource({
    "NUMBER_INVALID, NON_WORKING",
    "NUMBER_BLOCKED, BLOCKED",
    "RATE_LIMITED, TECHNICAL",
    "REFUSED, TECHNICAL",
    "UNAVAILABLE, TECHNICAL",
    "OUTCOME_UNKNOWN, TECHNICAL"
  })
  void aDialThatFailed(Kind kind, Disposition expected) {
    assertThat(
            of(
                new AttemptResult(
                    Optional.of(kind),
                    Optional.empty(),
                    AnsweredBy.UNKNOWN,
                    Optional.empty(),
                    false)))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "RESPONDENT_HUNG_UP, NON_CONTACT",
    "WE_HUNG_UP, TECHNICAL",
    "BUSY, BUSY",
    "NO_ANSWER, NO_ANSWER",
    "DECLINED, NO_ANSWER",
    "NUMBER_INVALID, NON_WORKING",
    "DISCONNECTED, DISCONNECTED",
    "UNREACHABLE, OUT_OF_SERVICE",
    "BLOCKED, BLOCKED",
    "MACHINE, VOICEMAIL",
    "TIME_LIMIT, TECHNICAL",
    "CANCELED, NOT_ATTEMPTED",
    "NETWORK_FAILURE, TECHNICAL"
  })
  void aLegThatEndedWithoutATalk(HangupCause cause, Disposition expected) {
    assertThat(
            of(
                new AttemptResult(
                    Optional.empty(),
                    Optional.of(cause),
                    AnsweredBy.UNKNOWN,
                    Optional.empty(),
                    false)))
        .isEqualTo(expected);
  }

  @Test
  void everyCauseHasAPlace() {
    assertThat(HangupCause.values()).hasSize(13);
    assertThat(Kind.values()).hasSize(6);
  }

  @ParameterizedTest
  @CsvSource({"MACHINE, VOICEMAIL", "FAX, FAX", "HUMAN, TECHNICAL", "UNKNOWN, TECHNICAL"})
  void whatDetectionSays(AnsweredBy by, Disposition expected) {
    assertThat(
            of(
                new AttemptResult(
                    Optional.empty(),
                    Optional.of(HangupCause.WE_HUNG_UP),
                    by,
                    Optional.empty(),
                    false)))
        .isEqualTo(expected);
  }

  @Test
  void anEndThatWasNeverToldIsTechnical() {
    assertThat(
            of(
                new AttemptResult(
                    Optional.empty(),
                    Optional.empty(),
                    AnsweredBy.UNKNOWN,
                    Optional.empty(),
                    false)))
        .isEqualTo(Disposition.TECHNICAL);
  }

  @Test
  void talksByTheirEnds() {
    assertThat(after(TalkStates.finished(4, 4))).isEqualTo(Disposition.COMPLETE);
    assertThat(after(TalkStates.declined())).isEqualTo(Disposition.REFUSAL);
    assertThat(after(TalkStates.unclearConsent())).isEqualTo(Disposition.REFUSAL);
    assertThat(after(TalkStates.optedOutAtOnce())).isEqualTo(Disposition.REFUSAL);
    assertThat(after(TalkStates.hungUpBeforeConsent())).isEqualTo(Disposition.REFUSAL);
    assertThat(after(TalkStates.silentBeforeConsent())).isEqualTo(Disposition.NON_CONTACT);
    assertThat(after(TalkStates.wrongPerson())).isEqualTo(Disposition.WRONG_PERSON);
    assertThat(after(TalkStates.otherLanguage())).isEqualTo(Disposition.LANGUAGE);
    assertThat(after(TalkStates.voicemail())).isEqualTo(Disposition.VOICEMAIL);
    assertThat(after(TalkStates.callback(CallbackTime.SOME_TIME))).isEqualTo(Disposition.CALLBACK);
  }

  @Test
  void doesNotKnowAndRefusesAreDealtWith() {
    assertThat(after(TalkStates.finishedWithoutValues(3))).isEqualTo(Disposition.COMPLETE);
  }

  @Test
  void halfOfTheSelectedQuestionsMakeAPartial() {
    assertThat(after(TalkStates.stopped(2, 4))).isEqualTo(Disposition.PARTIAL);
    assertThat(after(TalkStates.stopped(1, 4))).isEqualTo(Disposition.BREAK_OFF);
    assertThat(after(TalkStates.hungUp(2, 4))).isEqualTo(Disposition.PARTIAL);
    assertThat(after(TalkStates.hungUp(0, 1))).isEqualTo(Disposition.BREAK_OFF);
    assertThat(
            new Outcomes(0.75).ofAttempt(talked(HangupCause.WE_HUNG_UP, TalkStates.stopped(2, 4))))
        .isEqualTo(new Outcome(Disposition.BREAK_OFF, "2 of 4 answered"));
  }

  @Test
  void aTalkThatWasNotClosedCountsAsHungUp() {
    assertThat(after(TalkStates.goingOn(3, 4))).isEqualTo(Disposition.PARTIAL);
    assertThat(after(TalkStates.goingOn(1, 4))).isEqualTo(Disposition.BREAK_OFF);
    assertThat(after(TalkStates.introduced())).isEqualTo(Disposition.REFUSAL);
  }

  @Test
  void aLineThatBrokeIsNobodysRefusal() {
    AttemptResult early = talked(HangupCause.NETWORK_FAILURE, TalkStates.hungUpBeforeConsent());
    assertThat(of(early)).isEqualTo(Disposition.TECHNICAL);
    AttemptResult few = talked(HangupCause.NETWORK_FAILURE, TalkStates.hungUp(1, 4));
    assertThat(of(few)).isEqualTo(Disposition.TECHNICAL);
    AttemptResult many = talked(HangupCause.NETWORK_FAILURE, TalkStates.hungUp(2, 4));
    assertThat(of(many)).isEqualTo(Disposition.PARTIAL);
    AttemptResult no = talked(HangupCause.NETWORK_FAILURE, TalkStates.declined());
    assertThat(of(no)).isEqualTo(Disposition.REFUSAL);
  }

  @ParameterizedTest
  @EnumSource(names = {"WE_HUNG_UP", "TIME_LIMIT", "CANCELED"})
  void whatWeEndedBeforeConsentIsNobodysRefusal(HangupCause cause) {
    assertThat(of(talked(cause, TalkStates.introduced()))).isEqualTo(Disposition.TECHNICAL);
    assertThat(of(talked(cause, TalkStates.declined()))).isEqualTo(Disposition.REFUSAL);
  }

  @Test
  void aMachineThatWasFoundOutInTheIntroductionIsNoRefusal() {
    for (InterviewState talk :
        List.of(
            TalkStates.introduced(),
            TalkStates.hungUpBeforeConsent(),
            TalkStates.silentBeforeConsent(),
            TalkStates.unclearConsent())) {
      assertThat(
              of(
                  new AttemptResult(
                      Optional.empty(),
                      Optional.of(HangupCause.WE_HUNG_UP),
                      AnsweredBy.MACHINE,
                      Optional.of(talk),
                      false)))
          .isEqualTo(Disposition.VOICEMAIL);
      assertThat(of(talked(HangupCause.MACHINE, talk))).isEqualTo(Disposition.VOICEMAIL);
    }
  }

  @Test
  void whoSpokeIsAPersonWhateverTheDetectorSays() {
    AttemptResult no =
        new AttemptResult(
            Optional.empty(),
            Optional.of(HangupCause.WE_HUNG_UP),
            AnsweredBy.MACHINE,
            Optional.of(TalkStates.declined()),
            false);
    assertThat(of(no)).isEqualTo(Disposition.REFUSAL);
  }

  @Test
  void aNoToTheRestOfABrokenTalkIsABreakOff() {
    assertThat(after(TalkStates.resumedAndDeclined(1, 4))).isEqualTo(Disposition.BREAK_OFF);
    assertThat(after(TalkStates.resumedAndDeclined(2, 4))).isEqualTo(Disposition.PARTIAL);
  }

  @Test
  void onlyAnOpenTalkWithConsentAndQuestionsLeftBreaks() {
    assertThat(
            Outcomes.brokeInMidTalk(talked(HangupCause.NETWORK_FAILURE, TalkStates.hungUp(1, 4))))
        .isTrue();
    assertThat(
            Outcomes.brokeInMidTalk(talked(HangupCause.NETWORK_FAILURE, TalkStates.goingOn(1, 4))))
        .isTrue();
    for (InterviewState over :
        List.of(
            TalkStates.introduced(),
            TalkStates.hungUpBeforeConsent(),
            TalkStates.finished(2, 2),
            TalkStates.stopped(1, 4),
            TalkStates.optedOutInTheMiddle(),
            TalkStates.hungUpInTheLastFollowUp())) {
      assertThat(Outcomes.brokeInMidTalk(talked(HangupCause.NETWORK_FAILURE, over)))
          .as("%s", over)
          .isFalse();
    }
    assertThat(
            Outcomes.brokeInMidTalk(
                talked(HangupCause.RESPONDENT_HUNG_UP, TalkStates.hungUp(1, 4))))
        .isFalse();
    assertThat(Outcomes.brokeInMidTalk(talked(HangupCause.WE_HUNG_UP, TalkStates.hungUp(1, 4))))
        .isFalse();
  }

  @Test
  void whoWasLetGoByUsWasCutOffAsByABrokenLine() {
    AttemptResult letGo =
        new AttemptResult(
            Optional.empty(),
            Optional.of(HangupCause.WE_HUNG_UP),
            AnsweredBy.UNKNOWN,
            Optional.of(TalkStates.hungUp(1, 4)),
            true);
    assertThat(Outcomes.brokeInMidTalk(letGo)).isTrue();
    assertThat(of(letGo)).isEqualTo(Disposition.TECHNICAL);
  }

  @Test
  void theMostInformativeAttemptWinsAndOfEqualsTheLatest() {
    assertThat(call(Disposition.NO_ANSWER, Disposition.BUSY)).isEqualTo(Disposition.BUSY);
    assertThat(call(Disposition.WRONG_PERSON, Disposition.NO_ANSWER))
        .isEqualTo(Disposition.WRONG_PERSON);
    assertThat(call(Disposition.CALLBACK, Disposition.FAX)).isEqualTo(Disposition.CALLBACK);
    assertThat(call(Disposition.REFUSAL, Disposition.NON_CONTACT)).isEqualTo(Disposition.REFUSAL);
    assertThat(call(Disposition.PARTIAL, Disposition.BREAK_OFF)).isEqualTo(Disposition.PARTIAL);
    assertThat(call(Disposition.NON_CONTACT, Disposition.CALLBACK)).isEqualTo(Disposition.CALLBACK);
    assertThat(call()).isEqualTo(Disposition.NOT_ATTEMPTED);
  }

  private static Disposition call(Disposition... attempts) {
    return Outcomes.ofCall(Arrays.stream(attempts).map(d -> new Outcome(d, "test")).toList())
        .disposition();
  }

  @Test
  void theSufficientShareIsAboveNothing() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Outcomes(0));
    assertThatIllegalArgumentException().isThrownBy(() -> new Outcomes(1.01));
    assertThatIllegalArgumentException().isThrownBy(() -> new Outcomes(Double.NaN));
  }
}
