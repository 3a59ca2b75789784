package dev.callkit.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.callkit.CallRejectedException;
import dev.callkit.CallSession;
import dev.callkit.dialogue.Expectation;
import dev.callkit.intake.IntakeResult.Reason;
import dev.callkit.interview.Answer;
import dev.callkit.interview.InterviewEnd;
import dev.callkit.interview.ScriptLine;
import dev.callkit.outcome.Disposition;
import dev.callkit.progress.Attempt;
import dev.callkit.progress.CallRecord;
import dev.callkit.progress.CallStatus;
import dev.callkit.question.AnswerKind;
import dev.callkit.telephony.Capability;
import dev.callkit.telephony.HangupCause;
import dev.callkit.testing.simulation.Audible;
import dev.callkit.testing.simulation.Pickup;
import dev.callkit.testing.simulation.Reply;
import dev.callkit.testing.simulation.Respondents;
import dev.callkit.testing.simulation.SimulatedRespondent;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class WholeInterviewTest {
  private static final int LAST_QUESTION = 4;

  private static Disposition disposition(CallRecord call) {
    return call.outcome().orElseThrow().disposition();
  }

  private static Respondents firstThenCooperative(Supplier<SimulatedRespondent> first) {
    return Respondents.byAttempt(List.of(first, () -> SimulatedRespondent.cooperative(1)));
  }

  /** Answers every question but the last; that one, in own words, like this. */
  private static SimulatedRespondent inOwnWords(Reply reply) {
    SimulatedRespondent friendly = SimulatedRespondent.cooperative(3);
    return prompt ->
        prompt.expected() instanceof Expectation.Answer answer
                && answer.kind() instanceof AnswerKind.FreeText
            ? reply
            : friendly.reply(prompt);
  }

  @Test
  void aCooperativePersonCompletesTheInterview() {
    for (int seed = 0; seed < 50; seed++) {
      long fixed = seed;
      Shop shop = Shop.with(() -> SimulatedRespondent.cooperative(fixed));

      CallRecord call = shop.callOnce();

      List<String> words = shop.words(call, 1);
      String as = "seed " + seed + "\n" + String.join("\n", words);
      assertThat(call.status()).as(as).isEqualTo(CallStatus.COMPLETED);
      assertThat(disposition(call)).as(as).isEqualTo(Disposition.COMPLETE);
      assertThat(call.answers())
          .as(as)
          .hasSize(5)
          .allMatch(answer -> answer.status() == Answer.Status.ANSWERED)
          .allMatch(answer -> words.contains("they: " + answer.words()));
      assertThat(words.get(0)).contains("AI-assistent", "Hallens livs");
      assertThat(call.attempts()).singleElement().matches(attempt -> !attempt.redial());
      assertThat(call.attempts().get(0).cause()).contains(HangupCause.WE_HUNG_UP);
      assertThat(call.attempts().get(0).duration().orElseThrow())
          .as(as)
          .isLessThan(Duration.ofSeconds(110));
    }
  }

  @Test
  void theFirstRingComesWithinSeconds() {
    Shop shop = Shop.with(() -> SimulatedRespondent.cooperative(1));

    CallRecord call = shop.callOnce();

    assertThat(Duration.between(call.requestedAt(), shop.sounds(call, 1).get(0).at()))
        .isLessThan(Duration.ofSeconds(5));
  }

  @Test
  void aNoIsAcceptedAtOnce() {
    Shop shop = Shop.with(SimulatedRespondent::declines);

    CallRecord call = shop.callOnce();

    assertThat(call.status()).isEqualTo(CallStatus.COMPLETED);
    assertThat(disposition(call)).isEqualTo(Disposition.REFUSAL);
    assertThat(call.answers()).isEmpty();
    assertThat(shop.words(call, 1))
        .endsWith("they: nej tack", "we: " + ScriptLine.DECLINED.standard());
    assertThat(shop.carrier.placed()).hasSize(1);
  }

  @Test
  void whoNeverWantsToBeRungIsNeverRungAgainByAnyBusiness() {
    Shop shop = Shop.with(SimulatedRespondent::optsOut);
    CallRecord call = shop.callOnce();

    assertThat(disposition(call)).isEqualTo(Disposition.REFUSAL);
    assertThat(call.talk().orElseThrow().end()).contains(InterviewEnd.OPTED_OUT);
    assertThat(shop.words(call, 1)).endsWith("we: " + ScriptLine.OPTED_OUT.standard());
    assertThatThrownBy(() -> shop.callKit.request(shop.customer(Shop.ID, 1, "later")))
        .isInstanceOfSatisfying(
            CallRejectedException.class,
            rejected -> assertThat(rejected.reason()).isEqualTo(Reason.SUPPRESSED));
    assertThatThrownBy(() -> shop.callKit.request(shop.customer(Shop.OTHER, 1, "there")))
        .isInstanceOfSatisfying(
            CallRejectedException.class,
            rejected -> assertThat(rejected.reason()).isEqualTo(Reason.SUPPRESSED));
    shop.time.runFor(Shop.WEEK);
    assertThat(shop.carrier.placed()).hasSize(1);
  }

  @Test
  void aCallThatWaitsIsNotDialledAfterTheOptOut() {
    Shop shop =
        Shop.with(
            request ->
                request.attempt().call().business().equals(Shop.OTHER)
                    ? SimulatedRespondent.busy()
                    : SimulatedRespondent.optsOut());
    CallSession waiting = shop.callKit.request(shop.customer(Shop.OTHER, 1, "there"));
    shop.time.runUntil(() -> waiting.snapshot().attempts().size() == 1, Duration.ofMinutes(1));

    shop.finish(shop.request(1));
    CallRecord call = shop.finish(waiting);

    assertThat(call.status()).isEqualTo(CallStatus.CANCELLED);
    assertThat(call.attempts()).hasSize(1);
  }

  @Test
  void whenNobodyAnswersItIsTriedAgainAfterAQuarterOfAnHourAndThenAfterTwoHours() {
    Shop shop =
        Shop.with(
            Respondents.byAttempt(
                List.of(
                    SimulatedRespondent::doesNotAnswer,
                    SimulatedRespondent::rejects,
                    () -> SimulatedRespondent.cooperative(1))));

    CallRecord call = shop.callOnce();

    assertThat(disposition(call)).isEqualTo(Disposition.COMPLETE);
    List<Instant> ends =
        call.attempts().stream().map(attempt -> attempt.endedAt().orElseThrow()).toList();
    assertThat(call.attempts().get(1).startedAt())
        .isBetween(ends.get(0).plus(Duration.ofMinutes(15)), ends.get(0).plusSeconds(902));
    assertThat(call.attempts().get(2).startedAt())
        .isBetween(ends.get(1).plus(Duration.ofHours(2)), ends.get(1).plusSeconds(7202));
  }

  @Test
  void afterThreeAttemptsItIsOver() {
    Shop shop = Shop.with(SimulatedRespondent::doesNotAnswer);

    CallRecord call = shop.callOnce();

    assertThat(call.status()).isEqualTo(CallStatus.FAILED);
    assertThat(disposition(call)).isEqualTo(Disposition.NO_ANSWER);
    assertThat(shop.carrier.placed()).hasSize(3);
  }

  @Test
  void anEngagedLineIsTriedAgainAfterTwoMinutes() {
    Shop shop = Shop.with(firstThenCooperative(SimulatedRespondent::busy));

    CallRecord call = shop.callOnce();

    assertThat(disposition(call)).isEqualTo(Disposition.COMPLETE);
    assertThat(
            Duration.between(
                call.attempts().get(0).endedAt().orElseThrow(), call.attempts().get(1).startedAt()))
        .isBetween(Duration.ofMinutes(2), Duration.ofSeconds(122));
  }

  @Test
  void aNumberThatDoesNotWorkIsNotTriedAgain() {
    Shop shop = Shop.with(() -> SimulatedRespondent.notReached(HangupCause.NUMBER_INVALID));

    CallRecord call = shop.callOnce();

    assertThat(disposition(call)).isEqualTo(Disposition.NON_WORKING);
    assertThat(shop.carrier.placed()).hasSize(1);
  }

  @Test
  void nothingIsSaidToAVoicemailAndItIsTriedAgainAfterTwoHours() {
    Shop shop = Shop.with(firstThenCooperative(SimulatedRespondent::voicemail));

    CallRecord call = shop.callOnce();

    assertThat(disposition(call)).isEqualTo(Disposition.COMPLETE);
    assertThat(shop.words(call, 1)).isEmpty();
    assertThat(call.attempts().get(0).outcome().orElseThrow().disposition())
        .isEqualTo(Disposition.VOICEMAIL);
    assertThat(call.attempts().get(0).cause()).contains(HangupCause.MACHINE);
    assertThat(
            Duration.between(
                call.attempts().get(0).endedAt().orElseThrow(), call.attempts().get(1).startedAt()))
        .isBetween(Duration.ofHours(2), Duration.ofSeconds(7202));
  }

  @Test
  void aCallbackIsRungAtTheTimeThatWasNamed() {
    Shop shop =
        Shop.with(
            firstThenCooperative(() -> SimulatedRespondent.callsLater("i morgon klockan tio")));

    CallRecord call = shop.callOnce();

    assertThat(disposition(call)).isEqualTo(Disposition.COMPLETE);
    assertThat(call.attempts().get(0).outcome().orElseThrow().disposition())
        .isEqualTo(Disposition.CALLBACK);
    LocalDateTime tomorrowAtTen = LocalDateTime.of(2026, 11, 24, 10, 0);
    assertThat(Shop.starts(call).get(1)).isBetween(tomorrowAtTen, tomorrowAtTen.plusSeconds(2));
    assertThat(shop.words(call, 1)).last().asString().contains("i morgon klockan 10");
  }

  @Test
  void whoHangsUpInMidSentenceHasNotSpokenInVain() {
    Shop shop =
        Shop.with(() -> inOwnWords(Reply.hangsUpAfter("det var lite för få kassor öppna så")));

    CallRecord call = shop.callOnce();

    assertThat(call.status()).isEqualTo(CallStatus.COMPLETED);
    assertThat(disposition(call)).isEqualTo(Disposition.PARTIAL);
    assertThat(call.answers()).hasSize(5);
    Answer last = call.answers().get(LAST_QUESTION);
    assertThat(last.words()).isEqualTo("det var lite för få kassor öppna så");
    assertThat(last.status()).isEqualTo(Answer.Status.ANSWERED);
  }

  @Test
  void whoHangsUpDuringTheGreetingIsNotRungAgain() {
    Shop shop = Shop.with(() -> SimulatedRespondent.silent().hangingUpAfter(20));

    CallRecord call = shop.callOnce();

    assertThat(disposition(call)).isEqualTo(Disposition.REFUSAL);
    assertThat(shop.carrier.placed()).hasSize(1);
  }

  @Test
  void aLineThatBreaksIsRedialledOnceAndGoesOnAtTheSameQuestion() {
    Shop shop = Shop.with(firstThenCooperative(() -> inOwnWords(Reply.lineBreaksAfter(""))));

    CallRecord call = shop.callOnce();

    assertThat(disposition(call)).isEqualTo(Disposition.COMPLETE);
    assertThat(call.answers()).hasSize(5);
    assertThat(call.attempts()).extracting(Attempt::redial).containsExactly(false, true);
    assertThat(shop.words(call, 2)).anyMatch(words -> words.contains("bröts tyvärr"));
    assertThat(shop.words(call, 2)).filteredOn(words -> words.endsWith("?")).hasSize(2);
  }

  @Test
  void goodbyeIsSaidAfterAHundredAndTenSecondsAndTheWordsAreKept() {
    Shop shop = Shop.with(SimulatedRespondent::talkative);

    CallRecord call = shop.callOnce();

    assertThat(call.status()).isEqualTo(CallStatus.TIMEOUT);
    Instant answered = call.attempts().get(0).answeredAt().orElseThrow();
    Audible.WeSay goodbye =
        shop.sounds(call, 1).stream()
            .filter(Audible.WeSay.class::isInstance)
            .map(Audible.WeSay.class::cast)
            .reduce((first, second) -> second)
            .orElseThrow();
    assertThat(goodbye.text()).isEqualTo(ScriptLine.TIME_UP.standard());
    assertThat(Duration.between(answered, goodbye.at()))
        .isBetween(Duration.ofSeconds(110), Duration.ofSeconds(111));
    assertThat(call.attempts().get(0).duration().orElseThrow())
        .isLessThanOrEqualTo(Duration.ofSeconds(120));
    Answer last = call.answers().get(call.answers().size() - 1);
    assertThat(last.words()).startsWith("ja alltså vi kom dit").hasSizeGreaterThan(100);
  }

  @Test
  void theSameVerificationGivesTheSameCall() {
    Shop shop = Shop.with(() -> SimulatedRespondent.cooperative(1));
    CallSession first = shop.request(1);
    CallSession again = shop.request(1);
    CallRecord call = shop.finish(first);
    CallSession afterwards = shop.request(1);
    shop.time.runFor(Duration.ofHours(1));

    assertThat(again.id()).isEqualTo(first.id());
    assertThat(afterwards.id()).isEqualTo(first.id());
    assertThat(afterwards.snapshot()).isEqualTo(call);
    assertThat(shop.carrier.placed()).hasSize(1);
  }

  @Test
  void whoMumblesIsLeftInPeace() {
    Shop shop = Shop.with(SimulatedRespondent::mumbles);

    CallRecord call = shop.callOnce();

    assertThat(call.talk().orElseThrow().end()).contains(InterviewEnd.NO_CLEAR_CONSENT);
    assertThat(disposition(call)).isEqualTo(Disposition.REFUSAL);
    assertThat(shop.words(call, 1)).filteredOn(words -> words.startsWith("they")).hasSize(2);
  }

  @Test
  void whoSaysNothingIsAskedOnceMoreAndThenLeft() {
    Shop shop = Shop.with(firstThenCooperative(SimulatedRespondent::silent));

    CallRecord call = shop.callOnce();

    assertThat(shop.words(call, 1))
        .contains("we: " + ScriptLine.STILL_THERE.standard())
        .endsWith("we: " + ScriptLine.NO_INPUT.standard());
    assertThat(call.attempts().get(0).outcome().orElseThrow().disposition())
        .isEqualTo(Disposition.NON_CONTACT);
  }

  @Test
  void aYesIntoTheIntroductionIsNoConsentUntilItHasBeenHeard() {
    Shop shop = Shop.with(() -> SimulatedRespondent.cooperative(1).interrupting(2, 5, "ja ja"));

    CallRecord call = shop.callOnce();

    assertThat(disposition(call)).isEqualTo(Disposition.COMPLETE);
    assertThat(shop.words(call, 1)).filteredOn(words -> words.contains("AI-assistent")).hasSize(2);
  }

  @Test
  void theWholeInterviewCanBeHeldOnTheKeys() {
    SimulatedRespondent keys =
        prompt ->
            prompt.expected() instanceof Expectation.Answer answer
                    && answer.kind() instanceof AnswerKind.Nps
                ? Reply.presses("10")
                : Reply.presses("1");
    Shop shop =
        Shop.with(
            Respondents.always(() -> keys.meeting(Pickup.personAfter(Duration.ofSeconds(4)))),
            built ->
                built.capabilities(
                    EnumSet.of(Capability.SPEECH_OUT, Capability.KEYS, Capability.HANG_UP)));

    CallRecord call = shop.callOnce();

    assertThat(disposition(call)).isEqualTo(Disposition.COMPLETE);
    assertThat(call.answers())
        .extracting(answer -> answer.question().value() + "=" + answer.value().orElseThrow().text())
        .containsExactly("1-nojd=1", "2-rekommendera=10", "3-hittade=true", "4-kassa=vanlig kassa");
  }
}
