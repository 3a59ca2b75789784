package dev.callkit.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callkit.CallKit;
import dev.callkit.CallSession;
import dev.callkit.business.Business;
import dev.callkit.call.Basis;
import dev.callkit.call.BusinessId;
import dev.callkit.call.CallRequest;
import dev.callkit.call.PhoneNumber;
import dev.callkit.call.Respondent;
import dev.callkit.call.VerificationId;
import dev.callkit.call.Visit;
import dev.callkit.cost.Charge;
import dev.callkit.cost.Money;
import dev.callkit.cost.Tariff;
import dev.callkit.dialogue.DialogueEngine;
import dev.callkit.dialogue.Exchange;
import dev.callkit.interview.InterviewEnd;
import dev.callkit.interview.InterviewState;
import dev.callkit.outcome.Disposition;
import dev.callkit.progress.Attempt;
import dev.callkit.progress.CallRecord;
import dev.callkit.progress.CallStatus;
import dev.callkit.question.AnswerKind;
import dev.callkit.question.Catalogue;
import dev.callkit.question.Priority;
import dev.callkit.question.Question;
import dev.callkit.store.CallStore;
import dev.callkit.telephony.DialRequest;
import dev.callkit.telephony.TelephonyException;
import dev.callkit.telephony.TelephonyException.Kind;
import dev.callkit.testing.simulation.Respondents;
import dev.callkit.testing.simulation.SimulatedCarrier;
import dev.callkit.testing.simulation.SimulatedRespondent;
import dev.callkit.testing.simulation.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A call costs no more than its budget, and nobody hears about money. */
class BudgetTest {
  private static final BusinessId SHOP = new BusinessId("matboden");
  private static final Money BUDGET = Money.of("0.25", "USD");

  /** 0.10 for every minute that has begun, and 0.01 for each attempt. */
  private static final Tariff DEAR =
      Tariff.from(LocalDate.of(2026, 11, 1), "dear", "USD")
          .rate("north", "+46", Charge.perStartedMinute("0.10"), Charge.NONE, "0.01")
          .build();

  private final VirtualTime time = new VirtualTime(Instant.parse("2026-11-23T09:00:00Z"));
  private final List<DialRequest> refused = new ArrayList<>();
  private SimulatedCarrier north = carrier("north", () -> SimulatedRespondent.talkative());
  private DialogueEngine engine = DialogueEngine.swedishRules();
  private UnaryOperator<Business.Builder> settled = business -> business;

  private SimulatedCarrier carrier(
      String name, java.util.function.Supplier<SimulatedRespondent> person) {
    return SimulatedCarrier.builder(time, Respondents.always(person)).name(name).build();
  }

  private SimulatedCarrier outOfReach(String name) {
    return SimulatedCarrier.builder(time, Respondents.always(SimulatedRespondent::silent))
        .name(name)
        .failing(
            request -> {
              refused.add(request);
              return Optional.of(new TelephonyException(Kind.UNAVAILABLE, "on purpose"));
            })
        .build();
  }

  private CallKit node(List<Tariff> tariffs, SimulatedCarrier... carriers) {
    List<Question> questions =
        IntStream.rangeClosed(1, 6)
            .mapToObj(
                number ->
                    Question.builder(
                            "q" + number,
                            "Vad tycker du om sak nummer " + number + " i butiken?",
                            new AnswerKind.FreeText())
                        .priority(Priority.HIGH)
                        .time(Duration.ofSeconds(15))
                        .build())
            .toList();
    CallKit.Builder builder =
        CallKit.builder()
            .telephony(carriers[0])
            .store(CallStore.inMemory())
            .dialogue(engine)
            .business(
                settled
                    .apply(Business.builder(SHOP, "Matboden").catalogue(new Catalogue(questions)))
                    .build())
            .clock(time)
            .tasks(time)
            .chance(() -> 0);
    for (int place = 1; place < carriers.length; place++) {
      builder.failover(carriers[place]);
    }
    tariffs.forEach(builder::tariff);
    CallKit node = builder.build();
    for (SimulatedCarrier carrier : carriers) {
      carrier.attach(node.legEvents(), node.conversations());
    }
    node.start();
    return node;
  }

  private CallRecord call(CallKit node) {
    CallSession session =
        node.request(
            CallRequest.of(
                SHOP,
                Respondent.of(PhoneNumber.of("+46701740605")),
                Visit.at(time.instant()),
                new Basis(new VerificationId("v1"), time.instant(), "feedback", true)));
    assertThat(time.runUntil(() -> session.snapshot().status().isFinal(), Duration.ofDays(9)))
        .isTrue();
    return session.snapshot();
  }

  private static Optional<InterviewEnd> end(CallRecord call) {
    return call.talk().flatMap(InterviewState::end);
  }

  private static Money usd(String amount) {
    return Money.of(amount, "USD");
  }

  @Test
  void twoMinutesArePaidAndTheThirdIsNotBegun() {
    CallRecord call = call(node(List.of(DEAR), north));
    assertThat(call.attempts().get(0).connected()).isLessThanOrEqualTo(Duration.ofSeconds(120));
    assertThat(call.cost()).contains(usd("0.21"));
  }

  @Test
  void whereOnlyOneMinuteIsPaidTheTalkEndsPolitelyWithinIt() {
    settled = business -> business.budget(usd("0.20"));
    CallRecord call = call(node(List.of(DEAR), north));
    assertThat(end(call)).contains(InterviewEnd.BUDGET);
    assertThat(call.status()).isEqualTo(CallStatus.COMPLETED);
    assertThat(call.attempts().get(0).connected())
        .isBetween(Duration.ofSeconds(47), Duration.ofSeconds(59));
    assertThat(call.cost()).contains(usd("0.11"));
    assertThat(call.answers()).isNotEmpty();
  }

  @Test
  void theCarriersOwnLimitLiesNotBehindWhatIsPaid() {
    settled = business -> business.budget(usd("0.20"));
    call(node(List.of(DEAR), north));
    assertThat(north.placed())
        .extracting(DialRequest::timeLimit)
        .containsExactly(Duration.ofSeconds(60));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void howeverManyAttemptsItTakesTheBudgetIsNotPassed(long seed) {
    north = carrier("north", () -> SimulatedRespondent.cooperative(seed).hangingUpAfter(700));
    Tariff perSecond =
        Tariff.from(LocalDate.of(2026, 11, 1), "seconds", "USD")
            .anyCarrier("+", Charge.perSecond("0.13"), Charge.perSecond("0.02"), "0.02")
            .build();
    CallRecord call = call(node(List.of(perSecond), north));
    assertThat(call.cost().orElseThrow().isMoreThan(BUDGET)).isFalse();
  }

  @Test
  void nobodyIsRungWhenWhatIsLeftDoesNotPayForATalk() {
    north = carrier("north", SimulatedRespondent::voicemail);
    settled = business -> business.budget(usd("0.30"));
    CallRecord call = call(node(List.of(DEAR), north));
    // A voicemail costs a minute: two of them, and the third would not pay for a talk.
    assertThat(call.attempts()).hasSize(2);
    assertThat(call.cost()).contains(usd("0.22"));
    assertThat(call.status()).isEqualTo(CallStatus.FAILED);
    assertThat(call.outcome().orElseThrow().disposition()).isEqualTo(Disposition.VOICEMAIL);
    assertThat(call.outcome().orElseThrow().rule())
        .isEqualTo("the budget of 0.3 USD does not pay for another attempt");
  }

  @Test
  void aDestinationWithoutAPriceIsNotRungUnlessThereIsNoBudget() {
    SimulatedCarrier east = carrier("east", SimulatedRespondent::talkative);
    CallRecord call = call(node(List.of(DEAR), east));
    assertThat(call.attempts()).isEmpty();
    assertThat(call.outcome().orElseThrow().disposition()).isEqualTo(Disposition.NOT_ATTEMPTED);
    settled = Business.Builder::withoutBudget;
    assertThat(call(node(List.of(DEAR), east)).attempts()).hasSize(1);
  }

  @Test
  void aCarrierThatCannotBePaidIsPassedOverForOneThatCan() {
    Tariff two =
        Tariff.from(LocalDate.of(2026, 11, 1), "two", "USD")
            .rate("north", "+46", Charge.perStartedMinute("0.30"), Charge.NONE, "0")
            .rate("south", "+46", Charge.perStartedMinute("0.05"), Charge.NONE, "0")
            .build();
    SimulatedCarrier south = carrier("south", SimulatedRespondent::talkative);
    CallRecord call = call(node(List.of(two), north, south));
    assertThat(call.attempts()).extracting(Attempt::provider).containsExactly("south");
    assertThat(north.placed()).isEmpty();
  }

  @Test
  void whatCertainlyDidNotRingCostsNothing() {
    Tariff both =
        Tariff.from(LocalDate.of(2026, 11, 1), "both", "USD")
            .anyCarrier("+46", Charge.perStartedMinute("0.05"), Charge.NONE, "0.04")
            .build();
    CallRecord call = call(node(List.of(both), outOfReach("south"), north));
    assertThat(refused).hasSize(1);
    assertThat(call.attempts().get(0).cost()).contains(Money.zero("USD"));
    assertThat(call.cost()).contains(usd("0.14"));
  }

  @Test
  void theTariffOfTheDayHoldsAndStaysWithTheAttempt() {
    Tariff later =
        Tariff.from(LocalDate.of(2026, 11, 24), "later", "USD")
            .anyCarrier("+", Charge.perStartedMinute("9"), Charge.NONE, "0")
            .build();
    CallRecord call = call(node(List.of(later, DEAR), north));
    assertThat(call.attempts().get(0).spending().allowance().orElseThrow().rate().tariff())
        .isEqualTo("dear");
  }

  @Test
  void aBudgetInAnotherCurrencyNeedsAnExchangeRate() {
    settled = business -> business.budget(Money.of("2", "SEK"));
    assertThat(call(node(List.of(DEAR), north)).attempts()).isEmpty();
    Tariff knows =
        Tariff.from(LocalDate.of(2026, 11, 1), "knows", "USD")
            .rate("north", "+46", Charge.perStartedMinute("0.10"), Charge.NONE, "0.01")
            .exchange("SEK", "0.1")
            .build();
    CallRecord call = call(node(List.of(knows), north));
    assertThat(end(call)).contains(InterviewEnd.BUDGET);
    assertThat(call.cost()).contains(usd("0.11"));
  }

  @Test
  void aModelThatCostsMuchMakesTheTalkShorter() {
    north = carrier("north", () -> SimulatedRespondent.cooperative(3));
    CallRecord free = call(node(List.of(DEAR), north));
    engine =
        exchange -> {
          exchange.cost().accept(usd("0.02"));
          return DialogueEngine.swedishRules().understand(exchange);
        };
    north = carrier("north", () -> SimulatedRespondent.cooperative(3));
    CallRecord dear = call(node(List.of(DEAR), north));
    assertThat(dear.cost().orElseThrow().isMoreThan(BUDGET)).isFalse();
    assertThat(dear.attempts().get(0).spending().model())
        .as("after the third reply a second minute does not fit any more")
        .contains(usd("0.06"));
    assertThat(dear.attempts().get(0).connected()).isLessThan(Duration.ofSeconds(60));
    assertThat(end(dear)).contains(InterviewEnd.FINISHED);
    assertThat(dear.answers()).hasSizeLessThan(free.answers().size());
  }

  @Test
  void whatTheModelReportsAfterItWasGivenUpIsAddedToo() {
    List<Exchange> asked = new ArrayList<>();
    engine =
        exchange -> {
          asked.add(exchange);
          return DialogueEngine.swedishRules().understand(exchange);
        };
    CallKit node = node(List.of(DEAR), north);
    CallRecord call = call(node);
    Money before = call.cost().orElseThrow();
    asked.get(asked.size() - 1).cost().accept(usd("0.003"));
    time.runFor(Duration.ofSeconds(1));
    CallRecord after = node.session(call.id()).orElseThrow().snapshot();
    assertThat(after.cost()).contains(before.plus(usd("0.003")));
    assertThat(after.status()).isEqualTo(call.status());
  }

  @Test
  void withoutATariffNoBudgetIsKept() {
    settled = business -> business.budget(usd("0.0001"));
    CallRecord call = call(node(List.of(), north));
    assertThat(call.attempts()).hasSize(1);
    assertThat(call.cost()).isEmpty();
  }
}
