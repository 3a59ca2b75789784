package dev.callkit.twilio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.callkit.CallRejectedException;
import dev.callkit.CallSession;
import dev.callkit.call.Respondent;
import dev.callkit.interview.Answer;
import dev.callkit.interview.InterviewEnd;
import dev.callkit.interview.ScriptLine;
import dev.callkit.outcome.Disposition;
import dev.callkit.progress.CallRecord;
import dev.callkit.progress.CallStatus;
import dev.callkit.telephony.HangupCause;
import dev.callkit.testing.simulation.Interjection;
import dev.callkit.testing.simulation.Pickup;
import dev.callkit.testing.simulation.Reply;
import dev.callkit.testing.twilio.Callee;
import dev.callkit.testing.twilio.Callees;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whole interviews over real HTTP and sockets, in both ways to talk. */
@Timeout(120)
@Execution(ExecutionMode.CONCURRENT)
class TwilioInterviewTest {
  static Stream<WayToTalk> ways() {
    return Stream.of(WayToTalk.Gather.SWEDISH, WayToTalk.ConversationRelay.SWEDISH);
  }

  private static Disposition disposition(CallRecord call) {
    return call.outcome().orElseThrow().disposition();
  }

  private static Lab rung(WayToTalk way, Callee person) {
    return Lab.with(way, Lab.inTurn(List.of(() -> person, Lab::friendly)));
  }

  @ParameterizedTest
  @MethodSource("ways")
  void aFriendlyPersonCompletesTheInterview(WayToTalk way) {
    try (Lab lab = Lab.with(way, Callees.always(Lab::friendly))) {
      CallRecord call = lab.callOnce();

      assertThat(call.status()).as(() -> lab.said().toString()).isEqualTo(CallStatus.COMPLETED);
      assertThat(disposition(call)).isEqualTo(Disposition.COMPLETE);
      assertThat(call.answers())
          .hasSize(4)
          .allMatch(answer -> answer.status() == Answer.Status.ANSWERED);
      assertThat(lab.said().get(0)).contains("AI-assistent");
      assertThat(call.attempts().get(0).cause()).contains(HangupCause.WE_HUNG_UP);
      assertThat(lab.placed()).hasSize(1);
      assertThat(lab.twilio.alerts()).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("ways")
  void aNoIsAcceptedAtOnce(WayToTalk way) {
    try (Lab lab = rung(way, said -> Reply.says("nej tack"))) {
      CallRecord call = lab.callOnce();

      assertThat(disposition(call)).isEqualTo(Disposition.REFUSAL);
      assertThat(lab.said()).last().asString().contains("Det är helt i sin ordning");
      assertThat(lab.placed()).hasSize(1);
    }
  }

  @ParameterizedTest
  @MethodSource("ways")
  void whoNeverWantsToBeRungIsNeverRungAgain(WayToTalk way) {
    try (Lab lab = rung(way, said -> Reply.says("nej, ring aldrig hit igen"))) {
      CallRecord call = lab.callOnce();

      assertThat(call.talk().orElseThrow().end()).contains(InterviewEnd.OPTED_OUT);
      assertThat(lab.said()).last().asString().contains(ScriptLine.OPTED_OUT.standard());
      assertThatThrownBy(() -> lab.request(101)).isInstanceOf(CallRejectedException.class);
      assertThat(lab.placed()).hasSize(1);
    }
  }

  @ParameterizedTest
  @MethodSource("ways")
  void whoSaysNothingIsAskedOnceMoreAndThenLeft(WayToTalk way) {
    try (Lab lab = rung(way, said -> Reply.silence())) {
      CallSession session = lab.request(1);
      CallRecord call = lab.finishInLeaps(session, Duration.ofHours(2));

      assertThat(lab.twilio.words(lab.placed().get(0).sid()))
          .contains("we: " + ScriptLine.STILL_THERE.standard())
          .endsWith("we: " + ScriptLine.NO_INPUT.standard());
      assertThat(call.attempts().get(0).outcome().orElseThrow().disposition())
          .isEqualTo(Disposition.NON_CONTACT);
      assertThat(disposition(call)).isEqualTo(Disposition.COMPLETE);
    }
  }

  @ParameterizedTest
  @MethodSource("ways")
  void theInterviewCanBeHeldOnTheKeys(WayToTalk way) {
    Callee keys =
        Lab.friendlyBut(
            Map.of(
                "går det bra", Reply.presses("1"),
                "skala från ett till fem", Reply.presses("4"),
                "noll till tio", Reply.presses("10"),
                "hittade du", Reply.presses("2")));
    try (Lab lab = rung(way, keys)) {
      CallRecord call = lab.callOnce();

      assertThat(disposition(call)).isEqualTo(Disposition.COMPLETE);
      assertThat(call.answers().subList(0, 3))
          .extracting(answer -> answer.value().orElseThrow().text())
          .containsExactly("4", "10", "false");
    }
  }

  @ParameterizedTest
  @MethodSource("ways")
  void aSingleKeyWhereTwoArePossibleIsAnAnswer(WayToTalk way) {
    Callee keys = Lab.friendlyBut(Map.of("noll till tio", Reply.presses("7")));
    try (Lab lab = rung(way, keys)) {
      CallRecord call = lab.callOnce();

      assertThat(call.answers().get(1).value().orElseThrow().text()).isEqualTo("7");
      assertThat(disposition(call)).isEqualTo(Disposition.COMPLETE);
    }
  }

  @ParameterizedTest
  @MethodSource("ways")
  void aCallbackIsRungAtTheTimeThatWasNamed(WayToTalk way) {
    Callee busyNow = said -> Reply.says("ring i morgon klockan tio i stället");
    try (Lab lab = rung(way, busyNow)) {
      CallSession session = lab.request(1);
      CallRecord call = lab.finishInLeaps(session, Duration.ofHours(24));

      assertThat(call.attempts().get(0).outcome().orElseThrow().disposition())
          .isEqualTo(Disposition.CALLBACK);
      assertThat(disposition(call)).isEqualTo(Disposition.COMPLETE);
      assertThat(LocalDateTime.ofInstant(call.attempts().get(1).startedAt(), Respondent.SWEDEN))
          .isAfterOrEqualTo(LocalDateTime.of(2026, 11, 24, 10, 0));
    }
  }

  @ParameterizedTest
  @MethodSource("ways")
  void whoHangsUpDuringTheGreetingIsNotRungAgain(WayToTalk way) {
    Callee person =
        Lab.friendly().interrupting("AI-assistent", new Interjection(9, Reply.hangsUp()));
    try (Lab lab = rung(way, person)) {
      CallRecord call = lab.callOnce();

      assertThat(disposition(call)).isEqualTo(Disposition.REFUSAL);
      assertThat(call.attempts().get(0).cause()).contains(HangupCause.RESPONDENT_HUNG_UP);
      assertThat(lab.placed()).hasSize(1);
    }
  }

  @ParameterizedTest
  @MethodSource("ways")
  void whoHangsUpInMidSentenceHasNotSpokenInVain(WayToTalk way) {
    String words =
        "det var lite för få kassor öppna och så var det svårt att hitta brödet som hade flyttats"
            + " längst in bakom frysdiskarna där ingen letar efter det och så";
    Callee person = Lab.friendlyBut(Map.of("göra bättre", Reply.hangsUpAfter(words)));
    try (Lab lab = rung(way, person)) {
      CallRecord call = lab.callOnce();

      assertThat(disposition(call)).isEqualTo(Disposition.PARTIAL);
      assertThat(call.answers().get(3).words()).startsWith("det var lite för få kassor öppna");
    }
  }

  @ParameterizedTest
  @MethodSource("ways")
  void aVoicemailIsHungUpOnAndTriedAgain(WayToTalk way) {
    Callee machine =
        Callee.scripted(List.of("", "", "")).meeting(Pickup.machineAfter(Duration.ofSeconds(3)));
    try (Lab lab = rung(way, machine)) {
      CallSession session = lab.request(1);
      CallRecord call = lab.finishInLeaps(session, Duration.ofHours(2));

      assertThat(call.attempts().get(0).outcome().orElseThrow().disposition())
          .isEqualTo(Disposition.VOICEMAIL);
      assertThat(call.attempts().get(0).cause()).contains(HangupCause.MACHINE);
      assertThat(disposition(call)).isEqualTo(Disposition.COMPLETE);
      assertThat(lab.placed()).hasSize(2);
    }
  }

  @ParameterizedTest
  @MethodSource("ways")
  void anEngagedLineIsTriedAgainAfterTwoMinutes(WayToTalk way) {
    Callee engaged = Lab.friendly().meeting(new Pickup.NotReached(HangupCause.BUSY));
    try (Lab lab = rung(way, engaged)) {
      CallRecord call = lab.finishInLeaps(lab.request(1), Duration.ofMinutes(2));

      assertThat(call.attempts().get(0).cause()).contains(HangupCause.BUSY);
      assertThat(disposition(call)).isEqualTo(Disposition.COMPLETE);
      assertThat(lab.placed()).hasSize(2);
    }
  }

  @ParameterizedTest
  @MethodSource("ways")
  void atTheTimeLimitGoodbyeIsSaidAndTheWordsAreKept(WayToTalk way) {
    String story =
        "ja alltså vi kom dit på eftermiddagen och det var väldigt mycket folk ".repeat(30);
    Callee talkative =
        Lab.friendlyBut(
            Map.of(
                "går det bra", Reply.says("ja det går bra", Duration.ofSeconds(4)),
                "skala från ett till fem", Reply.says("en fyra", Duration.ofSeconds(4)),
                "noll till tio", Reply.says("nio", Duration.ofSeconds(4)),
                "hittade du", Reply.says("ja", Duration.ofSeconds(4)),
                "göra bättre", Reply.says(story)));
    try (Lab lab = rung(way, talkative)) {
      CallRecord call = lab.callOnce();

      assertThat(call.status()).isEqualTo(CallStatus.TIMEOUT);
      assertThat(lab.said()).last().asString().contains(ScriptLine.TIME_UP.standard());
      assertThat(call.attempts().get(0).duration().orElseThrow())
          .isBetween(Duration.ofSeconds(110), Duration.ofSeconds(121));
      assertThat(call.answers().get(3).words())
          .startsWith("ja alltså vi kom dit")
          .hasSizeGreaterThan(100);
    }
  }

  @ParameterizedTest
  @MethodSource("ways")
  void aQuestionMayBeAnsweredBeforeItsEnd(WayToTalk way) {
    Callee quick =
        Lab.friendly()
            .interrupting("Hittade du", new Interjection(12, Reply.says("ja det gjorde jag")));
    try (Lab lab = rung(way, quick)) {
      CallRecord call = lab.callOnce();

      assertThat(disposition(call)).isEqualTo(Disposition.COMPLETE);
      assertThat(call.answers()).hasSize(4);
      assertThat(lab.said().stream().filter(words -> words.contains("Hittade du"))).hasSize(1);
    }
  }

  @ParameterizedTest
  @MethodSource("ways")
  void aYesIntoTheIntroductionIsNoConsent(WayToTalk way) {
    Callee hasty =
        Lab.friendly().interrupting("Det gäller", new Interjection(5, Reply.says("ja ja")));
    try (Lab lab = rung(way, hasty)) {
      CallRecord call = lab.callOnce();

      List<String> said = lab.said();
      assertThat(disposition(call)).as(said::toString).isEqualTo(Disposition.COMPLETE);
      int consent = said.indexOf("they: ja det går bra");
      assertThat(said.subList(0, consent)).anyMatch(words -> words.contains("Går det bra"));
    }
  }
}
