package dev.callkit.outcome;

import static dev.callkit.outcome.Disposition.BUSY;
import static dev.callkit.outcome.Disposition.CALLBACK;
import static dev.callkit.outcome.Disposition.NON_CONTACT;
import static dev.callkit.outcome.Disposition.NO_ANSWER;
import static dev.callkit.outcome.Disposition.OUT_OF_SERVICE;
import static dev.callkit.outcome.Disposition.TECHNICAL;
import static dev.callkit.outcome.Disposition.VOICEMAIL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.callkit.call.Respondent;
import dev.callkit.dialogue.CallbackTime;
import dev.callkit.dialogue.DayPart;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class RetryPolicyTest {
  private static final Instant REQUESTED = Instant.parse("2026-11-23T09:00:00Z");
  private static final RetryPolicy POLICY = RetryPolicy.DEFAULT;

  private static RetryPolicy.Situation after(Instant now, Disposition... attempts) {
    return new RetryPolicy.Situation(
        List.of(attempts), REQUESTED, now, Respondent.SWEDEN, Optional.empty(), false, 0, 0);
  }

  private static Optional<Duration> wait(Disposition... attempts) {
    Instant now = REQUESTED.plusSeconds(60);
    return POLICY.next(after(now, attempts)).map(at -> Duration.between(now, at));
  }

  @Test
  void theDefaultWaits() {
    assertThat(wait(BUSY)).contains(Duration.ofMinutes(2));
    assertThat(wait(NO_ANSWER)).contains(Duration.ofMinutes(15));
    assertThat(wait(NO_ANSWER, NO_ANSWER)).contains(Duration.ofHours(2));
    assertThat(wait(VOICEMAIL)).contains(Duration.ofHours(2));
    assertThat(wait(TECHNICAL)).contains(Duration.ofSeconds(30));
    assertThat(wait(TECHNICAL, TECHNICAL)).contains(Duration.ofSeconds(60));
  }

  @Test
  void whatRangOutIsCountedTogether() {
    assertThat(wait(NO_ANSWER, NON_CONTACT)).contains(Duration.ofHours(2));
    assertThat(wait(BUSY, OUT_OF_SERVICE)).contains(Duration.ofMinutes(15));
  }

  @Test
  void threeAttemptsAreAll() {
    assertThat(wait(NO_ANSWER, BUSY, NO_ANSWER)).isEmpty();
    assertThat(wait(TECHNICAL, TECHNICAL, TECHNICAL)).isEmpty();
  }

  @Test
  void callbacksAreNotCountedAsAttempts() {
    assertThat(wait(CALLBACK, NO_ANSWER, NO_ANSWER)).contains(Duration.ofHours(2));
    assertThat(wait(CALLBACK, NO_ANSWER, NO_ANSWER, NO_ANSWER)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      mode = Mode.EXCLUDE,
      names = {
        "BUSY",
        "NO_ANSWER",
        "NON_CONTACT",
        "OUT_OF_SERVICE",
        "VOICEMAIL",
        "VOICEMAIL_OF_RESPONDENT",
        "TECHNICAL",
        "CALLBACK"
      })
  void everythingElseIsTheLast(Disposition disposition) {
    assertThat(wait(disposition)).isEmpty();
  }

  @Test
  void aDayAfterTheRequestNobodyIsRung() {
    Instant late = REQUESTED.plus(Duration.ofHours(24));
    assertThat(POLICY.next(after(late.minus(Duration.ofMinutes(3)), BUSY))).isPresent();
    assertThat(POLICY.next(after(late.minus(Duration.ofMinutes(2)), BUSY))).isEmpty();
  }

  @Test
  void failuresThatCameTogetherDoNotComeBackTogether() {
    RetryPolicy.Situation latest =
        new RetryPolicy.Situation(
            List.of(TECHNICAL, TECHNICAL),
            REQUESTED,
            REQUESTED,
            Respondent.SWEDEN,
            Optional.empty(),
            false,
            0,
            0.999);
    assertThat(POLICY.next(latest).orElseThrow())
        .isBetween(REQUESTED.plusSeconds(74), REQUESTED.plusSeconds(75));
  }

  private static RetryPolicy.Situation broken(int redials, Disposition... attempts) {
    return new RetryPolicy.Situation(
        List.of(attempts),
        REQUESTED,
        REQUESTED.plus(Duration.ofDays(2)),
        Respondent.SWEDEN,
        Optional.empty(),
        true,
        redials,
        0.5);
  }

  @Test
  void aBreakInMidTalkIsRedialledOnceWhateverElseHappened() {
    Instant soon = REQUESTED.plus(Duration.ofDays(2)).plusSeconds(30);
    assertThat(POLICY.next(broken(0, NO_ANSWER, NO_ANSWER, TECHNICAL))).contains(soon);
    assertThat(POLICY.next(broken(0, Disposition.PARTIAL))).contains(soon);
    assertThat(POLICY.next(broken(1, TECHNICAL, TECHNICAL))).isEmpty();
  }

  @Test
  void onlyOneRedialIsNotCounted() {
    RetryPolicy.Situation many =
        new RetryPolicy.Situation(
            List.of(TECHNICAL, NO_ANSWER, NO_ANSWER, NO_ANSWER),
            REQUESTED,
            REQUESTED,
            Respondent.SWEDEN,
            Optional.empty(),
            false,
            3,
            0);
    assertThat(POLICY.next(many)).isEmpty();
  }

  private static Optional<Instant> callback(Instant now, CallbackTime when, int times) {
    return POLICY.next(
        new RetryPolicy.Situation(
            java.util.Collections.nCopies(times, CALLBACK),
            REQUESTED,
            now,
            Respondent.SWEDEN,
            Optional.of(when),
            false,
            0,
            0));
  }

  @Test
  void aCallbackComesAtTheTimeThePersonNamed() {
    CallbackTime when = CallbackTime.at(LocalDate.of(2026, 11, 25), LocalTime.of(17, 30));
    assertThat(callback(REQUESTED, when, 1)).contains(Instant.parse("2026-11-25T16:30:00Z"));
    CallbackTime part = CallbackTime.on(LocalDate.of(2026, 11, 24), DayPart.FORENOON);
    assertThat(callback(REQUESTED, part, 1)).contains(Instant.parse("2026-11-24T09:00:00Z"));
  }

  @Test
  void aCallbackWithoutATimeOrInThePastComesInTwoHours() {
    Instant inTwoHours = REQUESTED.plus(Duration.ofHours(2));
    assertThat(callback(REQUESTED, CallbackTime.SOME_TIME, 1)).contains(inTwoHours);
    CallbackTime past = CallbackTime.at(LocalDate.of(2026, 11, 23), LocalTime.of(9, 0));
    assertThat(callback(REQUESTED, past, 1)).contains(inTwoHours);
  }

  @Test
  void callbacksEndAfterAWeekAndAfterThreeTimes() {
    CallbackTime far = CallbackTime.at(LocalDate.of(2026, 11, 30), LocalTime.of(10, 0));
    assertThat(callback(REQUESTED, far, 1)).isEmpty();
    assertThat(callback(REQUESTED, CallbackTime.SOME_TIME, 3)).isPresent();
    assertThat(callback(REQUESTED, CallbackTime.SOME_TIME, 4)).isEmpty();
  }

  @Test
  void figuresOutOfRangeAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> policy(0, List.of(Duration.ofMinutes(1))));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> policy(11, List.of(Duration.ofMinutes(1))));
    assertThatIllegalArgumentException().isThrownBy(() -> policy(3, List.of()));
    assertThatIllegalArgumentException().isThrownBy(() -> policy(3, List.of(Duration.ZERO)));
  }

  private static RetryPolicy policy(int attempts, List<Duration> noAnswer) {
    Duration hour = Duration.ofHours(1);
    return new RetryPolicy(attempts, hour, hour, noAnswer, hour, hour, hour, hour);
  }

  @Test
  void nothingAttemptedNothingRetried() {
    assertThat(POLICY.next(after(REQUESTED))).isEmpty();
  }
}
