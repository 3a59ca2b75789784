package dev.callkit.progress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callkit.interview.TalkStates;
import dev.callkit.outcome.Disposition;
import dev.callkit.outcome.Outcome;
import dev.callkit.progress.Attempt.Phase;
import dev.callkit.question.Settlement.NotConducted;
import dev.callkit.telephony.AnsweredBy;
import dev.callkit.telephony.DialSearch;
import dev.callkit.telephony.HangupCause;
import dev.callkit.telephony.LegEvent;
import dev.callkit.telephony.TelephonyException.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A dial whose answer was lost: nobody is rung twice for one attempt. */
class LostDialTest {
  private static Calls lost() {
    return Calls.dialled().dialFailed(Kind.OUTCOME_UNKNOWN);
  }

  @Test
  void itIsSearchedForAndNotDialledAgain() {
    Calls calls = lost();
    assertThat(calls.effects()).isEmpty();
    assertThat(calls.attempt().phase()).isEqualTo(Phase.UNKNOWN);
    assertThat(calls.whenDue().wake().effects()).containsExactly(CallEffect.SEARCH);
    calls.searched(new DialSearch.Unknown());
    assertThat(calls.effects()).isEmpty();
    assertThat(calls.attempt().isOpen()).isTrue();
  }

  @Test
  void aDialThatNeverAnsweredIsSearchedForToo() {
    assertThat(Calls.dialled().whenDue().wake().effects()).containsExactly(CallEffect.SEARCH);
  }

  @Test
  void provenNotPlacedItIsDialledAgainAsTheSameAttempt() {
    Calls calls = lost().whenDue().wake().searched(new DialSearch.NotPlaced());
    assertThat(calls.effects()).containsExactly(CallEffect.DIAL);
    assertThat(calls.call().attempts()).hasSize(1);
    assertThat(calls.attempt().phase()).isEqualTo(Phase.PLACING);
  }

  @Test
  void aSearchThatComesBackAfterItWasDialledAgainProvesNothing() {
    Calls calls = lost().whenDue().wake();
    Optional<Instant> firstSearch = calls.call().wakeAt();
    calls.whenDue().wake().searched(new DialSearch.NotPlaced());
    CallRecord again = calls.call();
    CallInput late = new CallInput.Searched(1, new DialSearch.NotPlaced(), firstSearch);
    assertThat(calls.take(late).changedNothing(again)).isTrue();

    calls.dialFailed(Kind.OUTCOME_UNKNOWN);
    CallRecord lostAgain = calls.call();
    assertThat(calls.take(late).changedNothing(lostAgain)).isTrue();
    CallInput refused =
        new CallInput.DialFailed(1, Kind.UNAVAILABLE, firstSearch, Optional.empty());
    assertThat(calls.take(refused).changedNothing(lostAgain)).isTrue();
    CallInput unsure = new CallInput.Searched(1, new DialSearch.Unknown(), firstSearch);
    assertThat(calls.take(unsure).changedNothing(lostAgain)).isTrue();
    calls.take(new CallInput.Searched(1, new DialSearch.Placed(Calls.CARRIER_CALL), firstSearch));
    assertThat(calls.status()).isEqualTo(CallStatus.CONNECTING);
  }

  @Test
  void whoOptsOutWhileItIsSearchedForIsNotDialledAgainAndTheCallIsOver() {
    Outcome optedOut = new Outcome(Disposition.NOT_ATTEMPTED, "never again");
    Calls calls = lost().whenDue().wake().take(new CallInput.Refuse(optedOut, true));
    assertThat(calls.status()).isEqualTo(CallStatus.CANCELLED);
    assertThat(calls.effects()).isEmpty();
    assertThat(calls.settlements()).containsExactly(new NotConducted());
    assertThat(calls.attempt().outcome()).contains(optedOut);
    calls.leg(new LegEvent.Ringing(calls.now(), Calls.LEG));
    assertThat(calls.effects()).as("if it rings after all").containsExactly(CallEffect.HANG_UP);
  }

  @Test
  void foundItGoesOnAsIfNothingHadHappened() {
    Calls calls = lost().searched(new DialSearch.Placed(Calls.CARRIER_CALL));
    assertThat(calls.status()).isEqualTo(CallStatus.CONNECTING);
    assertThat(calls.attempt().carrierCall()).contains(Calls.LEG);
  }

  @Test
  void aWebhookSettlesItAndALateSearchDoesNot() {
    Calls calls = lost().leg(new LegEvent.Ringing(Calls.START, Calls.LEG));
    assertThat(calls.attempt().phase()).isEqualTo(Phase.RINGING);
    CallRecord settled = calls.call();
    assertThat(calls.searched(new DialSearch.NotPlaced()).changedNothing(settled)).isTrue();
    calls.dialFailed(Kind.UNAVAILABLE);
    assertThat(calls.changedNothing(settled)).isTrue();
  }

  @Test
  void aTalkSettlesItToo() {
    Calls calls = lost().talk(TalkStates.introduced());
    assertThat(calls.status()).isEqualTo(CallStatus.IN_PROGRESS);
    CallRecord settled = calls.call();
    assertThat(calls.searched(new DialSearch.NotPlaced()).changedNothing(settled)).isTrue();
  }

  @Test
  void unknownForTooLongItCountsAsRung() {
    Calls calls = lost();
    while (calls.attempt().isOpen()) {
      calls.whenDue().wake().searched(new DialSearch.Unknown());
      assertThat(calls.now()).isBefore(Calls.START.plus(Duration.ofMinutes(5)));
    }
    assertThat(calls.attempt().outcome().orElseThrow().rule()).contains("never became known");
    assertThat(calls.status()).isEqualTo(CallStatus.INITIATED);
    assertThat(calls.settlements()).containsExactly(new NotConducted());
  }

  @Test
  void withoutAnySearchItCountsAsRungToo() {
    Calls calls = lost();
    for (int wakes = 0; calls.attempt().isOpen(); wakes++) {
      assertThat(wakes).isLessThan(30);
      calls.whenDue().wake();
    }
    assertThat(calls.attempt().outcome().orElseThrow().disposition())
        .isEqualTo(Disposition.TECHNICAL);
  }

  @Test
  void neverPlacedItIsNotDialledForEver() {
    Calls calls = lost();
    int dials = 1;
    while (calls.attempt().isOpen()) {
      calls.whenDue().wake().searched(new DialSearch.NotPlaced());
      dials += calls.effects().contains(CallEffect.DIAL) ? 1 : 0;
      if (calls.attempt().isOpen()) {
        calls.dialFailed(Kind.OUTCOME_UNKNOWN);
      }
      assertThat(dials).isLessThan(20);
    }
    assertThat(calls.attempt().outcome().orElseThrow().rule()).contains("out of reach");
  }

  @Test
  void aNodeThatWasDownForTheEveningDialsNobodyAtNight() {
    Instant evening = Instant.parse("2026-11-23T18:59:00Z");
    Calls calls = Calls.acceptedAt(evening).dial().later(Duration.ofHours(6)).wake();
    assertThat(calls.effects()).containsExactly(CallEffect.SEARCH);
    calls.searched(new DialSearch.NotPlaced());
    assertThat(calls.effects()).isEmpty();
    assertThat(calls.call().wakeAt()).contains(Instant.parse("2026-11-24T08:00:00Z"));
  }

  @Test
  void justPastTheCallingHoursNobodyIsDialledEither() {
    Instant lastMinute = Instant.parse("2026-11-23T20:59:30Z");
    Calls calls = Calls.acceptedAt(lastMinute).dial();
    calls.dialFailed(Kind.OUTCOME_UNKNOWN).later(Duration.ofSeconds(60));
    calls.wake().searched(new DialSearch.NotPlaced());
    assertThat(calls.now()).as("22:00:30 in Stockholm").isAfter(lastMinute);
    assertThat(calls.effects()).isEmpty();
  }

  @Test
  void aLegThatRingsAfterItWasGivenUpIsHungUp() {
    Calls cancelled = Calls.dialled().cancel();
    cancelled.leg(new LegEvent.Ringing(Calls.START, Calls.LEG));
    assertThat(cancelled.effects()).containsExactly(CallEffect.HANG_UP);
    assertThat(cancelled.attempt().carrierCall()).contains(Calls.LEG);
    assertThat(cancelled.status()).isEqualTo(CallStatus.CANCELLED);
    assertThat(cancelled.last().entries()).isEmpty();

    Calls placedLate = Calls.dialled().cancel();
    placedLate.take(new CallInput.Placed(1, Calls.CARRIER_CALL));
    assertThat(placedLate.effects()).containsExactly(CallEffect.HANG_UP);

    Calls givenUp = lost();
    while (givenUp.attempt().isOpen()) {
      givenUp.whenDue().wake().searched(new DialSearch.Unknown());
    }
    givenUp.leg(new LegEvent.Answered(givenUp.now(), Calls.LEG, AnsweredBy.HUMAN));
    assertThat(givenUp.effects()).containsExactly(CallEffect.HANG_UP);
    assertThat(givenUp.status()).isEqualTo(CallStatus.INITIATED);
  }

  @Test
  void aLateRingOfALegThatHasEndedIsNothing() {
    Calls calls = Calls.dialled().ends(HangupCause.BUSY);
    CallRecord ended = calls.call();
    calls.leg(new LegEvent.Ringing(Calls.START, Calls.LEG));
    assertThat(calls.changedNothing(ended)).isTrue();
  }

  @Test
  void aStrayLegNeverHangsUpTheAttemptAfterIt() {
    Calls calls = lost();
    while (calls.attempt().isOpen()) {
      calls.whenDue().wake().searched(new DialSearch.Unknown());
    }
    calls.whenDue().dial();
    CallRecord second = calls.call();
    calls.take(new CallInput.Leg(1, new LegEvent.Ringing(calls.now(), Calls.LEG)));
    assertThat(calls.changedNothing(second)).isTrue();
  }

  @Test
  void certainlyNotDialledIsRetriedAsAnAttempt() {
    Calls calls = Calls.dialled().dialFailed(Kind.UNAVAILABLE);
    assertThat(calls.status()).isEqualTo(CallStatus.INITIATED);
    assertThat(calls.call().wakeAt()).contains(Calls.START.plusSeconds(30));
    assertThat(calls.settlements()).containsExactly(new NotConducted());
  }
}
