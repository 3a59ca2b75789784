package dev.callkit.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callkit.dialogue.Heard;
import dev.callkit.interview.InterviewState;
import dev.callkit.interview.Line;
import dev.callkit.interview.TurnId;
import dev.callkit.interview.UtteranceId;
import dev.callkit.outcome.Disposition;
import dev.callkit.progress.Attempt;
import dev.callkit.progress.CallRecord;
import dev.callkit.progress.CallStatus;
import dev.callkit.telephony.HangupCause;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** A store that does not answer for a while, in the middle of a call. */
class StoreOutageTest {
  private static final Duration LONGEST_SILENCE = Duration.ofSeconds(5);

  private final TroubledTalk talk = new TroubledTalk();

  private void connected() {
    talk.answer();
    talk.connect();
  }

  @Test
  void anAnswerThatCannotBeSavedAtOnceIsSavedAndAnsweredLater() {
    talk.consented();
    talk.store.fails("save", 4);
    talk.hear("fyra");
    assertThat(talk.spoken).hasSize(2);
    talk.time.runFor(Duration.ofSeconds(2));
    assertThat(talk.session.snapshot().answers()).hasSize(1);
    assertThat(talk.spoken).hasSize(3);
    assertThat(talk.spoken.get(2)).anyMatch(Line.Listen.class::isInstance);
    assertThat(talk.repliesStored()).isEqualTo(2);
  }

  @Test
  void anAnswerIsNotTakenForUnclearBecauseTheStoreCouldNotBeRead() {
    talk.consented();
    TurnId turn = talk.turn();
    talk.store.fails("find", 2);
    talk.hear(turn, "fyra");
    talk.time.runFor(Duration.ofSeconds(1));
    assertThat(talk.session.snapshot().answers())
        .extracting(answer -> answer.value().map(value -> value.text()).orElse("-"))
        .containsExactly("4");
  }

  @Test
  void aSaveThatWorkedThoughItsAnswerWasLostIsNotMadeTwice() {
    connected();
    talk.store.loses("save", 1);
    talk.hear("ja visst");
    talk.time.runFor(Duration.ofSeconds(1));
    assertThat(talk.spoken).hasSize(2);
    assertThat(talk.lastSpoken())
        .isEqualTo(talk.session.snapshot().talk().orElseThrow().lastLines());
    assertThat(talk.repliesStored()).isEqualTo(1);
  }

  @Test
  void aGreetingWaitsForTheStoreAsWell() {
    talk.answer();
    talk.store.fails("save", 3);
    talk.connect();
    assertThat(talk.spoken).isEmpty();
    talk.time.runFor(Duration.ofSeconds(2));
    assertThat(talk.spoken).hasSize(1);
    assertThat(talk.spoken.get(0)).anyMatch(Line.Say.class::isInstance);
  }

  @Test
  void whenItLastsTooLongNothingIsSaidAndThePersonIsHungUpOn() {
    connected();
    talk.store.fails("save", Integer.MAX_VALUE);
    talk.hear("ja visst");
    talk.time.runFor(LONGEST_SILENCE.minusSeconds(1));
    assertThat(talk.spoken).hasSize(1);
    talk.time.runFor(Duration.ofSeconds(1));
    assertThat(talk.spoken).hasSize(2);
    assertThat(talk.spoken.get(1)).containsExactly(new Line.HangUp());
  }

  @Test
  void aStoreThatBlocksInsteadOfFailingKeepsThePersonWaitingNoLonger() {
    connected();
    talk.store.takesLong(() -> talk.time.runFor(Duration.ofSeconds(12)));
    talk.store.fails("save", 1);
    talk.callKit
        .conversations()
        .heard(talk.attempt(), talk.turn(), Heard.speech("ja visst"), talk.speaker);
    talk.time.runUntil(() -> talk.spoken.size() > 1, Duration.ofSeconds(1));
    assertThat(talk.lastSpoken()).containsExactly(new Line.HangUp());
    talk.time.runFor(Duration.ofSeconds(10));
    assertThat(talk.spoken).as("nothing after the hang-up").hasSize(2);
  }

  @Test
  void whatNoRetryCanHelpIsGivenUpAtOnce() {
    connected();
    talk.store.retryable = false;
    talk.store.fails("save", 1);
    talk.hear("ja visst");
    assertThat(talk.spoken.get(1)).containsExactly(new Line.HangUp());
  }

  @Test
  void whatWasSaidIsSavedEvenIfThePersonHadToBeHungUpOn() {
    talk.consented();
    talk.store.fails("save", Integer.MAX_VALUE);
    talk.hear("fyra");
    talk.time.runFor(LONGEST_SILENCE);
    talk.end(HangupCause.WE_HUNG_UP);
    talk.time.runFor(Duration.ofSeconds(10));
    talk.store.isBack();
    talk.time.runFor(Duration.ofSeconds(1));
    assertThat(talk.session.snapshot().answers())
        .extracting(answer -> answer.value().map(value -> value.text()).orElse("-"))
        .containsExactly("4");
    assertThat(talk.session.snapshot().openAttempt()).isEmpty();
  }

  @Test
  void whoHadToBeHungUpOnIsRungAgainOnceAndTheTalkGoesOn() {
    talk.consented();
    talk.store.fails("save", Integer.MAX_VALUE);
    talk.hear("fyra");
    talk.time.runFor(LONGEST_SILENCE);
    talk.store.isBack();
    talk.end(HangupCause.WE_HUNG_UP);
    talk.time.runFor(Duration.ofSeconds(40));
    assertThat(talk.carrier.dialled).hasSize(2);
    assertThat(talk.session.snapshot().attempts().get(1).redial()).isTrue();
    talk.nextAttempt();
    talk.consented();
    assertThat(((Line.Say) talk.lastSpoken().get(1)).text()).startsWith("Hur var utbudet");
  }

  @Test
  void anEndReportedMeanwhileIsSavedWhenTheStoreIsBackAndNotLookedUp() {
    connected();
    talk.store.isAway();
    talk.end(HangupCause.RESPONDENT_HUNG_UP);
    talk.time.runFor(Duration.ofSeconds(25));
    talk.store.isBack();
    talk.time.runFor(Duration.ofSeconds(1));
    assertThat(talk.session.snapshot().status()).isEqualTo(CallStatus.COMPLETED);
    assertThat(talk.session.snapshot().outcome().orElseThrow().disposition())
        .isEqualTo(Disposition.REFUSAL);
    assertThat(talk.carrier.lookUps).isZero();
  }

  @Test
  void aCallThatHasEndedMeanwhileIsNotHeldAnyMore() {
    talk.consented();
    talk.store.isAway();
    talk.end(HangupCause.NETWORK_FAILURE);
    talk.time.runFor(Duration.ofSeconds(28));
    talk.store.isBack();
    talk.time.runFor(TroubledTalk.LEASE.dividedBy(2).plusSeconds(3));
    assertThat(talk.carrier.dialled).as("the redial, 30 s after the end").hasSize(2);
  }

  @Test
  void anEndThatIsOlderThanHalfAMinuteIsLeftToTheLookUp() {
    connected();
    talk.store.isAway();
    talk.end(HangupCause.RESPONDENT_HUNG_UP);
    talk.time.runFor(Duration.ofSeconds(31));
    talk.store.isBack();
    talk.time.runFor(Duration.ofSeconds(5));
    assertThat(talk.session.snapshot().openAttempt()).isPresent();
    talk.time.runFor(Duration.ofMinutes(2));
    assertThat(talk.carrier.lookUps).isPositive();
  }

  @Test
  void anInterruptionIsNotOvertakenByTheYesAfterIt() {
    connected();
    UtteranceId reason = ((Line.Say) talk.spoken.get(0).get(1)).id();
    TurnId consent = talk.turn();
    talk.store.fails("find", 2);
    talk.callKit.conversations().interrupted(talk.attempt(), reason, 3);
    talk.hear(consent, "ja");
    talk.time.runFor(Duration.ofSeconds(1));
    assertThat(talk.session.snapshot().talk().map(InterviewState::consented))
        .as("a yes to half an introduction")
        .contains(false);
  }

  @Test
  void theHostsWishToEndItIsKeptAsWell() {
    talk.consented();
    talk.store.isAway();
    talk.session.cancel();
    talk.time.runFor(Duration.ofSeconds(10));
    talk.store.isBack();
    talk.time.runFor(Duration.ofSeconds(1));
    assertThat(talk.session.snapshot().cancelRequested()).isTrue();
    assertThat(talk.carrier.hungUp).isNotEmpty();
  }

  @Test
  void aHostThatWaitsForTheEndNeedNotKnow() {
    connected();
    talk.store.isAway();
    CompletableFuture<CallRecord> ended = talk.session.ended().toCompletableFuture();
    talk.end(HangupCause.RESPONDENT_HUNG_UP);
    talk.time.runFor(Duration.ofSeconds(3));
    assertThat(ended).isNotDone();
    talk.store.isBack();
    talk.time.runFor(Duration.ofSeconds(5));
    assertThat(ended).isCompleted();
  }

  @Test
  void aDialWhoseAnswerComesMeanwhileIsNotSearchedFor() {
    TroubledTalk other = new TroubledTalk();
    other.end(HangupCause.BUSY);
    other.carrier.whileDialling = other.store::isAway;
    other.time.runFor(Duration.ofMinutes(2).plusSeconds(5));
    assertThat(other.carrier.dialled).hasSize(2);
    other.store.isBack();
    other.time.runFor(Duration.ofSeconds(1));
    assertThat(other.session.snapshot().openAttempt())
        .map(Attempt::phase)
        .contains(Attempt.Phase.PLACED);
  }
}
