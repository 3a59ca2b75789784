package dev.callkit.conduct;

import dev.callkit.business.Business;
import dev.callkit.call.PhoneNumber;
import dev.callkit.call.Visit;
import dev.callkit.conduct.Steps.Decision;
import dev.callkit.cost.Allowance;
import dev.callkit.intake.IntakeResult;
import dev.callkit.interview.InterviewEnd;
import dev.callkit.interview.InterviewPlan;
import dev.callkit.interview.InterviewState;
import dev.callkit.outcome.Disposition;
import dev.callkit.outcome.Outcome;
import dev.callkit.progress.CallInput;
import dev.callkit.progress.CallMachine;
import dev.callkit.progress.CallRecord;
import dev.callkit.question.CustomerFacts;
import dev.callkit.question.Question;
import dev.callkit.question.QuestionId;
import dev.callkit.question.QuestionSelector;
import dev.callkit.question.Selection;
import dev.callkit.question.SelectionRequest;
import dev.callkit.store.VersionedLedger;
import dev.callkit.telephony.Capability;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides, for a call whose time has come, whether to dial it and with which questions. */
final class Dialling {
  private static final Logger log = LoggerFactory.getLogger(Dialling.class);
  // A line that broke in mid-talk is picked up again within minutes, or not as the same talk.
  private static final Duration STILL_BY_THE_PHONE = Duration.ofMinutes(5);

  private static final Duration INTRODUCTION = Duration.ofSeconds(20);
  private static final Duration SHORTEST_ASKING = Duration.ofSeconds(10);
  private static final Duration SPREAD = Duration.ofSeconds(1);

  private final Parts parts;
  private final Steps steps;

  Dialling(Parts parts, Steps steps) {
    this.parts = parts;
    this.steps = steps;
  }

  Decision decide(CallRecord call) {
    Instant now = parts.clock().instant();
    Optional<Business> business = parts.businesses().find(call.request().business());
    CallMachine machine = Steps.machine(business);
    if (business.isEmpty()) {
      return input(machine, call, refusal("the business is not known"), now);
    }
    if (continuesBrokenTalk(call, now)) {
      return goOn(machine, call, business.get(), now);
    }
    IntakeResult gate =
        business.get().intake().atDial(call.request(), now, call.attempts().isEmpty());
    if (gate instanceof IntakeResult.Rejected rejected) {
      return input(machine, call, refusal(rejected.reason().text()), now);
    }
    if (gate instanceof IntakeResult.Accepted accepted && accepted.dialAt().isAfter(now)) {
      return input(machine, call, new CallInput.Postpone(accepted.dialAt()), now);
    }
    return CallMachine.goesOn(call)
        ? goOn(machine, call, business.get(), now)
        : select(machine, call, business.get(), now);
  }

  private static boolean continuesBrokenTalk(CallRecord call, Instant now) {
    boolean hungUp =
        call.talk().flatMap(InterviewState::end).map(InterviewEnd.HUNG_UP::equals).orElse(false);
    return hungUp
        && CallMachine.goesOn(call)
        && call.attempts()
            .get(call.attempts().size() - 1)
            .endedAt()
            .map(at -> now.isBefore(at.plus(STILL_BY_THE_PHONE)))
            .orElse(false);
  }

  private Decision goOn(CallMachine machine, CallRecord call, Business business, Instant now) {
    InterviewPlan plan =
        call.plan()
            .orElseThrow(
                () -> new IllegalStateException("call " + call.id() + ": a talk without plan"));
    Prices prices = Prices.of(call, business, parts.tariffs(), now);
    CarrierChoice choice = parts.carriers().choose(call, !plan.keysOnly(), prices::pay);
    if (choice instanceof CarrierChoice.Use use) {
      String carrier = use.carrier().name();
      return input(
          machine,
          call,
          new CallInput.Dial(carrier, Optional.empty(), plan, prices.allowance(carrier)),
          now);
    }
    return notNow(machine, call, choice, prices, now);
  }

  private Decision notNow(
      CallMachine machine, CallRecord call, CarrierChoice choice, Prices prices, Instant now) {
    if (!(choice instanceof CarrierChoice.Later later)) {
      return input(machine, call, refusal(prices.refusal()), now);
    }
    // Those who wait for the same carrier do not all come back at once.
    long spread = (long) (SPREAD.toMillis() * parts.chance().getAsDouble());
    Instant until = later.askAgain().plusMillis(spread);
    return steps.waitUntil(machine, call, until, later.cause());
  }

  private Decision select(CallMachine machine, CallRecord call, Business business, Instant now) {
    Prices prices = Prices.of(call, business, parts.tariffs(), now);
    CarrierChoice choice = parts.carriers().choose(call, false, prices::pay);
    if (!(choice instanceof CarrierChoice.Use use)) {
      return notNow(machine, call, choice, prices, now);
    }
    Optional<Allowance> allowance = prices.allowance(use.carrier().name());
    VersionedLedger read = parts.store().ledger(business.id());
    boolean keysOnly = !use.carrier().capabilities().contains(Capability.SPEECH_IN);
    SelectionRequest customer =
        new SelectionRequest(
            call.id(),
            facts(call, business, now),
            keysOnly,
            questionTime(business, allowance),
            now);
    QuestionSelector.Reserved reserved =
        parts.selector().select(business.catalogue(), read.ledger(), customer);
    log.debug("call {}: questions chosen: {}", call.id(), reserved.selection().questions());
    CallInput input =
        reserved.selection().chosen().isEmpty()
            ? new CallInput.NothingToAsk(reserved.selection())
            : new CallInput.Dial(
                use.carrier().name(),
                Optional.of(reserved.selection()),
                plan(call, business, reserved, keysOnly),
                allowance);
    return new Decision(
        input(machine, call, input, now).step(),
        Optional.of(new VersionedLedger(reserved.ledger(), read.version())));
  }

  /** As long as the business wants to ask, if the budget pays for it. */
  private static Duration questionTime(Business business, Optional<Allowance> allowance) {
    Duration paid =
        allowance
            .flatMap(money -> money.paysFor(Optional.empty()))
            .map(longest -> business.limits().within(longest).goodbye().minus(INTRODUCTION))
            .orElse(business.questionTime());
    Duration least = paid.compareTo(SHORTEST_ASKING) < 0 ? SHORTEST_ASKING : paid;
    return least.compareTo(business.questionTime()) < 0 ? least : business.questionTime();
  }

  private CustomerFacts facts(CallRecord call, Business business, Instant now) {
    Visit visit = call.request().visit();
    PhoneNumber phone = call.request().respondent().phone();
    return new CustomerFacts(
        now.atZone(business.zone()).toLocalDate(),
        Optional.of(visit.at().atZone(business.zone()).toLocalDateTime()),
        visit.amount(),
        visit.categories(),
        visit.departments(),
        parts.store().person(business.id(), phone).asked());
  }

  private static InterviewPlan plan(
      CallRecord call, Business business, QuestionSelector.Reserved reserved, boolean keysOnly) {
    List<Question> questions = new ArrayList<>();
    Map<QuestionId, QuestionId> partners = new LinkedHashMap<>();
    for (Selection.Chosen chosen : reserved.selection().questions()) {
      business
          .catalogue()
          .find(chosen.question())
          .ifPresent(question -> questions.add(question.planned(chosen.level(), chosen.time())));
      chosen.partner().ifPresent(partner -> partners.put(chosen.question(), partner));
    }
    return new InterviewPlan(
        business.name(),
        call.request().respondent().firstName(),
        call.request().visit().at(),
        call.request().respondent().zone(),
        questions,
        partners,
        business.script(),
        business.limits(),
        keysOnly);
  }

  private static CallInput refusal(String rule) {
    return new CallInput.Refuse(new Outcome(Disposition.NOT_ATTEMPTED, rule), false);
  }

  private Decision input(CallMachine machine, CallRecord call, CallInput input, Instant now) {
    return Decision.of(machine.on(call, input, now, parts.chance().getAsDouble()));
  }
}
