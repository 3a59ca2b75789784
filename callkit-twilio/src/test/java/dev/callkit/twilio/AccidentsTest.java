package dev.callkit.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callkit.CallSession;
import dev.callkit.interview.Answer;
import dev.callkit.outcome.Disposition;
import dev.callkit.progress.CallRecord;
import dev.callkit.telephony.HangupCause;
import dev.callkit.testing.simulation.Interjection;
import dev.callkit.testing.simulation.Reply;
import dev.callkit.testing.twilio.Callees;
import dev.callkit.testing.twilio.Delivery;
import java.time.Duration;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What goes wrong between us and Twilio, and what comes of it: never a second ringing. */
@Timeout(120)
@Execution(ExecutionMode.CONCURRENT)
class AccidentsTest {
  private static final WayToTalk RELAY = WayToTalk.ConversationRelay.SWEDISH;
  private static final WayToTalk GATHER = WayToTalk.Gather.SWEDISH;

  static Stream<WayToTalk> ways() {
    return Stream.of(GATHER, RELAY);
  }

  private static Lab lab(WayToTalk way) {
    return Lab.with(way, Callees.always(Lab::friendly));
  }

  private static void complete(Lab lab, CallRecord call) {
    assertThat(call.outcome().orElseThrow().disposition())
        .as(() -> lab.said() + " " + lab.twilio.alerts())
        .isEqualTo(Disposition.COMPLETE);
    assertThat(call.answers())
        .hasSize(4)
        .allMatch(answer -> answer.status() == Answer.Status.ANSWERED);
  }

  private static void completeOnce(Lab lab, CallRecord call) {
    complete(lab, call);
    assertThat(call.attempts()).hasSize(1);
    assertThat(lab.placed()).hasSize(1);
  }

  // Placing.

  @Test
  void aLostAnswerIsMadeUpForByTheCallItself() {
    try (Lab lab = lab(GATHER)) {
      lab.twilio.mishaps().loseNextCallAnswer();
      completeOnce(lab, lab.callOnce());
    }
  }

  @Test
  void aServerErrorAfterPlacingNeverRingsTwice() {
    try (Lab lab = lab(RELAY)) {
      lab.twilio.mishaps().failAfterNextCall(503);
      completeOnce(lab, lab.callOnce());
    }
  }

  @Test
  void anAnswerThatNeverComesNeverRingsTwice() {
    try (Lab lab =
        Lab.with(
            GATHER,
            Callees.always(Lab::friendly),
            builder -> builder.answerWithin(Duration.ofMillis(500)))) {
      lab.twilio.mishaps().hangAfterNextCall();
      completeOnce(lab, lab.callOnce());
    }
  }

  @Test
  void aRequestThatWasProvedLostIsMadeAgain() {
    try (Lab lab = lab(GATHER)) {
      lab.twilio.mishaps().loseNextCallRequest();
      CallRecord call = lab.callOnce();

      complete(lab, call);
      assertThat(lab.placed()).hasSize(1);
      assertThat(Duration.between(call.requestedAt(), lab.placed().get(0).createdAt()))
          .as("only after two minutes in which Twilio's list showed nothing")
          .isGreaterThanOrEqualTo(Searches.PROOF);
    }
  }

  @Test
  void aCallOfWhichNoReportComesIsFoundByWhatTwilioRemembers() {
    try (Lab lab = lab(GATHER)) {
      lab.twilio.mishaps().loseNextCallAnswer();
      lab.twilio.mishaps().reports(status -> Delivery.LOST);
      completeOnce(lab, lab.callOnce());
    }
  }

  @Test
  void tooManyRequestsAreWaitedOut() {
    try (Lab lab = lab(GATHER)) {
      lab.twilio.mishaps().refuseNextCall(429, 20429, 5);
      lab.twilio.mishaps().refuseNextCall(429, 20429);
      CallRecord call = lab.callOnce();

      complete(lab, call);
      assertThat(lab.placed()).hasSize(1);
      assertThat(Duration.between(call.requestedAt(), lab.placed().get(0).createdAt()))
          .isBetween(Duration.ofSeconds(5), Duration.ofMinutes(5));
    }
  }

  @Test
  void aNumberThatDoesNotExistIsNotTriedAgain() {
    try (Lab lab = lab(GATHER)) {
      lab.twilio.mishaps().refuseNextCall(400, 21211);
      CallRecord call = lab.callOnce();

      assertThat(call.outcome().orElseThrow().disposition()).isEqualTo(Disposition.NON_WORKING);
      assertThat(lab.placed()).isEmpty();
    }
  }

  // Reports.

  @ParameterizedTest
  @MethodSource("ways")
  void reportsThatComeTwiceChangeNothing(WayToTalk way) {
    try (Lab lab = lab(way)) {
      lab.twilio.mishaps().reports(status -> Delivery.TWICE);
      completeOnce(lab, lab.callOnce());
    }
  }

  @ParameterizedTest
  @MethodSource("ways")
  void reportsInTheWrongOrderEndInTheSame(WayToTalk way) {
    try (Lab lab = lab(way)) {
      lab.twilio
          .mishaps()
          .reports(
              status ->
                  switch (status) {
                    case "initiated" -> Delivery.after(Duration.ofSeconds(50));
                    case "ringing" -> Delivery.after(Duration.ofSeconds(30));
                    case "in-progress" -> Delivery.after(Duration.ofSeconds(15));
                    default -> Delivery.PLAIN;
                  });
      completeOnce(lab, lab.callOnce());
    }
  }

  @ParameterizedTest
  @MethodSource("ways")
  void reportsThatAreLostAreMadeUpForByLookingUp(WayToTalk way) {
    try (Lab lab = lab(way)) {
      lab.twilio.mishaps().reports(status -> Delivery.LOST);
      completeOnce(lab, lab.callOnce());
    }
  }

  @ParameterizedTest
  @MethodSource("ways")
  void aLostEndOfACallThatWasHungUpIsFoundOut(WayToTalk way) {
    try (Lab lab =
        Lab.with(
            way,
            Callees.always(
                () ->
                    Lab.friendly()
                        .interrupting("noll till tio", new Interjection(5, Reply.hangsUp()))))) {
      lab.twilio.mishaps().reports(status -> Delivery.LOST);
      CallRecord call = lab.callOnce();

      assertThat(call.outcome().orElseThrow().disposition()).isEqualTo(Disposition.BREAK_OFF);
      assertThat(call.attempts().get(0).cause()).contains(HangupCause.RESPONDENT_HUNG_UP);
      assertThat(lab.placed()).hasSize(1);
    }
  }

  @Test
  void aTurnThatIsAskedTwiceGetsOneAnswerAndCountsOnce() {
    try (Lab lab = lab(GATHER)) {
      lab.twilio.mishaps().askTwice(true);
      CallRecord call = lab.callOnce();

      completeOnce(lab, call);
      assertThat(lab.twilio.alerts()).isEmpty();
    }
  }

  // Sockets.

  @Test
  void aSocketThatBreaksIsOpenedAgainAndTheInterviewGoesOn() {
    try (Lab lab = lab(RELAY)) {
      lab.twilio.mishaps().cutNextSocketAtTurn(3);
      completeOnce(lab, lab.callOnce());
      assertThat(lab.twilio.alerts()).extracting(alert -> alert.code()).containsExactly(64105);
    }
  }

  @Test
  void whereNoSocketCanBeOpenedTheInterviewIsHeldByWebhooks() {
    try (Lab lab = lab(RELAY)) {
      lab.twilio.mishaps().noSockets(true);
      completeOnce(lab, lab.callOnce());
    }
  }

  // Nodes.

  @ParameterizedTest
  @MethodSource("ways")
  void anInterviewGoesOnOnAnotherNodeWhenItsNodeIsKilled(WayToTalk way) {
    try (Lab lab = lab(way)) {
      CallSession session = lab.request(1);
      answeredOne(lab, session);
      Lab.Node first = lab.nodes.get(0);
      Lab.Node second = lab.node("two");
      first.kill();

      CallRecord call = lab.finish(second.callKit.session(session.id()).orElseThrow());
      completeOnce(lab, call);
    }
  }

  @ParameterizedTest
  @MethodSource("ways")
  void aCallThatNoNodeServesAnyMoreIsEndedByTwilio(WayToTalk way) {
    try (Lab lab = lab(way)) {
      CallSession session = lab.request(1);
      answeredOne(lab, session);
      lab.nodes.get(0).kill();

      assertThat(lab.twilio.await(() -> lab.placed().get(0).isOver(), Duration.ofSeconds(20)))
          .isTrue();
    }
  }

  // A store that is slow.

  @ParameterizedTest
  @MethodSource("ways")
  void aWordFillsTheSilenceWhileTheReplyIsNotReady(WayToTalk way) {
    try (Lab lab = lab(way)) {
      CallSession session = lab.request(1);
      answeredOne(lab, session);
      lab.store.holdFor(Duration.ofSeconds(30), lab.time);
      assertThat(lab.twilio.await(() -> filled(lab), Duration.ofSeconds(20))).isTrue();
      lab.store.release();

      CallRecord call = lab.finish(session);
      assertThat(lab.placed()).as(() -> lab.said().toString()).hasSizeLessThanOrEqualTo(2);
      complete(lab, call);
    }
  }

  private static boolean filled(Lab lab) {
    return lab.said().stream().anyMatch(words -> words.contains("Ett ögonblick"));
  }

  private static void answeredOne(Lab lab, CallSession session) {
    assertThat(
            lab.twilio.await(
                () -> session.snapshot().answers().size() == 1, Duration.ofSeconds(30)))
        .isTrue();
  }

  @ParameterizedTest
  @MethodSource("ways")
  void requestsMayArriveAtEitherNode(WayToTalk way) {
    UnaryOperator<TwilioBuilder> asItIs = builder -> builder;
    try (Lab lab = Lab.with(way, Callees.always(Lab::friendly), asItIs)) {
      lab.node("two");
      completeOnce(lab, lab.callOnce());
    }
  }
}
