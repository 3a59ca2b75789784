package dev.callkit.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.callkit.CallKit;
import dev.callkit.CallSession;
import dev.callkit.business.Business;
import dev.callkit.call.AttemptId;
import dev.callkit.call.Basis;
import dev.callkit.call.BusinessId;
import dev.callkit.call.CallRequest;
import dev.callkit.call.PhoneNumber;
import dev.callkit.call.Respondent;
import dev.callkit.call.VerificationId;
import dev.callkit.call.Visit;
import dev.callkit.dialogue.Heard;
import dev.callkit.interview.Answer;
import dev.callkit.interview.InterviewState;
import dev.callkit.interview.Line;
import dev.callkit.interview.TurnId;
import dev.callkit.outcome.Disposition;
import dev.callkit.progress.Attempt;
import dev.callkit.progress.CallRecord;
import dev.callkit.progress.CallStatus;
import dev.callkit.question.AnswerKind;
import dev.callkit.question.Catalogue;
import dev.callkit.question.Question;
import dev.callkit.store.CallStore;
import dev.callkit.telephony.AnsweredBy;
import dev.callkit.telephony.CarrierCallId;
import dev.callkit.telephony.DialSearch;
import dev.callkit.telephony.HangupCause;
import dev.callkit.telephony.LegEvent;
import dev.callkit.telephony.LegStatus;
import dev.callkit.telephony.TelephonyException;
import dev.callkit.testing.simulation.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Accidents around the talk, each caused on purpose: the test is the network. */
class ConductorFaultsTest {
  private static final BusinessId SHOP = new BusinessId("matboden");
  private static final PhoneNumber PHONE = PhoneNumber.of("+46701740605");

  private final VirtualTime time = new VirtualTime(Instant.parse("2026-11-23T09:00:00Z"));
  private final CallStore store = CallStore.inMemory();
  private final HandCarrier carrier = new HandCarrier();
  private final KillableTasks here = new KillableTasks(time);
  private final List<List<Line>> spoken = new ArrayList<>();
  private CallKit callKit;
  private int verifications;

  @BeforeEach
  void wire() {
    callKit = node(here, "here");
    callKit.start();
  }

  private CallKit node(KillableTasks tasks, String name) {
    Business business =
        Business.builder(SHOP, "Matboden")
            .catalogue(
                new Catalogue(
                    List.of(
                        question("nojd", "Hur nöjd var du med besöket, från ett till fem?"),
                        question("utbud", "Hur var utbudet, från ett till fem?"))))
            .build();
    return CallKit.builder()
        .telephony(carrier)
        .store(store)
        .business(business)
        .clock(time)
        .tasks(tasks)
        .chance(() -> 0)
        .node(name)
        .build();
  }

  private static Question question(String id, String text) {
    return Question.builder(id, text, AnswerKind.Rating.ONE_TO_FIVE)
        .time(Duration.ofSeconds(15))
        .build();
  }

  private CallSession request() {
    verifications++;
    return callKit.request(
        CallRequest.of(
            SHOP,
            Respondent.of(PHONE),
            Visit.at(time.instant()),
            new Basis(new VerificationId("v" + verifications), time.instant(), "feedback", true)));
  }

  private CallSession dialled() {
    CallSession session = request();
    time.runFor(Duration.ofSeconds(1));
    return session;
  }

  private CallSession answered() {
    CallSession session = dialled();
    answer(session);
    return session;
  }

  private CallSession consented() {
    CallSession session = answered();
    hear(callKit, session, "ja visst");
    return session;
  }

  private AttemptId attempt(CallSession session) {
    return new AttemptId(session.id(), session.snapshot().attempts().size());
  }

  private void answer(CallSession session) {
    callKit
        .legEvents()
        .accept(
            attempt(session),
            new LegEvent.Answered(
                time.instant(), HandCarrier.call(carrier.dialled.size()).id(), AnsweredBy.HUMAN));
    callKit.conversations().connected(attempt(session), this::speak);
    time.runFor(Duration.ofMillis(1));
  }

  private boolean speak(List<Line> lines) {
    spoken.add(lines);
    return true;
  }

  private void hear(CallKit node, CallSession session, String words) {
    TurnId turn = session.snapshot().talk().map(InterviewState::turn).orElseThrow();
    node.conversations().heard(attempt(session), turn, Heard.speech(words), this::speak);
    time.runFor(Duration.ofMillis(1));
  }

  private void end(CallKit node, CallSession session, HangupCause cause) {
    node.legEvents().accept(attempt(session), LegEvent.Ended.of(time.instant(), cause));
    time.runFor(Duration.ofMillis(1));
  }

  private static Disposition disposition(CallSession session) {
    return session.snapshot().outcome().orElseThrow().disposition();
  }

  private Line lastLine() {
    List<Line> lines = spoken.get(spoken.size() - 1);
    return lines.get(lines.size() - 1);
  }

  private static TelephonyException failure(TelephonyException.Kind kind) {
    return new TelephonyException(kind, "on purpose");
  }

  // Dialling.

  @Test
  void theAttemptIsStoredBeforeTheCarrierIsAsked() {
    List<Attempt.Phase> stored = new ArrayList<>();
    CallSession session = request();
    carrier.whileDialling =
        () -> stored.add(session.snapshot().openAttempt().orElseThrow().phase());
    time.runFor(Duration.ofSeconds(1));
    assertThat(stored).containsExactly(Attempt.Phase.PLACING);
  }

  @Test
  void aLostDialAnswerIsDialledAgainOnlyWhenItProvablyWasNotPlaced() {
    carrier.dialAnswers.add(
        () -> {
          throw failure(TelephonyException.Kind.OUTCOME_UNKNOWN);
        });
    carrier.searches.add(new DialSearch.Unknown());
    carrier.searches.add(new DialSearch.NotPlaced());
    CallSession session = request();
    time.runFor(Duration.ofSeconds(30));
    assertThat(carrier.dialled).hasSize(1);
    time.runFor(Duration.ofSeconds(30));
    assertThat(carrier.dialled).hasSize(2);
    assertThat(carrier.dialled.get(1)).isEqualTo(carrier.dialled.get(0));
    assertThat(session.snapshot().attempts()).hasSize(1);
  }

  @Test
  void aReportSettlesALostDialAnswer() {
    carrier.dialAnswers.add(
        () -> {
          throw new IllegalStateException("an adapter that fails in its own way");
        });
    CallSession session = request();
    time.runFor(Duration.ofSeconds(5));
    assertThat(session.snapshot().openAttempt())
        .map(Attempt::phase)
        .contains(Attempt.Phase.UNKNOWN);
    answer(session);
    hear(callKit, session, "ja");
    assertThat(session.snapshot().status()).isEqualTo(CallStatus.IN_PROGRESS);
    assertThat(carrier.dialled).hasSize(1);
  }

  @Test
  void aDialThatIsNeverSettledCountsAsRungAndIsFollowedByTheNextAttempt() {
    carrier.dialAnswers.add(
        () -> {
          throw failure(TelephonyException.Kind.OUTCOME_UNKNOWN);
        });
    CallSession session = request();
    time.runFor(Duration.ofMinutes(6));
    CallRecord call = session.snapshot();
    assertThat(call.attempts()).hasSize(2);
    assertThat(call.attempts().get(0).outcome().orElseThrow().disposition())
        .isEqualTo(Disposition.TECHNICAL);
    assertThat(carrier.dialled).extracting(dial -> dial.attempt().number()).containsExactly(1, 2);
  }

  @Test
  void aLostDialIsNotMadeAgainAfterAnOptOut() {
    carrier.dialAnswers.add(
        () -> {
          throw failure(TelephonyException.Kind.OUTCOME_UNKNOWN);
        });
    carrier.searches.add(new DialSearch.NotPlaced());
    CallSession lost = request();
    time.runFor(Duration.ofSeconds(1));
    CallSession other = request();
    time.runFor(Duration.ofSeconds(1));
    answer(other);
    hear(callKit, other, "ta bort mitt nummer och ring aldrig mer");
    time.runFor(Duration.ofSeconds(25));
    assertThat(lost.snapshot().status()).isEqualTo(CallStatus.CANCELLED);
    assertThat(carrier.dialled).hasSize(2);
  }

  @Test
  void aRetryDueAfterAnOptOutIsCancelled() {
    CallSession waiting = request();
    time.runFor(Duration.ofSeconds(1));
    end(callKit, waiting, HangupCause.BUSY);
    assertThat(waiting.snapshot().status()).isEqualTo(CallStatus.INITIATED);
    CallSession other = request();
    time.runFor(Duration.ofSeconds(1));
    answer(other);
    hear(callKit, other, "ta bort mitt nummer och ring aldrig mer");
    end(callKit, other, HangupCause.WE_HUNG_UP);
    time.runFor(Duration.ofMinutes(5));
    assertThat(waiting.snapshot().status()).isEqualTo(CallStatus.CANCELLED);
    assertThat(carrier.dialled).hasSize(2);
  }

  @Test
  void aCallCancelledWhileItIsPlacedDoesNotRingOn() {
    CallSession session = request();
    carrier.whileDialling =
        () -> {
          session.cancel();
          time.runFor(Duration.ofMillis(1));
        };
    time.runFor(Duration.ofSeconds(1));
    assertThat(session.snapshot().status()).isEqualTo(CallStatus.CANCELLED);
    assertThat(carrier.hungUp).contains(HandCarrier.call(1).id());
  }

  // Reports.

  @Test
  void lateAndRepeatedEndsChangeNothing() {
    CallSession session = dialled();
    AttemptId first = attempt(session);
    end(callKit, session, HangupCause.BUSY);
    CallRecord waiting = session.snapshot();
    callKit.legEvents().accept(first, LegEvent.Ended.of(time.instant(), HangupCause.NO_ANSWER));
    callKit.legEvents().accept(first, LegEvent.Ended.of(time.instant(), HangupCause.BUSY));
    time.runFor(Duration.ofMillis(1));
    assertThat(session.snapshot()).isEqualTo(waiting);
  }

  @Test
  void reportsOfUnknownCallsAreDropped() {
    AttemptId unknown = AttemptId.parse("matboden.nobody.1");
    callKit.legEvents().accept(unknown, LegEvent.Ended.of(time.instant(), HangupCause.BUSY));
    callKit.conversations().connected(unknown, this::speak);
    time.runFor(Duration.ofSeconds(1));
    assertThat(lastLine()).isEqualTo(new Line.HangUp());
  }

  @Test
  void aSilentCarrierIsLookedUp() {
    CallSession session = dialled();
    carrier.status =
        Optional.of(
            new LegStatus(
                LegStatus.Phase.ENDED,
                Optional.of(LegEvent.Ended.of(time.instant(), HangupCause.NO_ANSWER))));
    time.runFor(Duration.ofMinutes(1));
    assertThat(carrier.lookUps).isPositive();
    assertThat(session.snapshot().attempts().get(0).outcome().orElseThrow().disposition())
        .isEqualTo(Disposition.NO_ANSWER);
  }

  @Test
  void aCarrierThatTellsNothingAtAllDoesNotHoldACallForEver() {
    CallSession session = request();
    time.runFor(Duration.ofHours(30));
    assertThat(session.snapshot().status().isFinal()).isTrue();
    assertThat(session.snapshot().attempts()).hasSize(3);
  }

  // Turns.

  @Test
  void aTurnThatComesAgainGetsTheSameReply() {
    CallSession session = answered();
    TurnId consent = session.snapshot().talk().orElseThrow().turn();
    hear(callKit, session, "ja visst");
    CallRecord asked = session.snapshot();
    callKit.conversations().heard(attempt(session), consent, Heard.speech("ja visst"), this::speak);
    time.runFor(Duration.ofMillis(1));
    assertThat(spoken.get(spoken.size() - 1)).isEqualTo(spoken.get(spoken.size() - 2));
    assertThat(session.snapshot()).isEqualTo(asked);
  }

  @Test
  void aConnectionReportedTwiceGetsTheSameWords() {
    CallSession session = answered();
    CallRecord begun = session.snapshot();
    callKit.conversations().connected(attempt(session), this::speak);
    time.runFor(Duration.ofMillis(1));
    assertThat(spoken).hasSize(2);
    assertThat(spoken.get(1)).isEqualTo(spoken.get(0));
    assertThat(session.snapshot()).isEqualTo(begun);
  }

  @Test
  void aConnectionThatComesBackIsToldSoAndAskedTheSameQuestion() {
    CallSession session = consented();
    callKit.conversations().dropped(attempt(session));
    callKit.conversations().connected(attempt(session), this::speak);
    time.runFor(Duration.ofMillis(1));
    assertThat(spoken.get(2))
        .filteredOn(Line.Say.class::isInstance)
        .extracting(line -> ((Line.Say) line).text())
        .containsExactly(
            "Förlåt, ljudet försvann ett ögonblick.",
            "Hur nöjd var du med besöket, från ett till fem?");
  }

  @Test
  void wordsUnderWayWhenThePersonHangsUpAreKept() {
    CallSession session = consented();
    TurnId turn = session.snapshot().talk().orElseThrow().turn();
    callKit
        .conversations()
        .heard(attempt(session), turn, Heard.partial("en fyra skulle jag"), this::speak);
    end(callKit, session, HangupCause.RESPONDENT_HUNG_UP);
    assertThat(session.snapshot().status()).isEqualTo(CallStatus.COMPLETED);
    assertThat(session.snapshot().answers())
        .extracting(Answer::status, answer -> answer.value().map(value -> value.text()))
        .containsExactly(tuple(Answer.Status.ANSWERED, Optional.of("4")));
  }

  @Test
  void atTheLimitTheGoodbyeIsSpokenAndTheCallIsCutIfItStaysOpen() {
    CallSession session = consented();
    int turns = spoken.size();
    time.runFor(Duration.ofSeconds(112));
    assertThat(spoken).hasSize(turns + 1);
    assertThat(lastLine()).isEqualTo(new Line.HangUp());
    time.runFor(Duration.ofSeconds(20));
    assertThat(carrier.hungUp).contains(HandCarrier.call(1).id());
    end(callKit, session, HangupCause.WE_HUNG_UP);
    assertThat(session.snapshot().status()).isEqualTo(CallStatus.TIMEOUT);
  }

  // Nodes.

  @Test
  void anotherNodeGoesOnWhereTheWebhookArrives() {
    KillableTasks there = new KillableTasks(time);
    CallKit second = node(there, "there");
    second.start();
    CallSession session = consented();
    hear(second, session, "fyra");
    hear(second, session, "en femma");
    end(second, session, HangupCause.WE_HUNG_UP);
    assertThat(disposition(session)).isEqualTo(Disposition.COMPLETE);
    assertThat(session.snapshot().answers()).hasSize(2);
  }

  @Test
  void whenANodeIsKilledInMidTalkAnotherGoesOnAtTheSameQuestion() {
    CallSession session = consented();
    hear(callKit, session, "fyra");
    here.kill();
    KillableTasks there = new KillableTasks(time);
    CallKit second = node(there, "there");
    second.start();
    time.runFor(Duration.ofSeconds(5));
    second.conversations().connected(attempt(session), this::speak);
    time.runFor(Duration.ofMillis(1));
    assertThat(spoken.get(spoken.size() - 1))
        .anySatisfy(line -> assertThat(((Line.Say) line).text()).contains("Hur var utbudet"));
    hear(second, session, "tre");
    end(second, session, HangupCause.WE_HUNG_UP);
    assertThat(disposition(session)).isEqualTo(Disposition.COMPLETE);
  }

  @Test
  void whenANodeIsKilledAndNothingIsReportedTheWatchdogSettlesTheCall() {
    CallSession session = consented();
    hear(callKit, session, "fyra");
    here.kill();
    CallKit second = node(new KillableTasks(time), "there");
    second.start();
    time.runFor(Duration.ofMinutes(10));
    CallRecord call = session.snapshot();
    assertThat(call.openAttempt()).isEmpty();
    assertThat(carrier.hungUp).contains(new CarrierCallId("hand-1"));
    assertThat(call.answers()).hasSize(1);
  }

  @Test
  void aBreakThatIsNotReportedIsFoundOutAndRedialled() {
    CallSession session = consented();
    hear(callKit, session, "fyra");
    carrier.status =
        Optional.of(
            new LegStatus(
                LegStatus.Phase.ENDED,
                Optional.of(LegEvent.Ended.of(time.instant(), HangupCause.NETWORK_FAILURE))));
    time.runFor(Duration.ofSeconds(90));
    assertThat(carrier.dialled).hasSize(2);
    assertThat(session.snapshot().attempts().get(0).cause()).contains(HangupCause.NETWORK_FAILURE);
  }

  @Test
  void aTalkThatIsQuietForLongGoesOnWhereTheCarrierKnowsOfNothing() {
    CallSession session = consented();
    carrier.status = Optional.of(new LegStatus(LegStatus.Phase.TALKING, Optional.empty()));
    time.runFor(Duration.ofSeconds(80));
    assertThat(carrier.lookUps).isPositive();
    hear(callKit, session, "fyra");
    assertThat(lastLine()).isInstanceOf(Line.Listen.class);
    assertThat(carrier.hungUp).isEmpty();
  }

  @Test
  void aLineThatBreaksInMidTalkIsRedialledOnceAndGoesOn() {
    CallSession session = consented();
    hear(callKit, session, "fyra");
    end(callKit, session, HangupCause.NETWORK_FAILURE);
    time.runFor(Duration.ofMinutes(1));
    assertThat(carrier.dialled).hasSize(2);
    answer(session);
    hear(callKit, session, "ja");
    hear(callKit, session, "tre");
    end(callKit, session, HangupCause.WE_HUNG_UP);
    assertThat(disposition(session)).isEqualTo(Disposition.COMPLETE);
    assertThat(session.snapshot().answers())
        .extracting(answer -> answer.question().value())
        .containsExactly("nojd", "utbud");
    assertThat(session.snapshot().answers()).allMatch(answer -> answer.value().isPresent());
  }
}
