package dev.callkit.testing.simulation;

import static dev.callkit.testing.simulation.Lines.firmly;
import static dev.callkit.testing.simulation.Lines.hangUp;
import static dev.callkit.testing.simulation.Lines.listen;
import static dev.callkit.testing.simulation.Lines.say;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.callkit.call.AttemptId;
import dev.callkit.call.PhoneNumber;
import dev.callkit.interview.Line;
import dev.callkit.question.AnswerKind;
import dev.callkit.telephony.AnsweredBy;
import dev.callkit.telephony.Capability;
import dev.callkit.telephony.CarrierCall;
import dev.callkit.telephony.CarrierCallId;
import dev.callkit.telephony.DialRequest;
import dev.callkit.telephony.DialSearch;
import dev.callkit.telephony.HangupCause;
import dev.callkit.telephony.LegEvent;
import dev.callkit.telephony.LegStatus;
import dev.callkit.telephony.TelephonyException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SimulatedCarrierTest {
  private static final Duration LONG = Duration.ofMinutes(10);
  private static final DialRequest REQUEST =
      new DialRequest(
          AttemptId.parse("butiken.samtal.1"),
          PhoneNumber.of("+46701234567"),
          Duration.ofSeconds(30),
          Duration.ofSeconds(130));
  // Fourteen characters, so that saying it takes one second.
  private static final String ONE_SECOND = "Hej, hur mår d";

  private final VirtualTime time = new VirtualTime(Instant.parse("2026-11-23T09:00:00Z"));
  private RecordingLibrary library = saying(List.of());
  private SimulatedCarrier carrier = carrier(SimulatedRespondent.silent(), built -> built);

  private RecordingLibrary saying(List<List<Line>> lines) {
    return new RecordingLibrary(time, RecordingLibrary.inTurn(lines));
  }

  private SimulatedCarrier carrier(
      SimulatedRespondent respondent, UnaryOperator<SimulatedCarrier.Builder> how) {
    SimulatedCarrier made =
        how.apply(SimulatedCarrier.builder(time, Respondents.always(() -> respondent)))
            .listener((attempt, sound) -> library.heard(attempt, sound))
            .build();
    made.attach(library, library);
    return made;
  }

  private CarrierCall ring(SimulatedRespondent respondent, List<List<Line>> lines) {
    return ring(respondent, lines, built -> built);
  }

  private CarrierCall ring(
      SimulatedRespondent respondent,
      List<List<Line>> lines,
      UnaryOperator<SimulatedCarrier.Builder> how) {
    library = saying(lines);
    carrier = carrier(respondent, how);
    return carrier.dial(REQUEST);
  }

  private void ringToTheEnd(SimulatedRespondent respondent, List<List<Line>> lines) {
    ring(respondent, lines);
    time.runUntilIdle(LONG);
  }

  private static SimulatedRespondent answeringAtOnce(SimulatedRespondent respondent) {
    return respondent.meeting(Pickup.personAfter(Duration.ZERO));
  }

  // How the telephone is met. It rings 1 s after dialling.

  @Test
  void aPersonAnswersAfterSomeRingingAndIsConnected() {
    ringToTheEnd(SimulatedRespondent.silent(), List.of(List.of(say(1, ONE_SECOND), hangUp())));

    assertThat(library.log)
        .containsExactly(
            "1.0 Ringing", "7.0 Answered HUMAN", "7.0 connected", "8.0 Ended WE_HUNG_UP");
    assertThat(library.ends().get(0).duration()).contains(Duration.ofSeconds(1));
    assertThat(library.line)
        .containsExactly("1.0 rings", "7.0 answered", "7.0 we: " + ONE_SECOND, "8.0 over");
  }

  @Test
  void nobodyAnswersUntilTheRingTimeIsOver() {
    ringToTheEnd(SimulatedRespondent.doesNotAnswer(), List.of());

    assertThat(library.log).containsExactly("1.0 Ringing", "31.0 Ended NO_ANSWER");
    assertThat(library.ends().get(0).duration()).isEmpty();
  }

  @Test
  void anAnswerInTheLastMomentIsTooLate() {
    ringToTheEnd(
        SimulatedRespondent.silent().meeting(Pickup.personAfter(REQUEST.ringTimeout())), List.of());

    assertThat(library.log).containsExactly("1.0 Ringing", "31.0 Ended NO_ANSWER");
  }

  @Test
  void aCallIsPressedAway() {
    ringToTheEnd(SimulatedRespondent.rejects(), List.of());

    assertThat(library.log).containsExactly("1.0 Ringing", "6.0 Ended DECLINED");
  }

  @ParameterizedTest
  @EnumSource(
      names = {
        "BUSY",
        "NUMBER_INVALID",
        "DISCONNECTED",
        "UNREACHABLE",
        "BLOCKED",
        "NETWORK_FAILURE"
      })
  void aLineThatIsNotReachedNeverRings(HangupCause cause) {
    ringToTheEnd(SimulatedRespondent.notReached(cause), List.of());

    assertThat(library.log).containsExactly("1.0 Ended " + cause);
  }

  @Test
  void aCauseForWhichItMustHaveRungIsRefused() {
    assertThatThrownBy(() -> SimulatedRespondent.notReached(HangupCause.DECLINED))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("DECLINED");
  }

  @Test
  void aMachineDetectedAtTheAnswerIsNotConnected() {
    CarrierCall call = ring(SimulatedRespondent.voicemail(), List.of());
    time.runFor(Duration.ofSeconds(30));
    carrier.hangUp(call.id());
    time.runUntilIdle(LONG);

    assertThat(library.log)
        .containsExactly("1.0 Ringing", "21.0 Answered MACHINE", "30.0 Ended MACHINE");
  }

  @Test
  void aMachineDetectedLaterIsConnectedFirst() {
    ring(
        SimulatedRespondent.voicemail(),
        List.of(List.of(say(1, ONE_SECOND))),
        built -> built.detectionTakes(Duration.ofSeconds(3)));
    time.runFor(Duration.ofSeconds(25));

    assertThat(library.log)
        .containsExactly(
            "1.0 Ringing", "21.0 Answered UNKNOWN", "21.0 connected", "24.0 Detected MACHINE");
  }

  @Test
  void withoutDetectionTheGreetingIsHeardLikeAnyWords() {
    ring(
        SimulatedRespondent.voicemail("lämna ett meddelande"),
        List.of(List.of(say(1, ONE_SECOND), listen(1)), List.of(hangUp())),
        built -> built.capabilities(without(Capability.MACHINE_DETECTION)));
    time.runUntilIdle(LONG);

    assertThat(library.log)
        .contains("21.0 Answered UNKNOWN", "21.0 connected")
        .anyMatch(entry -> entry.endsWith("heard 1 lämna ett meddelande"))
        .anyMatch(entry -> entry.endsWith("Ended WE_HUNG_UP"));
  }

  private static Set<Capability> without(Capability capability) {
    EnumSet<Capability> rest = EnumSet.copyOf(SimulatedCarrier.DEFAULT_CAPABILITIES);
    rest.remove(capability);
    return rest;
  }

  // The talk. It begins 1 s after dialling where the person answers at once.

  @Test
  void speakingThinkingAndSilenceTakeTheirTime() {
    SimulatedRespondent respondent =
        answeringAtOnce(SimulatedRespondent.scripted(List.of("ja visst, gärna", "")));
    ringToTheEnd(
        respondent,
        List.of(
            List.of(say(1, ONE_SECOND), listen(1)),
            List.of(say(2, ONE_SECOND), say(3, ONE_SECOND), listen(2)),
            List.of(hangUp())));

    // 1 s of ours, 0.8 s of thinking and 15 characters; 2 s of ours and 6 s of silence.
    assertThat(library.log)
        .containsExactly(
            "1.0 Ringing",
            "1.0 Answered HUMAN",
            "1.0 connected",
            "3.871 heard 1 ja visst, gärna",
            "11.871 heard 2 ",
            "11.871 Ended WE_HUNG_UP");
    assertThat(library.line).contains("3.871 they: ja visst, gärna", "11.871 silence");
  }

  @Test
  void paceIsConfigurable() {
    ring(
        answeringAtOnce(SimulatedRespondent.scripted(List.of("ja"))),
        List.of(List.of(say(1, ONE_SECOND), listen(1)), List.of(hangUp())),
        built -> built.ourPace(7).theirPace(1));
    time.runUntilIdle(LONG);

    assertThat(library.log).contains("5.8 heard 1 ja");
  }

  @Test
  void wordsSoFarOfALongReplyAreReportedHalfWay() {
    String words = "det var en bra butik och vi kommer gärna tillbaka snart";
    ringToTheEnd(
        answeringAtOnce(SimulatedRespondent.scripted(List.of(words))),
        List.of(List.of(listen(1, new AnswerKind.FreeText())), List.of(hangUp())));

    assertThat(library.log)
        .containsSubsequence(
            "3.764 heard 1 partial det var en bra butik och vi", "5.728 heard 1 " + words);
  }

  @Test
  void withoutStreamingThereAreNoWordsSoFar() {
    String words = "det var en bra butik och vi kommer gärna tillbaka snart";
    ring(
        answeringAtOnce(SimulatedRespondent.scripted(List.of(words))),
        List.of(List.of(listen(1, new AnswerKind.FreeText())), List.of(hangUp())),
        built -> built.capabilities(without(Capability.STREAMING)));
    time.runUntilIdle(LONG);

    assertThat(library.log).noneMatch(entry -> entry.contains("partial"));
  }

  @Test
  void withoutRecognitionSpeechIsASilence() {
    ring(
        answeringAtOnce(SimulatedRespondent.scripted(List.of("ja"))),
        List.of(List.of(listen(1)), List.of(hangUp())),
        built -> built.capabilities(without(Capability.SPEECH_IN)));
    time.runUntilIdle(LONG);

    assertThat(library.log).contains("7.0 heard 1 ");
    assertThat(library.line).contains("1.942 they: ja", "7.0 silence");
  }

  @Test
  void newLinesReplaceAListeningAndCutTheWords() {
    String story = "det började med att vi skulle köpa mjölk";
    ring(
        answeringAtOnce(SimulatedRespondent.scripted(List.of(story))),
        List.of(List.of(listen(1, new AnswerKind.FreeText()))));
    time.runFor(Duration.ofSeconds(3));
    library.speaker.speak(List.of(firmly(1, ONE_SECOND), hangUp()));
    time.runUntilIdle(LONG);

    assertThat(library.line)
        .containsExactly(
            "1.0 rings",
            "1.0 answered",
            "3.0 they, cut off: det började med",
            "3.0 we: " + ONE_SECOND,
            "4.0 over");
    assertThat(library.log).noneMatch(entry -> entry.endsWith(story));
  }

  @Test
  void newLinesWaitForTheWordsBeforeThemAndDropTheListening() {
    ring(
        answeringAtOnce(SimulatedRespondent.silent()),
        List.of(List.of(say(1, ONE_SECOND), listen(1))));
    time.runFor(Duration.ofMillis(1500));
    library.speaker.speak(List.of(say(2, ONE_SECOND), hangUp()));
    time.runUntilIdle(LONG);

    assertThat(library.log).contains("3.0 Ended WE_HUNG_UP").noneMatch(e -> e.contains("heard"));
  }

  @Test
  void linesThatComeAgainAreSpokenOnce() {
    List<Line> lines = List.of(say(1, ONE_SECOND), listen(1));
    ring(answeringAtOnce(SimulatedRespondent.silent()), List.of(lines, List.of(hangUp())));
    time.runFor(Duration.ofSeconds(3));
    library.speaker.speak(lines);
    time.runUntilIdle(LONG);

    assertThat(library.line).filteredOn(sound -> sound.contains("we:")).hasSize(1);
    assertThat(library.log).contains("8.0 heard 1 ");
  }

  @Test
  void theVoiceStopsAnUtteranceThatGivesWay() {
    SimulatedRespondent respondent =
        answeringAtOnce(SimulatedRespondent.silent()).interrupting(2, 7, "ja ja");
    ringToTheEnd(
        respondent,
        List.of(
            List.of(firmly(1, ONE_SECOND), say(2, ONE_SECOND), say(3, ONE_SECOND), listen(1)),
            List.of(hangUp())));

    assertThat(library.log)
        .containsSubsequence(
            "2.5 interrupted 2 at 7", "2.857 heard 1 ja ja", "2.857 Ended WE_HUNG_UP");
    assertThat(library.line)
        .contains("2.5 we stop: " + ONE_SECOND.substring(0, 7))
        .noneMatch(sound -> sound.startsWith("3.0 we"));
  }

  @Test
  void wordsIntoAnUtteranceThatDoesNotGiveWayAreHeardWhenWeListen() {
    SimulatedRespondent respondent =
        answeringAtOnce(SimulatedRespondent.silent()).interrupting(1, 7, "ja ja");
    ringToTheEnd(respondent, List.of(List.of(firmly(1, ONE_SECOND), listen(1)), List.of(hangUp())));

    assertThat(library.log)
        .contains("2.357 heard 1 ja ja")
        .noneMatch(entry -> entry.contains("interrupted"));
  }

  @Test
  void theRespondentHangsUpWhileWeSpeak() {
    ringToTheEnd(
        answeringAtOnce(SimulatedRespondent.silent()).hangingUpAfter(21),
        List.of(List.of(firmly(1, ONE_SECOND), say(2, ONE_SECOND), listen(1))));

    assertThat(library.log).contains("2.5 Ended RESPONDENT_HUNG_UP");
    assertThat(library.line).contains("2.5 we stop: " + ONE_SECOND.substring(0, 7));
  }

  @Test
  void theRespondentHangsUpInMidSentenceAndTheWordsAreDelivered() {
    ringToTheEnd(
        answeringAtOnce(prompt -> Reply.hangsUpAfter("det var väl")),
        List.of(List.of(listen(1, new AnswerKind.FreeText()))));

    assertThat(library.log)
        .containsSubsequence("2.585 heard 1 partial det var väl", "2.585 Ended RESPONDENT_HUNG_UP");
    assertThat(library.line).contains("2.585 they, cut off: det var väl");
  }

  @Test
  void theLineBreaks() {
    ringToTheEnd(answeringAtOnce(prompt -> Reply.lineBreaksAfter("")), List.of(List.of(listen(1))));

    assertThat(library.log).contains("1.8 Ended NETWORK_FAILURE");
  }

  @Test
  void keysAreCollectedAsFarAsTheyAreAsked() {
    ringToTheEnd(
        answeringAtOnce(prompt -> Reply.presses("10")),
        List.of(
            List.of(listen(1, new AnswerKind.Nps())),
            List.of(listen(2, new AnswerKind.YesNo())),
            List.of(listen(3, new AnswerKind.Number(Optional.empty(), Optional.empty()))),
            List.of(listen(4, new AnswerKind.FreeText())),
            List.of(hangUp())));

    // Two keys; one of two; two of six, and two seconds without another; none, so a silence.
    assertThat(library.log)
        .containsSubsequence("2.6 heard 1 10", "3.8 heard 2 1", "7.4 heard 3 10", "13.4 heard 4 ");
  }

  @Test
  void theCarriersOwnTimeLimitCutsTheTalk() {
    ringToTheEnd(
        answeringAtOnce(SimulatedRespondent.silent()),
        List.of(List.of(say(1, "bla ".repeat(700)))));

    assertThat(library.log).contains("131.0 Ended TIME_LIMIT");
    assertThat(library.ends().get(0).duration()).contains(REQUEST.timeLimit());
  }

  @Test
  void hangingUpAgainOrTooLateChangesNothing() {
    CarrierCall call = ring(answeringAtOnce(SimulatedRespondent.silent()), List.of());
    time.runFor(Duration.ofSeconds(5));
    carrier.hangUp(call.id());
    carrier.hangUp(call.id());
    time.runUntilIdle(LONG);
    carrier.hangUp(call.id());
    carrier.hangUp(new CarrierCallId("unknown"));
    time.runUntilIdle(LONG);

    assertThat(library.ends())
        .extracting(LegEvent.Ended::cause)
        .containsExactly(HangupCause.WE_HUNG_UP);
    assertThat(library.speaker.speak(List.of(hangUp()))).isFalse();
  }

  @Test
  void hangingUpBeforeTheAnswerTakesTheCallBack() {
    CarrierCall call = ring(SimulatedRespondent.silent(), List.of());
    time.runFor(Duration.ofSeconds(2));
    carrier.hangUp(call.id());
    time.runUntilIdle(LONG);

    assertThat(library.log).containsExactly("1.0 Ringing", "2.0 Ended CANCELED");
  }

  @Test
  void hangingUpInTheSameMomentOnBothSidesIsOneEnd() {
    CarrierCall call =
        ring(answeringAtOnce(prompt -> Reply.hangsUp()), List.of(List.of(listen(1))));
    time.runFor(Duration.ofMillis(1799));
    time.schedule(Duration.ofMillis(1), () -> carrier.hangUp(call.id()));
    time.runUntilIdle(LONG);

    assertThat(library.ends()).hasSize(1);
    assertThat(library.sounds).filteredOn(Audible.Over.class::isInstance).hasSize(1);
  }

  // What the carrier says when it is asked.

  @Test
  void lookingUpTellsHowFarItIs() {
    CarrierCall call = ring(SimulatedRespondent.silent(), List.of());

    assertThat(phase(call)).isEqualTo(LegStatus.Phase.QUEUED);
    time.runFor(Duration.ofSeconds(2));
    assertThat(phase(call)).isEqualTo(LegStatus.Phase.RINGING);
    time.runFor(Duration.ofSeconds(6));
    assertThat(phase(call)).isEqualTo(LegStatus.Phase.TALKING);
    time.runUntilIdle(LONG);
    assertThat(carrier.lookUp(call.id()).orElseThrow().end()).contains(library.ends().get(0));
    assertThat(carrier.lookUp(new CarrierCallId("unknown"))).isEmpty();
  }

  private LegStatus.Phase phase(CarrierCall call) {
    return carrier.lookUp(call.id()).orElseThrow().phase();
  }

  @Test
  void anUnknownOutcomeIsFoundOut() {
    library = saying(List.of());
    carrier =
        carrier(
            SimulatedRespondent.silent(), built -> built.faults(Faults.NONE.withDialAnswerLost()));

    assertThat(carrier.findDialed(REQUEST)).isEqualTo(new DialSearch.NotPlaced());
    assertThatThrownBy(() -> carrier.dial(REQUEST))
        .isInstanceOfSatisfying(
            TelephonyException.class,
            lost -> assertThat(lost.kind()).isEqualTo(TelephonyException.Kind.OUTCOME_UNKNOWN));
    assertThat(carrier.findDialed(REQUEST)).isInstanceOf(DialSearch.Placed.class);
    time.runFor(Duration.ofSeconds(2));
    assertThat(library.log).containsExactly("1.0 Ringing");
  }

  @Test
  void aRefusedDialRingsNobody() {
    library = saying(List.of());
    TelephonyException refusal =
        new TelephonyException(TelephonyException.Kind.RATE_LIMITED, "too many");
    carrier =
        carrier(
            SimulatedRespondent.silent(), built -> built.failing(request -> Optional.of(refusal)));

    assertThatThrownBy(() -> carrier.dial(REQUEST)).isSameAs(refusal);
    time.runUntilIdle(LONG);

    assertThat(library.log).isEmpty();
    assertThat(carrier.placed()).isEmpty();
    assertThat(carrier.findDialed(REQUEST)).isEqualTo(new DialSearch.NotPlaced());
  }

  @Test
  void whatItCannotDoItDoesNotPretend() {
    CarrierCall call =
        ring(
            SimulatedRespondent.silent(),
            List.of(),
            built -> built.capabilities(EnumSet.of(Capability.SPEECH_OUT)));

    assertThat(carrier.lookUp(call.id())).isEmpty();
    assertThat(carrier.findDialed(REQUEST)).isEqualTo(new DialSearch.Unknown());
    assertThatThrownBy(() -> carrier.hangUp(call.id()))
        .isInstanceOfSatisfying(
            TelephonyException.class,
            refused -> assertThat(refused.kind()).isEqualTo(TelephonyException.Kind.REFUSED));
  }

  @Test
  void dialingBeforeItIsAttachedIsAMistake() {
    SimulatedCarrier alone =
        SimulatedCarrier.builder(time, Respondents.always(SimulatedRespondent::silent)).build();

    assertThatThrownBy(() -> alone.dial(REQUEST)).hasMessageContaining("attach");
  }

  // What goes wrong on the way.

  @Test
  void everythingIsDeliveredTwice() {
    ring(
        answeringAtOnce(SimulatedRespondent.scripted(List.of("ja"))),
        List.of(List.of(listen(1)), List.of(say(1, ONE_SECOND), hangUp())),
        built -> built.faults(Faults.NONE.withWebhooksTwice()));
    time.runUntilIdle(LONG);

    assertThat(library.log)
        .containsExactly(
            "1.0 Ringing",
            "1.0 Answered HUMAN",
            "1.0 connected",
            "1.7 Ringing",
            "1.7 Answered HUMAN",
            "1.942 heard 1 ja",
            "2.642 heard 1 ja",
            "2.942 Ended WE_HUNG_UP",
            "3.642 Ended WE_HUNG_UP");
    assertThat(library.line).filteredOn(sound -> sound.contains("we:")).hasSize(1);
  }

  @Test
  void theEndIsReportedTwice() {
    ring(SimulatedRespondent.busy(), List.of(), built -> built.faults(Faults.NONE.withEndTwice()));
    time.runUntilIdle(LONG);
    assertThat(library.log).containsExactly("1.0 Ended BUSY", "1.0 Ended BUSY");
  }

  @Test
  void aLostEndCanBeLookedUp() {
    CarrierCall call =
        ring(
            SimulatedRespondent.busy(),
            List.of(),
            built -> built.faults(Faults.NONE.withEndLost()));
    time.runUntilIdle(LONG);

    assertThat(library.events).isEmpty();
    assertThat(carrier.lookUp(call.id()).orElseThrow().end().orElseThrow().cause())
        .isEqualTo(HangupCause.BUSY);
  }

  @Test
  void lateReportsSayWhenItHappened() {
    ring(
        SimulatedRespondent.doesNotAnswer(),
        List.of(),
        built -> built.faults(Faults.NONE.withReportsLate(Duration.ofSeconds(5))));
    time.runUntilIdle(LONG);

    assertThat(library.log).containsExactly("6.0 Ringing", "36.0 Ended NO_ANSWER");
    assertThat(library.ends().get(0).at()).isEqualTo(Instant.parse("2026-11-23T09:00:31Z"));
  }

  @Test
  void detectsWhatAnswersUnlessItCannot() {
    ring(
        SimulatedRespondent.silent().meeting(new Pickup.Answers(Duration.ZERO, AnsweredBy.FAX)),
        List.of());
    time.runFor(Duration.ofSeconds(2));

    assertThat(library.log).containsExactly("1.0 Ringing", "1.0 Answered FAX");
  }

  @Test
  void noTextShowsWordsOrNumbers() {
    ringToTheEnd(
        answeringAtOnce(SimulatedRespondent.scripted(List.of("hemligt"))),
        List.of(List.of(say(1, "förtroligt"), listen(1)), List.of(hangUp())));

    assertThat(library.sounds.toString() + carrier + Reply.says("hemligt"))
        .doesNotContain("hemligt", "förtroligt", "1234567");
  }
}
