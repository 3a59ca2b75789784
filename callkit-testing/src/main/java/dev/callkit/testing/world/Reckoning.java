package dev.callkit.testing.world;

import dev.callkit.business.Business;
import dev.callkit.call.CallId;
import dev.callkit.cost.Money;
import dev.callkit.interview.InterviewEnd;
import dev.callkit.interview.InterviewFact;
import dev.callkit.interview.InterviewState;
import dev.callkit.outcome.Disposition;
import dev.callkit.outcome.ResponseRates;
import dev.callkit.progress.Attempt;
import dev.callkit.progress.CallEvent;
import dev.callkit.progress.CallRecord;
import dev.callkit.progress.LatenessReport;
import dev.callkit.progress.TimelineEntry;
import dev.callkit.question.Question;
import dev.callkit.question.QuestionId;
import dev.callkit.store.CallStore;
import dev.callkit.telephony.HangupCause;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Adds a day up when it is over. */
final class Reckoning {
  private final Simulation plan;
  private final CallStore store;
  private final Witness witness;
  private final int nodesKilled;
  private int consented;
  private int properly;
  private int attempts;
  private int conducted;
  private Optional<Money> cost = Optional.empty();
  private final Map<QuestionId, Integer> asked = new LinkedHashMap<>();

  Reckoning(Simulation plan, CallStore store, Witness witness, int nodesKilled) {
    this.plan = plan;
    this.store = store;
    this.witness = witness;
    this.nodesKilled = nodesKilled;
  }

  SimulationReport report() {
    List<CallRecord> calls = new ArrayList<>();
    Map<Disposition, Integer> dispositions = new EnumMap<>(Disposition.class);
    List<Disposition> finals = new ArrayList<>();
    for (CallId id : witness.calls().keySet()) {
      CallRecord call = store.find(id).orElseThrow();
      calls.add(call);
      List<TimelineEntry> timeline = store.timeline(id, 0, Integer.MAX_VALUE);
      witness.last(call, timeline, budget(call));
      cost = Stream.concat(cost.stream(), call.cost().stream()).reduce(Money::plus);
      count(call, timeline);
      keptApart(call);
      call.outcome().ifPresent(outcome -> finals.add(outcome.disposition()));
    }
    finals.forEach(end -> dispositions.merge(end, 1, Integer::sum));
    for (Business business : plan.businesses) {
      int open = store.ledger(business.id()).ledger().open().size();
      witness.settled.check(open == 0, business.id(), open, "left open");
    }
    return new SimulationReport(
        plan.seed,
        plan.calls,
        dispositions,
        ResponseRates.of(finals),
        consented,
        properly,
        attempts,
        LatenessReport.of(calls),
        questions(),
        plan.tariff.isPresent() ? cost : Optional.empty(),
        nodesKilled,
        witness.all().stream().map(Invariant::result).toList(),
        witness.digest());
  }

  private Optional<Money> budget(CallRecord call) {
    return plan.businesses.stream()
        .filter(shop -> shop.id().equals(call.id().business()))
        .findFirst()
        .flatMap(Business::budget);
  }

  private void count(CallRecord call, List<TimelineEntry> timeline) {
    attempts += call.attempts().size();
    boolean yes = false;
    for (TimelineEntry entry : timeline) {
      if (entry.event() instanceof CallEvent.Talk talk) {
        yes |= talk.fact() instanceof InterviewFact.Consented;
        if (talk.fact() instanceof InterviewFact.Asked put) {
          asked.merge(put.question(), 1, Integer::sum);
        }
      }
    }
    if (yes) {
      consented++;
      properly += endedProperly(call) ? 1 : 0;
    }
    conducted += call.talk().map(InterviewState::begun).orElse(false) ? 1 : 0;
  }

  /** By what the person or the interview decided, and not by an accident. */
  private static boolean endedProperly(CallRecord call) {
    InterviewEnd end = call.talk().flatMap(InterviewState::end).orElse(InterviewEnd.HUNG_UP);
    Optional<HangupCause> cause =
        call.attempts().stream().reduce((earlier, later) -> later).flatMap(Attempt::cause);
    return end != InterviewEnd.HUNG_UP || cause.equals(Optional.of(HangupCause.RESPONDENT_HUNG_UP));
  }

  private void keptApart(CallRecord call) {
    for (Business other : plan.businesses) {
      if (!other.id().equals(call.id().business())) {
        boolean hidden = store.find(new CallId(other.id(), call.id().value())).isEmpty();
        witness.apart.check(hidden, call.id(), other.id());
      }
    }
    witness.apart.check(call.id().business().equals(call.request().business()), call.id());
  }

  private Map<QuestionId, SimulationReport.Asked> questions() {
    Map<QuestionId, SimulationReport.Asked> table = new LinkedHashMap<>();
    for (Question question : plan.businesses.get(0).catalogue().questions()) {
      table.put(
          question.id(),
          new SimulationReport.Asked(
              (double) conducted / question.frequency().everyNth(),
              asked.getOrDefault(question.id(), 0)));
    }
    return table;
  }
}
