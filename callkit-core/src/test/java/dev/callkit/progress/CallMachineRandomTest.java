package dev.callkit.progress;

import static dev.callkit.Seeds.pick;
import static org.assertj.core.api.Assertions.assertThat;

import dev.callkit.Seeds;
import dev.callkit.cost.Money;
import dev.callkit.dialogue.CallbackTime;
import dev.callkit.dialogue.Heard;
import dev.callkit.dialogue.Intent;
import dev.callkit.dialogue.Understanding;
import dev.callkit.interview.Interview;
import dev.callkit.interview.InterviewEvent;
import dev.callkit.interview.InterviewState;
import dev.callkit.interview.InterviewStep;
import dev.callkit.outcome.Disposition;
import dev.callkit.outcome.Outcome;
import dev.callkit.question.AnswerValue;
import dev.callkit.telephony.AnsweredBy;
import dev.callkit.telephony.CarrierCall;
import dev.callkit.telephony.CarrierCallId;
import dev.callkit.telephony.DialSearch;
import dev.callkit.telephony.HangupCause;
import dev.callkit.telephony.LegEvent;
import dev.callkit.telephony.TelephonyException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Inputs of every kind in any order: what the machine promises, it keeps. */
class CallMachineRandomTest {
  private static final int CALLS = 2_500;
  private static final int MOST_WAKES = 2_000;

  @Test
  void theMachineKeepsItsPromises() {
    EnumSet<CallStatus> ends = EnumSet.noneOf(CallStatus.class);
    EnumSet<Disposition> dispositions = EnumSet.noneOf(Disposition.class);
    Seeds.each(
        1,
        CALLS,
        chance -> {
          Watched call = new Watched(chance);
          call.runToItsEnd();
          ends.add(call.calls.status());
          dispositions.add(call.calls.call().outcome().orElseThrow().disposition());
        });
    assertThat(ends)
        .containsExactly(
            CallStatus.COMPLETED, CallStatus.FAILED, CallStatus.TIMEOUT, CallStatus.CANCELLED);
    assertThat(dispositions).hasSizeGreaterThanOrEqualTo(15);
  }

  /** One call, watched input by input. */
  private static final class Watched {
    private final Random chance;
    private final Calls calls = Calls.accepted();
    // How many dials each attempt may still cause: one, and one more for each proof of no dial.
    private final Map<Integer, Integer> dialsLeft = new HashMap<>();
    private int reservations;
    private boolean cancelledInTalk;

    Watched(Random chance) {
      this.chance = chance;
    }

    void runToItsEnd() {
      int inputs = chance.nextInt(60);
      for (int number = 0; number < inputs && !calls.status().isFinal(); number++) {
        calls.later(Duration.ofMillis(chance.nextInt(4) == 0 ? chance.nextInt(60_000) : 0));
        if (chance.nextInt(8) == 0 && calls.call().wakeAt().isPresent()) {
          calls.whenDue();
        }
        take(input());
      }
      for (int wakes = 0; !calls.status().isFinal(); wakes++) {
        assertThat(wakes).as("wakes until it is final").isLessThan(MOST_WAKES);
        calls.whenDue();
        take(calls.call().openAttempt().isPresent() ? new CallInput.Wake() : dial());
      }
      assertThat(calls.settlements()).as("settled once each").hasSize(reservations);
      for (int more = 0; more < 10; more++) {
        CallRecord before = calls.call();
        calls.take(input());
        figuresOnly(before, calls.call());
        assertThat(calls.last().entries()).isEmpty();
        assertThat(calls.last().settlement()).isEmpty();
        assertThat(calls.effects()).isSubsetOf(CallEffect.HANG_UP);
      }
    }

    /** A final call keeps everything but its attempts' figures. */
    private static void figuresOnly(CallRecord before, CallRecord after) {
      assertThat(after.status()).isEqualTo(before.status());
      assertThat(after.outcome()).isEqualTo(before.outcome());
      assertThat(after.endedAt()).isEqualTo(before.endedAt());
      assertThat(after.talk()).isEqualTo(before.talk());
      assertThat(after.wakeAt()).isEmpty();
      assertThat(after.attempts()).hasSameSizeAs(before.attempts());
      for (int place = 0; place < after.attempts().size(); place++) {
        assertThat(after.attempts().get(place).outcome())
            .isEqualTo(before.attempts().get(place).outcome());
        assertThat(after.attempts().get(place).cause())
            .isEqualTo(before.attempts().get(place).cause());
      }
    }

    private void take(CallInput input) {
      CallRecord before = calls.call();
      boolean waiting = before.status() == CallStatus.INITIATED && before.openAttempt().isEmpty();
      boolean reserves =
          waiting
              && (input instanceof CallInput.NothingToAsk
                  || (input instanceof CallInput.Dial dial && dial.selection().isPresent()));
      OptionalInt proven = provenNotPlaced(before, input);
      proven.ifPresent(attempt -> dialsLeft.merge(attempt, 1, Integer::sum));

      calls.take(input);

      CallRecord after = calls.call();
      reservations += reserves ? 1 : 0;
      transition(before.status(), after.status(), input);
      assertThat(after.wakeAt().isPresent()).isEqualTo(!after.status().isFinal());
      assertThat(calls.settlements().size()).isLessThanOrEqualTo(reservations);
      boolean held = after.openAttempt().isPresent() || CallMachine.goesOn(after);
      if (!after.status().isFinal()) {
        assertThat(reservations - calls.settlements().size())
            .as("held while an attempt or a talk goes on")
            .isEqualTo(held && reservations > 0 ? 1 : 0);
      }
      if (calls.effects().contains(CallEffect.DIAL)) {
        int attempt = after.attempts().size();
        int left = dialsLeft.getOrDefault(attempt, 1);
        assertThat(left).as("at most one dial unless proven not placed").isPositive();
        dialsLeft.put(attempt, left - 1);
      }
      ends(before, after);
      assertThat(after.attempts().size()).isLessThanOrEqualTo(3 + 1 + 4);
      if (chance.nextInt(8) == 0) {
        assertThat(calls.last().toString()).doesNotContain("Annazq", "701740605");
      }
      cancelledInTalk |=
          input instanceof CallInput.Cancel && before.status() == CallStatus.IN_PROGRESS;
      if (cancelledInTalk) {
        assertThat(after.status()).as("never tried again").isNotEqualTo(CallStatus.INITIATED);
      }
    }

    private static OptionalInt provenNotPlaced(CallRecord before, CallInput input) {
      return input instanceof CallInput.Searched searched
              && searched.found() instanceof DialSearch.NotPlaced
              && before
                  .openAttempt()
                  .filter(open -> open.number() == searched.attempt() && open.isUnsettled())
                  .isPresent()
          ? OptionalInt.of(searched.attempt())
          : OptionalInt.empty();
    }

    private static void transition(CallStatus from, CallStatus to, CallInput input) {
      boolean straightIntoTheTalk =
          from == CallStatus.INITIATED
              && to == CallStatus.IN_PROGRESS
              && input instanceof CallInput.Talk;
      assertThat(from == to || from.successors().contains(to) || straightIntoTheTalk)
          .as("%s -> %s", from, to)
          .isTrue();
    }

    /** An attempt that has ended has ended once and for all. */
    private static void ends(CallRecord before, CallRecord after) {
      for (Attempt ended : before.attempts()) {
        if (!ended.isOpen()) {
          Attempt now = after.attempts().get(ended.number() - 1);
          assertThat(now.outcome()).isEqualTo(ended.outcome());
          assertThat(now.cause()).isEqualTo(ended.cause());
          assertThat(now.endedAt()).isEqualTo(ended.endedAt());
        }
      }
      for (Attempt attempt : after.attempts()) {
        assertThat(attempt.outcome().isPresent()).isEqualTo(!attempt.isOpen());
      }
    }

    private CallInput dial() {
      return new CallInput.Dial(
          "carrier",
          CallMachine.goesOn(calls.call()) ? Optional.empty() : Optional.of(Calls.SELECTION),
          Calls.PLAN);
    }

    private CallInput input() {
      Outcome gate = new Outcome(Disposition.NOT_ATTEMPTED, "a gate");
      int attempt = Math.max(1, calls.call().attempts().size() - (chance.nextInt(8) == 0 ? 1 : 0));
      CarrierCall carrierCall = new CarrierCall(new CarrierCallId("leg-" + attempt), "carrier");
      return switch (chance.nextInt(40)) {
        case 0 -> new CallInput.Postpone(calls.now().plusSeconds(1 + chance.nextInt(600)));
        case 1 ->
            chance.nextInt(4) > 0 || CallMachine.goesOn(calls.call())
                ? new CallInput.Wake()
                : new CallInput.NothingToAsk(Calls.SELECTION);
        case 2 ->
            chance.nextInt(4) > 0
                ? new CallInput.Wake()
                : new CallInput.Refuse(gate, chance.nextBoolean());
        case 3, 4, 5, 6, 7 -> dial();
        case 8 -> new CallInput.Spent(attempt, Money.of("0.001", "USD"));
        case 9, 10, 11 -> new CallInput.Placed(attempt, carrierCall);
        case 12 ->
            new CallInput.DialFailed(
                attempt,
                pick(chance, TelephonyException.Kind.values()),
                calls.call().wakeAt(),
                chance.nextBoolean() ? Optional.of(calls.now()) : Optional.empty());
        case 13 ->
            new CallInput.Searched(
                attempt,
                pick(
                    chance,
                    new DialSearch.Placed(carrierCall),
                    new DialSearch.NotPlaced(),
                    new DialSearch.Unknown()),
                chance.nextInt(4) > 0 ? calls.call().wakeAt() : Optional.of(calls.now()));
        case 14, 15 -> leg(attempt, new LegEvent.Ringing(calls.now(), carrierCall.id()));
        case 16, 17, 18, 19 ->
            leg(
                attempt,
                new LegEvent.Answered(
                    calls.now(), carrierCall.id(), pick(chance, AnsweredBy.values())));
        case 20 ->
            leg(attempt, new LegEvent.Detected(calls.now(), pick(chance, AnsweredBy.values())));
        case 21, 22 ->
            leg(attempt, LegEvent.Ended.of(calls.now(), pick(chance, HangupCause.values())));
        case 23 -> chance.nextInt(6) == 0 ? new CallInput.Cancel() : new CallInput.Wake();
        case 24, 25 -> new CallInput.Wake();
        default -> new CallInput.Talk(attempt, talk());
      };
    }

    private static CallInput leg(int attempt, LegEvent event) {
      return new CallInput.Leg(attempt, event);
    }

    private InterviewStep talk() {
      CallRecord call = calls.call();
      Instant now = calls.now();
      if (call.status() != CallStatus.IN_PROGRESS || call.talk().isEmpty()) {
        return CallMachine.goesOn(call)
            ? Interview.resume(call.talk().orElseThrow(), now)
            : Interview.begin(Calls.PLAN, now);
      }
      InterviewState talk = call.talk().get();
      return switch (chance.nextInt(20)) {
        case 0 -> Talks.optOut(talk);
        case 1 -> Interview.on(talk, new InterviewEvent.HungUp(Optional.empty()), now);
        case 2, 3 -> Interview.on(talk, new InterviewEvent.Tick(Optional.empty()), now);
        case 4 -> reply(talk, Understanding.callLater(CallbackTime.SOME_TIME, 1, "ja"), now);
        case 5, 6 ->
            reply(
                talk,
                Understanding.of(
                    pick(
                        chance,
                        Intent.DENY,
                        Intent.STOP,
                        Intent.WRONG_PERSON,
                        Intent.OTHER_LANGUAGE,
                        Intent.VOICEMAIL,
                        Intent.UNCLEAR),
                    1,
                    "ja"),
                now);
        default ->
            talk.consented()
                ? reply(talk, Understanding.answer(new AnswerValue.YesOrNo(true), 1, "ja"), now)
                : reply(talk, Understanding.of(Intent.AFFIRM, 1, "ja"), now);
      };
    }

    private static InterviewStep reply(InterviewState talk, Understanding meant, Instant now) {
      return Interview.on(
          talk, new InterviewEvent.Replied(talk.turn(), Heard.speech("ja"), meant), now);
    }
  }
}
