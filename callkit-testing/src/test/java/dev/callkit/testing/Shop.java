package dev.callkit.testing;

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
import dev.callkit.dialogue.DialogueEngine;
import dev.callkit.progress.CallRecord;
import dev.callkit.question.AnswerKind;
import dev.callkit.question.Catalogue;
import dev.callkit.question.Priority;
import dev.callkit.question.Question;
import dev.callkit.store.CallStore;
import dev.callkit.testing.simulation.Audible;
import dev.callkit.testing.simulation.Respondents;
import dev.callkit.testing.simulation.SimulatedCarrier;
import dev.callkit.testing.simulation.SimulatedRespondent;
import dev.callkit.testing.simulation.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * A grocery store with five questions, in virtual time: Monday 2026-11-23, 10 o'clock in Sweden.
 */
final class Shop {
  static final BusinessId ID = new BusinessId("hallen");
  static final BusinessId OTHER = new BusinessId("torget");
  static final LocalDateTime MONDAY_TEN = LocalDateTime.of(2026, 11, 23, 10, 0);
  static final Duration WEEK = Duration.ofDays(7);

  private static final Catalogue CATALOGUE =
      new Catalogue(
          List.of(
              question(
                  "1-nojd",
                  "Hur nöjd är du med besöket, på en skala från ett till fem?",
                  AnswerKind.Rating.ONE_TO_FIVE),
              question(
                  "2-rekommendera",
                  "Hur troligt är det att du rekommenderar oss, från noll till tio?",
                  new AnswerKind.Nps()),
              question("3-hittade", "Hittade du allt du letade efter?", new AnswerKind.YesNo()),
              question(
                  "4-kassa",
                  "Betalade du i vanlig kassa eller självscanning?",
                  new AnswerKind.Choice(List.of("vanlig kassa", "självscanning"))),
              question("5-battre", "Vad kan vi göra bättre?", new AnswerKind.FreeText())));

  final VirtualTime time;
  final SimulatedCarrier carrier;
  final CallStore store = CallStore.inMemory();
  final CallKit callKit;
  final Map<AttemptId, List<Audible>> sounds = new LinkedHashMap<>();

  private Shop(
      Respondents respondents,
      UnaryOperator<SimulatedCarrier.Builder> how,
      UnaryOperator<CallKit.Builder> host) {
    time = new VirtualTime(MONDAY_TEN.atZone(Respondent.SWEDEN).toInstant());
    carrier =
        how.apply(SimulatedCarrier.builder(time, respondents))
            .listener(
                (attempt, sound) ->
                    sounds.computeIfAbsent(attempt, unused -> new ArrayList<>()).add(sound))
            .build();
    AtomicInteger ids = new AtomicInteger();
    CallKit.Builder builder =
        CallKit.builder()
            .telephony(carrier)
            .store(store)
            .business(business(ID, "Hallens livs"))
            .business(business(OTHER, "Torgets livs"))
            .clock(time)
            .tasks(time)
            .chance(() -> 0.5)
            .ids(() -> String.format(Locale.ROOT, "id-%d", ids.incrementAndGet()))
            .node("node-1");
    callKit = host.apply(builder).build();
    carrier.attach(callKit.legEvents(), callKit.conversations());
    callKit.start();
  }

  static Shop with(Supplier<SimulatedRespondent> person) {
    return with(Respondents.always(person));
  }

  static Shop with(Respondents respondents) {
    return with(respondents, built -> built);
  }

  static Shop with(Respondents respondents, UnaryOperator<SimulatedCarrier.Builder> how) {
    return new Shop(respondents, how, host -> host);
  }

  static Shop with(Supplier<SimulatedRespondent> person, DialogueEngine engine) {
    return hosted(person, host -> host.dialogue(engine));
  }

  static Shop hosted(Supplier<SimulatedRespondent> person, UnaryOperator<CallKit.Builder> host) {
    return new Shop(Respondents.always(person), built -> built, host);
  }

  private static Question question(String id, String text, AnswerKind kind) {
    return Question.builder(id, text, kind)
        .priority(Priority.HIGH)
        .time(Duration.ofSeconds(15))
        .build();
  }

  private static Business business(BusinessId id, String name) {
    return Business.builder(id, name).catalogue(CATALOGUE).build();
  }

  /** The customer with this number, verified at this moment. */
  CallRequest customer(int number) {
    return customer(ID, number, "besok-" + number);
  }

  CallRequest customer(BusinessId business, int number, String verification) {
    Instant now = time.instant();
    PhoneNumber phone =
        PhoneNumber.of(String.format(Locale.ROOT, "+4670%07d", 1_740_600 + number % 100));
    return CallRequest.of(
        business,
        Respondent.of(phone).named("Anna"),
        Visit.at(now.minus(Duration.ofHours(1))),
        new Basis(new VerificationId(verification), now, "feedback on a purchase", true));
  }

  CallSession request(int number) {
    return callKit.request(customer(number));
  }

  /** Lets time pass until the call is final. */
  CallRecord finish(CallSession session) {
    boolean ended = time.runUntil(() -> session.snapshot().status().isFinal(), WEEK);
    if (!ended) {
      throw new AssertionError("call " + session.id() + ": expected an end within a week");
    }
    return session.snapshot();
  }

  /** One call from request to end. */
  CallRecord callOnce() {
    return finish(request(1));
  }

  List<Audible> sounds(CallRecord call, int attempt) {
    return sounds.getOrDefault(new AttemptId(call.id(), attempt), List.of());
  }

  /** What was said on one line, by both sides. */
  List<String> words(CallRecord call, int attempt) {
    return sounds(call, attempt).stream()
        .flatMap(
            sound ->
                sound instanceof Audible.WeSay say
                    ? List.of("we: " + say.text()).stream()
                    : sound instanceof Audible.TheySay say
                        ? List.of("they: " + say.words()).stream()
                        : List.<String>of().stream())
        .toList();
  }

  /** When each attempt began, by the respondent's clock. */
  static List<LocalDateTime> starts(CallRecord call) {
    return call.attempts().stream()
        .map(attempt -> LocalDateTime.ofInstant(attempt.startedAt(), Respondent.SWEDEN))
        .toList();
  }
}
