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
import dev.callkit.intake.CallingHours;
import dev.callkit.intake.IntakePolicy;
import dev.callkit.interview.Answer;
import dev.callkit.outcome.Disposition;
import dev.callkit.progress.CallRecord;
import dev.callkit.progress.CallStatus;
import dev.callkit.question.AnswerKind;
import dev.callkit.question.Catalogue;
import dev.callkit.question.Priority;
import dev.callkit.question.Question;
import dev.callkit.question.QuestionId;
import dev.callkit.question.QuestionLedger;
import dev.callkit.question.Trigger;
import dev.callkit.question.Verdict;
import dev.callkit.store.CallStore;
import dev.callkit.testing.simulation.Reply;
import dev.callkit.testing.simulation.Respondents;
import dev.callkit.testing.simulation.SimulatedCarrier;
import dev.callkit.testing.simulation.SimulatedRespondent;
import dev.callkit.testing.simulation.VirtualTime;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/**
 * The selection in whole calls: what is reserved when it is dialled is settled by what happened.
 */
class SelectionInCallsTest {
  private static final BusinessId STORE = new BusinessId("hallen");
  private static final Respondents FRIENDLY =
      Respondents.always(() -> SimulatedRespondent.cooperative(1));

  private final VirtualTime time = new VirtualTime(Instant.parse("2026-11-23T09:00:00Z"));
  private final CallStore store = CallStore.inMemory();
  private int customers;

  private CallKit serving(Respondents respondents, Question... questions) {
    Business business =
        Business.builder(STORE, "Hallens livs")
            .catalogue(new Catalogue(List.of(questions)))
            .intake(IntakePolicy.DEFAULT.during(CallingHours.always()).withCooldown(Duration.ZERO))
            .build();
    SimulatedCarrier carrier = SimulatedCarrier.builder(time, respondents).build();
    AtomicInteger ids = new AtomicInteger();
    CallKit callKit =
        CallKit.builder()
            .telephony(carrier)
            .store(store)
            .business(business)
            .clock(time)
            .tasks(time)
            .chance(() -> 0.5)
            .ids(() -> "id-" + customers + "-" + ids.incrementAndGet())
            .node("node-1")
            .build();
    carrier.attach(callKit.legEvents(), callKit.conversations());
    callKit.start();
    return callKit;
  }

  private static Question.Builder question(String id, int n) {
    return Question.builder(
            id, "Hur nöjd var du med " + id + ", från ett till fem?", AnswerKind.Rating.ONE_TO_FIVE)
        .every(n)
        .priority(Priority.HIGH)
        .time(Duration.ofSeconds(20));
  }

  private CallSession request(CallKit callKit) {
    return request(callKit, ++customers, visit());
  }

  private Visit visit() {
    return Visit.at(time.instant().minus(Duration.ofHours(1)));
  }

  private CallSession request(CallKit callKit, int person, Visit visit) {
    String phone = String.format(Locale.ROOT, "+4670%07d", 1_740_600 + person % 100);
    return callKit.request(
        CallRequest.of(
            STORE,
            Respondent.of(PhoneNumber.of(phone)),
            visit,
            new Basis(
                new VerificationId("v-" + time.instant().toEpochMilli() + "-" + person),
                time.instant(),
                "feedback on a purchase",
                true)));
  }

  private CallRecord finish(CallSession session) {
    assertThat(time.runUntil(() -> session.snapshot().status().isFinal(), Duration.ofDays(7)))
        .as("ended")
        .isTrue();
    return session.snapshot();
  }

  private QuestionLedger ledger() {
    return store.ledger(STORE).ledger();
  }

  private long owed(String question) {
    return ledger().standing(question).orElseThrow().owed();
  }

  private static List<String> asked(CallRecord call) {
    return call.answers().stream().map(answer -> answer.question().value()).toList();
  }

  @Test
  void aCallWithoutConsentGivesEverythingBack() {
    CallKit callKit =
        serving(
            Respondents.always(SimulatedRespondent::declines),
            question("kassan", 1).build(),
            question("urvalet", 3).build());

    CallRecord call = finish(request(callKit));

    assertThat(call.outcome().orElseThrow().disposition()).isEqualTo(Disposition.REFUSAL);
    assertThat(owed("kassan")).isZero();
    assertThat(owed("urvalet")).isZero();
    assertThat(ledger().open()).isEmpty();
  }

  @Test
  void whoIsNotReachedCountsOnlyOnceTheyAre() {
    CallKit callKit =
        serving(
            Respondents.byAttempt(
                List.of(
                    SimulatedRespondent::doesNotAnswer, () -> SimulatedRespondent.cooperative(1))),
            question("kassan", 1).build(),
            question("urvalet", 3).build());

    CallRecord call = finish(request(callKit));

    assertThat(call.status()).isEqualTo(CallStatus.COMPLETED);
    assertThat(owed("kassan")).isZero();
    assertThat(owed("urvalet")).isEqualTo(1);
    assertThat(ledger().open()).isEmpty();
  }

  @Test
  void whereNothingIsDueTheCustomerCountsAndIsNotRung() {
    CallKit callKit = serving(FRIENDLY, question("kassan", 2).build());

    CallRecord first = finish(request(callKit));
    CallRecord second = finish(request(callKit));

    assertThat(first.outcome().orElseThrow().disposition()).isEqualTo(Disposition.NOTHING_TO_ASK);
    assertThat(first.attempts()).isEmpty();
    assertThat(asked(second)).containsExactly("kassan");
  }

  @Test
  void howeverManyCallsRunAtOnceEachQuestionIsAskedItsShare() {
    CallKit callKit =
        serving(
            FRIENDLY,
            question("kassan", 2).build(),
            question("urvalet", 3).build(),
            question("priserna", 7).build());
    List<CallSession> sessions = new ArrayList<>();
    for (int customer = 0; customer < 84; customer++) {
      sessions.add(request(callKit));
    }

    List<String> asked =
        sessions.stream().flatMap(session -> asked(finish(session)).stream()).toList();

    assertThat(asked).filteredOn("kassan"::equals).hasSize(42);
    assertThat(asked).filteredOn("urvalet"::equals).hasSize(28);
    assertThat(asked).filteredOn("priserna"::equals).hasSize(12);
    assertThat(ledger().open()).isEmpty();
    assertThat(ledger().standings()).extracting(standing -> standing.owed()).containsOnly(0L);
  }

  @Test
  void whatACutShortCallDidNotPutComesFirstNextTime() {
    SimulatedRespondent friendly = SimulatedRespondent.cooperative(1);
    AtomicInteger replies = new AtomicInteger();
    SimulatedRespondent hangsUp =
        prompt -> replies.incrementAndGet() <= 2 ? friendly.reply(prompt) : Reply.hangsUp();
    CallKit callKit =
        serving(
            request -> request.attempt().call().value().startsWith("id-1-") ? hangsUp : friendly,
            question("kassan", 1).priority(Priority.CRITICAL).build(),
            question("urvalet", 4).build(),
            question("priserna", 4).build());
    for (int customer = 1; customer <= 3; customer++) {
      finish(request(callKit, 40 + customer, visit()));
    }
    replies.set(0);
    customers = 1;
    CallRecord cut = finish(request(callKit, 1, visit()));
    assertThat(cut.talk().orElseThrow().asked())
        .containsExactly(new QuestionId("kassan"), new QuestionId("priserna"));
    assertThat(owed("priserna")).as("it was put, and not answered").isZero();
    assertThat(owed("urvalet")).as("it was not put").isEqualTo(4);
    customers = 2;
    assertThat(asked(finish(request(callKit, 2, visit())))).containsExactly("kassan", "urvalet");
  }

  @Test
  void triggersLookAtTheVisitByTheStoresClock() {
    CallKit callKit =
        serving(
            FRIENDLY,
            question("vardet", 1)
                .triggers(List.of(Trigger.Amount.atLeast(new BigDecimal("500"))))
                .build(),
            question("kon", 1)
                .triggers(
                    List.of(
                        Trigger.VisitTime.between(
                            java.time.LocalTime.of(11, 0), java.time.LocalTime.of(13, 0))))
                .build());
    time.runFor(Duration.ofHours(2));
    Instant elevenInSweden = Instant.parse("2026-11-23T10:00:00Z");
    Visit atLunch =
        new Visit(elevenInSweden, Optional.of(new BigDecimal("499.99")), Set.of(), Set.of());
    Visit before =
        new Visit(
            elevenInSweden.minusMillis(1), Optional.of(new BigDecimal("500")), Set.of(), Set.of());

    assertThat(asked(finish(request(callKit, 1, atLunch)))).containsExactly("kon");
    assertThat(asked(finish(request(callKit, 2, before)))).containsExactly("vardet");
    assertThat(owed("kon")).as("who does not fire it does not count").isZero();
  }

  @Test
  void aTriggerThatRaisesTheLevelKeepsTheQuestionWhenTimeRunsShort() {
    CallKit callKit =
        serving(
            FRIENDLY,
            question("vardet", 1)
                .priority(Priority.LOW)
                .time(Duration.ofSeconds(60))
                .triggers(
                    List.of(
                        new Trigger.Amount(
                            Optional.of(new BigDecimal("500")),
                            Optional.empty(),
                            Optional.of(Priority.CRITICAL))))
                .build(),
            question("kassan", 1).time(Duration.ofSeconds(60)).build());
    Visit rich = new Visit(time.instant(), Optional.of(new BigDecimal("900")), Set.of(), Set.of());

    CallRecord call = finish(request(callKit, 1, rich));

    assertThat(asked(call)).containsExactly("vardet");
    assertThat(call.plan().orElseThrow().questions().get(0).priority())
        .isEqualTo(Priority.CRITICAL);
  }

  @Test
  void aPersonIsNotAskedTheSameQuestionAgainWithinItsCooldown() {
    CallKit callKit =
        serving(
            FRIENDLY,
            question("kassan", 1).build(),
            question("urvalet", 1).cooldown(Duration.ZERO).build());

    assertThat(asked(finish(request(callKit, 1, visit())))).hasSize(2);
    time.runFor(Duration.ofDays(1));
    CallRecord again = finish(request(callKit, 1, visit()));
    assertThat(asked(again)).containsExactly("urvalet");
    assertThat(again.selection().verdicts())
        .extracting(Verdict::text)
        .contains("asked this person recently, 29 days to go");
    assertThat(asked(finish(request(callKit, 2, visit())))).as("somebody else").hasSize(2);
    time.runFor(Duration.ofDays(30));
    assertThat(asked(finish(request(callKit, 1, visit())))).hasSize(2);
  }

  @Test
  void howLongQuestionsReallyTakeIsLearned() {
    CallKit callKit =
        serving(
            Respondents.always(
                () -> {
                  SimulatedRespondent friendly = SimulatedRespondent.cooperative(1);
                  return prompt ->
                      friendly.reply(prompt) instanceof Reply.Says says
                          ? Reply.says(says.words(), Duration.ofSeconds(9))
                          : friendly.reply(prompt);
                }),
            question("kassan", 1).time(Duration.ofSeconds(5)).build());
    for (int customer = 1; customer <= 5; customer++) {
      finish(request(callKit));
    }

    List<Integer> measured = ledger().measured(new QuestionId("kassan")).seconds();
    assertThat(measured).hasSize(5).allMatch(seconds -> seconds >= 9 && seconds < 30);
    CallRecord next = finish(request(callKit));
    assertThat(next.plan().orElseThrow().questions().get(0).time())
        .as("the first of fifteen that is longer than ten others")
        .isEqualTo(Duration.ofSeconds(measured.stream().mapToInt(x -> x).min().orElseThrow()));
  }

  @Test
  void aTalkThatGoesOnTomorrowKeepsItsQuestionsThoughOthersAreRungMeanwhile() {
    SimulatedRespondent friendly = SimulatedRespondent.cooperative(1);
    AtomicInteger replies = new AtomicInteger();
    SimulatedRespondent busy =
        prompt ->
            replies.incrementAndGet() == 3
                ? Reply.says("kan du ringa i morgon klockan tio")
                : friendly.reply(prompt);
    CallKit callKit =
        serving(
            request -> request.attempt().call().value().startsWith("id-1-") ? busy : friendly,
            question("kassan", 1).priority(Priority.CRITICAL).build(),
            question("urvalet", 2).build());
    finish(request(callKit, 50, visit()));
    replies.set(0);
    customers = 1;
    CallSession later = request(callKit, 1, visit());
    time.runFor(Duration.ofMinutes(40));
    assertThat(later.snapshot().status()).isEqualTo(CallStatus.INITIATED);
    customers = 2;
    assertThat(asked(finish(request(callKit, 2, visit()))))
        .as("nobody else gets the question that is kept")
        .containsExactly("kassan");
    assertThat(ledger().open()).hasSize(1);

    CallRecord done = finish(later);

    assertThat(done.attempts()).hasSize(2);
    assertThat(asked(done)).containsExactly("kassan", "urvalet");
    assertThat(done.answers()).allMatch(answer -> answer.status() == Answer.Status.ANSWERED);
    assertThat(ledger().open()).isEmpty();
    assertThat(owed("urvalet")).isEqualTo(1);
  }
}
