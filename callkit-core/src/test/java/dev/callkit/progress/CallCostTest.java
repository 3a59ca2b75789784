package dev.callkit.progress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callkit.cost.Allowance;
import dev.callkit.cost.Charge;
import dev.callkit.cost.Money;
import dev.callkit.cost.Rate;
import dev.callkit.cost.Spending;
import dev.callkit.interview.InterviewEnd;
import dev.callkit.interview.InterviewState;
import dev.callkit.interview.TalkStates;
import dev.callkit.outcome.Disposition;
import dev.callkit.telephony.AnsweredBy;
import dev.callkit.telephony.CarrierCall;
import dev.callkit.telephony.HangupCause;
import dev.callkit.telephony.LegEvent;
import dev.callkit.telephony.TelephonyException.Kind;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a call has cost, attempt by attempt: 0.06 a started minute, speech 0.03, 0.01 each. */
class CallCostTest {
  private static final Allowance ALLOWANCE =
      new Allowance(
          new Rate(
              "2026-11",
              "USD",
              Charge.perStartedMinute("0.06"),
              Charge.perStartedMinute("0.03"),
              new BigDecimal("0.01"),
              Map.of()),
          Optional.of(usd("0.25")));

  private static Money usd(String amount) {
    return Money.of(amount, "USD");
  }

  private static Calls placed() {
    return Calls.accepted()
        .dial(ALLOWANCE)
        .take(new CallInput.Placed(1, new CarrierCall(Calls.LEG, "carrier")));
  }

  private static Calls talking(InterviewState talk) {
    return placed().leg(new LegEvent.Answered(Calls.START, Calls.LEG, AnsweredBy.HUMAN)).talk(talk);
  }

  private static LegEvent.Ended end(Calls calls, Optional<Duration> lasted, Optional<Money> cost) {
    return new LegEvent.Ended(calls.now(), HangupCause.WE_HUNG_UP, lasted, cost);
  }

  @Test
  void byTheRateUntilTheCarrierSaysAndThenAsItSays() {
    Calls calls = talking(TalkStates.finished(2, 2)).later(Duration.ofSeconds(61));
    calls.leg(end(calls, Optional.empty(), Optional.empty()));
    assertThat(calls.attempt().connected()).isEqualTo(Duration.ofSeconds(61));
    assertThat(calls.call().cost()).contains(usd("0.19"));

    calls.leg(end(calls, Optional.of(Duration.ofSeconds(59)), Optional.empty()));
    assertThat(calls.call().cost()).as("the carrier counts one minute").contains(usd("0.10"));

    calls.leg(end(calls, Optional.empty(), Optional.of(usd("0.0575"))));
    assertThat(calls.call().cost()).as("and charges this for it").contains(usd("0.0975"));
    assertThat(calls.attempt().spending().charged()).contains(usd("0.0575"));
    assertThat(calls.status()).isEqualTo(CallStatus.COMPLETED);
  }

  @Test
  void whatTheModelCostsIsAddedAlsoWhenItIsReportedLate() {
    Calls calls = talking(TalkStates.goingOn(0, 2));
    calls.take(new CallInput.Spent(1, usd("0.002")));
    assertThat(calls.attempt().spending().paysFor()).contains(Duration.ofSeconds(120));
    calls.take(new CallInput.Spent(1, usd("0.06")));
    assertThat(calls.attempt().spending().paysFor())
        .as("a second minute does not fit any more")
        .contains(Duration.ofSeconds(60));
    calls.talk(TalkStates.finished(2, 2)).ends(HangupCause.WE_HUNG_UP);
    calls.take(new CallInput.Spent(1, usd("0.001")));
    assertThat(calls.attempt().spending().model()).contains(usd("0.063"));
    assertThat(calls.call().cost()).as("a minute has begun").contains(usd("0.163"));
    assertThat(calls.last().entries()).isEmpty();
  }

  @Test
  void anAttemptThatNobodyAnswersCostsWhatAnAttemptCosts() {
    Calls calls = placed().ends(HangupCause.NO_ANSWER);
    assertThat(calls.call().cost()).contains(usd("0.01"));
    calls.whenDue().dial(ALLOWANCE).ends(HangupCause.BUSY);
    assertThat(calls.call().cost()).contains(usd("0.02"));
  }

  @Test
  void whatWasCertainlyNotDialledCostsNothingAndWhatPerhapsRangDoes() {
    assertThat(Calls.accepted().dial(ALLOWANCE).dialFailed(Kind.UNAVAILABLE).call().cost())
        .contains(Money.zero("USD"));
    Calls lost = Calls.accepted().dial(ALLOWANCE).dialFailed(Kind.OUTCOME_UNKNOWN);
    lost.later(Duration.ofMinutes(10)).wake();
    assertThat(lost.attempt().isOpen()).isFalse();
    assertThat(lost.call().cost())
        .as("it may have been answered, and lasted as long as it could")
        .contains(usd("0.19"));
    lost.ends(HangupCause.NO_ANSWER);
    assertThat(lost.call().cost()).as("the carrier says so after all").contains(usd("0.01"));
  }

  @Test
  void aLineOfWhichTheCarrierTellsNothingCountsAsLongAsItCanHaveLasted() {
    Calls silent = placed().later(Duration.ofMinutes(10)).wake();
    assertThat(silent.attempt().isOpen()).isFalse();
    assertThat(silent.call().cost()).contains(usd("0.19"));
    silent.leg(end(silent, Optional.of(Duration.ofSeconds(5)), Optional.empty()));
    assertThat(silent.call().cost()).contains(usd("0.10"));
  }

  @Test
  void withoutATariffOnlyWhatIsReportedIsKnown() {
    Calls calls = Calls.talking(TalkStates.finished(2, 2)).ends(HangupCause.WE_HUNG_UP);
    assertThat(calls.call().cost()).isEmpty();
    calls.take(new CallInput.Spent(1, usd("0.002")));
    assertThat(calls.call().cost()).contains(usd("0.002"));
    calls.leg(end(calls, Optional.empty(), Optional.of(usd("0.05"))));
    assertThat(calls.call().cost()).contains(usd("0.052"));
  }

  @Test
  void differentCurrenciesAreNotAddedUp() {
    Spending kronor = Spending.NONE.charged(Money.of("0.4", "SEK"));
    assertThat(kronor.onModel(usd("0.01")).total(true, Duration.ZERO))
        .contains(Money.of("0.4", "SEK"));
    assertThat(kronor.onModel(usd("0.01")).onModel(Money.of("1", "SEK")).model())
        .contains(usd("0.01"));
  }

  @Test
  void aTalkThatTheBudgetEndedIsAnInterviewAndNoTimeout() {
    Calls calls = talking(TalkStates.budgetUp(2, 3)).later(Duration.ofSeconds(50));
    calls.ends(HangupCause.WE_HUNG_UP);
    assertThat(calls.call().talk().flatMap(InterviewState::end)).contains(InterviewEnd.BUDGET);
    assertThat(calls.status()).isEqualTo(CallStatus.COMPLETED);
    assertThat(calls.call().outcome().orElseThrow().disposition()).isEqualTo(Disposition.PARTIAL);
  }

  @Test
  void whoeverIsHungUpOnAtTheEndOfTheBudgetIsNotRedialled() {
    InterviewState talk = TalkStates.goingOn(1, 3).paidFor(Optional.of(Duration.ofSeconds(60)));
    Calls calls = talking(talk);
    assertThat(calls.call().wakeAt()).contains(Calls.START.plusSeconds(45));
    calls.later(Duration.ofSeconds(57)).wake();
    assertThat(calls.effects()).contains(CallEffect.HANG_UP);
    calls.ends(HangupCause.WE_HUNG_UP);
    assertThat(calls.status()).isEqualTo(CallStatus.TIMEOUT);
  }
}
