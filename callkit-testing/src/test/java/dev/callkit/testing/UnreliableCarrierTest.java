package dev.callkit.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callkit.CallRejectedException;
import dev.callkit.CallSession;
import dev.callkit.call.AttemptId;
import dev.callkit.call.BusinessId;
import dev.callkit.call.Respondent;
import dev.callkit.intake.IntakeResult.Reason;
import dev.callkit.interview.Answer;
import dev.callkit.outcome.Disposition;
import dev.callkit.progress.CallRecord;
import dev.callkit.progress.CallStatus;
import dev.callkit.telephony.DialRequest;
import dev.callkit.telephony.TelephonyException;
import dev.callkit.testing.simulation.Audible;
import dev.callkit.testing.simulation.Faults;
import dev.callkit.testing.simulation.Respondents;
import dev.callkit.testing.simulation.SimulatedRespondent;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same interviews, while deliveries are lost, late and doubled. */
class UnreliableCarrierTest {
  private static Shop shop(long seed, Faults faults) {
    return Shop.with(
        Respondents.always(() -> SimulatedRespondent.cooperative(seed)),
        built -> built.faults(faults));
  }

  private static Disposition disposition(CallRecord call) {
    return call.outcome().orElseThrow().disposition();
  }

  @Test
  void deliveriesThatComeTwiceChangeNothing() {
    Faults twice = Faults.NONE.withWebhooksTwice().withEndTwice();
    for (long seed = 0; seed < 20; seed++) {
      Shop calm = shop(seed, Faults.NONE);
      Shop doubled = shop(seed, twice);

      CallRecord once = calm.callOnce();
      CallRecord again = doubled.callOnce();
      doubled.time.runFor(Duration.ofMinutes(5));

      String as = "seed " + seed;
      assertThat(doubled.callKit.session(again.id()).orElseThrow().snapshot())
          .as(as)
          .isEqualTo(again);
      assertThat(again.answers()).as(as).isEqualTo(once.answers());
      assertThat(again.outcome()).as(as).isEqualTo(once.outcome());
      assertThat(again.attempts()).as(as).isEqualTo(once.attempts());
      assertThat(doubled.words(again, 1)).as(as).isEqualTo(calm.words(once, 1));
    }
  }

  @Test
  void lateReportsChangeNoAnswer() {
    Shop shop = shop(1, Faults.NONE.withReportsLate(Duration.ofSeconds(3)));

    CallRecord call = shop.callOnce();

    assertThat(disposition(call)).isEqualTo(Disposition.COMPLETE);
    assertThat(call.answers()).extracting(Answer::status).containsOnly(Answer.Status.ANSWERED);
  }

  @Test
  void aLostEndIsFoundOutByAsking() {
    Shop shop = shop(1, Faults.NONE.withEndLost());

    CallRecord call = shop.callOnce();

    assertThat(disposition(call)).isEqualTo(Disposition.COMPLETE);
    assertThat(call.attempts()).hasSize(1);
    assertThat(call.attempts().get(0).duration()).isPresent();
  }

  @Test
  void aLostAnswerToDialingIsSettledAndNotDialledAgain() {
    Shop shop = shop(1, Faults.NONE.withDialAnswerLost());

    CallRecord call = shop.callOnce();

    assertThat(disposition(call)).isEqualTo(Disposition.COMPLETE);
    assertThat(shop.carrier.placed()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UNAVAILABLE", "RATE_LIMITED"})
  void aCarrierThatIsOutOfReachIsAskedAgain(String kind) {
    TelephonyException refusal =
        new TelephonyException(TelephonyException.Kind.valueOf(kind), "not now");
    List<DialRequest> refused = new ArrayList<>();
    Shop shop =
        Shop.with(
            Respondents.always(() -> SimulatedRespondent.cooperative(1)),
            built ->
                built.failing(
                    request -> {
                      if (request.attempt().number() > 1) {
                        return Optional.empty();
                      }
                      refused.add(request);
                      return Optional.of(refusal);
                    }));

    CallRecord call = shop.callOnce();

    assertThat(disposition(call)).isEqualTo(Disposition.COMPLETE);
    assertThat(refused).hasSize(1);
    assertThat(shop.carrier.placed()).hasSize(1);
    assertThat(
            Duration.between(
                call.attempts().get(0).startedAt(), call.attempts().get(1).startedAt()))
        .isBetween(
            // Too busy is no failure: it is asked again soon, and that is not counted as a try.
            Duration.ofSeconds(kind.equals("RATE_LIMITED") ? 5 : 30),
            Duration.ofSeconds(kind.equals("RATE_LIMITED") ? 6 : 45));
  }

  @Test
  void anUnknownOutcomeThatWasNotPlacedIsDialledForTheSameAttempt() {
    TelephonyException lost =
        new TelephonyException(TelephonyException.Kind.OUTCOME_UNKNOWN, "no answer");
    List<DialRequest> asked = new ArrayList<>();
    Shop shop =
        Shop.with(
            Respondents.always(() -> SimulatedRespondent.cooperative(1)),
            built ->
                built.failing(
                    request -> {
                      asked.add(request);
                      return asked.size() == 1 ? Optional.of(lost) : Optional.empty();
                    }));

    CallRecord call = shop.callOnce();

    assertThat(disposition(call)).isEqualTo(Disposition.COMPLETE);
    assertThat(call.attempts()).hasSize(1);
    assertThat(asked).hasSize(2);
    assertThat(shop.carrier.placed()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void twoHundredCallsOfOneDayAllBecomeFinal(long seed) {
    Random random = new Random(seed);
    Shop shop =
        Shop.with(
            request -> somebody(seed * 7919 + request.attempt().toString().hashCode()),
            built ->
                built.faults(
                    Faults.NONE
                        .withWebhooksTwice()
                        .withEndTwice()
                        .withReportsLate(Duration.ofMillis(900))));
    List<CallSession> sessions = new ArrayList<>();
    for (int customer = 0; customer < 200; customer++) {
      // Two customers share a number, at two businesses: the second may have opted out as the
      // first.
      BusinessId business = customer % 2 == 0 ? Shop.ID : Shop.OTHER;
      try {
        sessions.add(
            shop.callKit.request(shop.customer(business, customer / 2, "besok-" + customer)));
      } catch (CallRejectedException rejected) {
        assertThat(rejected.reason()).isEqualTo(Reason.SUPPRESSED);
      }
      shop.time.runFor(Duration.ofSeconds(random.nextInt(200)));
    }

    shop.time.runUntil(
        () -> sessions.stream().allMatch(one -> one.snapshot().status().isFinal()), Shop.WEEK);

    String as = "seed " + seed;
    List<CallRecord> calls = sessions.stream().map(CallSession::snapshot).toList();
    assertThat(calls).as(as).hasSizeGreaterThan(180).allMatch(call -> call.status().isFinal());
    assertThat(calls)
        .as(as)
        .extracting(CallRecord::status)
        .contains(CallStatus.COMPLETED, CallStatus.FAILED);
    assertThat(calls.stream().map(UnreliableCarrierTest::disposition).distinct().count())
        .as(as)
        .isGreaterThan(4);
    Set<AttemptId> rung = new HashSet<>();
    for (DialRequest placed : shop.carrier.placed()) {
      assertThat(rung.add(placed.attempt())).as(as + ", rung once: " + placed.attempt()).isTrue();
    }
    shop.sounds.forEach(
        (attempt, sounds) -> {
          assertThat(sounds).filteredOn(Audible.Over.class::isInstance).as(as).hasSize(1);
          LocalDateTime began = LocalDateTime.ofInstant(sounds.get(0).at(), Respondent.SWEDEN);
          assertThat(began.getHour()).as(as + ", " + attempt + " at " + began).isBetween(7, 21);
        });
    for (CallRecord call : calls) {
      assertThat(call.answers())
          .as(as + ", " + call.id())
          .allMatch(answer -> answer.words().isEmpty() || wasHeard(shop, call, answer));
    }
  }

  private static boolean wasHeard(Shop shop, CallRecord call, Answer answer) {
    return call.attempts().stream()
        .flatMap(attempt -> shop.words(call, attempt.number()).stream())
        .anyMatch(words -> words.startsWith("they: " + answer.words()));
  }

  private static SimulatedRespondent somebody(long seed) {
    Random random = new Random(seed);
    return switch (random.nextInt(14)) {
      case 0 -> SimulatedRespondent.doesNotAnswer();
      case 1 -> SimulatedRespondent.busy();
      case 2 -> SimulatedRespondent.rejects();
      case 3 -> SimulatedRespondent.voicemail();
      case 4 -> SimulatedRespondent.declines();
      case 5 -> SimulatedRespondent.optsOut();
      case 6 -> SimulatedRespondent.callsLater("om två timmar");
      case 7 -> SimulatedRespondent.mumbles();
      case 8 -> SimulatedRespondent.silent();
      case 9 -> SimulatedRespondent.talkative();
      case 10 -> SimulatedRespondent.cooperative(seed).hangingUpAfter(random.nextInt(600));
      case 11 -> SimulatedRespondent.cooperative(seed).interrupting(2 + random.nextInt(4), 3, "ja");
      default -> SimulatedRespondent.cooperative(seed);
    };
  }
}
