package dev.callkit.testing.contract;

import dev.callkit.call.Basis;
import dev.callkit.call.BusinessId;
import dev.callkit.call.CallId;
import dev.callkit.call.CallRequest;
import dev.callkit.call.PhoneNumber;
import dev.callkit.call.Respondent;
import dev.callkit.call.VerificationId;
import dev.callkit.call.Visit;
import dev.callkit.interview.InterviewLimits;
import dev.callkit.interview.InterviewPlan;
import dev.callkit.interview.Script;
import dev.callkit.outcome.Disposition;
import dev.callkit.outcome.Outcome;
import dev.callkit.progress.CallEvent;
import dev.callkit.progress.CallInput;
import dev.callkit.progress.CallMachine;
import dev.callkit.progress.CallRecord;
import dev.callkit.progress.CallRules;
import dev.callkit.progress.CallStep;
import dev.callkit.progress.TimelineEntry;
import dev.callkit.question.AnswerKind;
import dev.callkit.question.Question;
import dev.callkit.question.Selection;
import dev.callkit.store.NodeId;
import dev.callkit.store.Pace;
import dev.callkit.store.Pacing;
import dev.callkit.store.Save;
import dev.callkit.store.VersionedLedger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Calls and saves for the store's contract: two businesses, one person, two nodes, one morning. */
final class StoredCalls {
  static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
  static final Duration LEASE = Duration.ofSeconds(30);
  static final BusinessId SHOP = new BusinessId("matboden");
  static final BusinessId OTHER = new BusinessId("bokladan");
  static final PhoneNumber PHONE = PhoneNumber.of("+46701740605");
  static final NodeId HERE = new NodeId("here");
  static final NodeId THERE = new NodeId("there");

  private static final CallMachine MACHINE = new CallMachine(CallRules.DEFAULT);

  static CallRecord fresh(BusinessId business, String id, String verification) {
    return fresh(business, id, verification, NOW);
  }

  static CallRecord fresh(BusinessId business, String id, String verification, Instant dialAt) {
    return fresh(business, id, verification, PHONE, dialAt);
  }

  static CallRecord fresh(BusinessId business, String id, String verification, PhoneNumber phone) {
    return fresh(business, id, verification, phone, NOW);
  }

  private static CallRecord fresh(
      BusinessId business, String id, String verification, PhoneNumber phone, Instant dialAt) {
    CallRequest request =
        CallRequest.of(
            business,
            Respondent.of(phone).named("Kim"),
            Visit.at(NOW.minusSeconds(3600)),
            new Basis(new VerificationId(verification), NOW, "feedback on a purchase", true));
    return CallRecord.accepted(new CallId(business, id), request, NOW, dialAt);
  }

  static Save save(CallRecord call) {
    return new Save(call, List.of(), Optional.empty(), false, false, Optional.empty());
  }

  static Save held(CallRecord call, NodeId node, Instant until) {
    return new Save(
        call, List.of(), Optional.empty(), false, false, Optional.of(new Save.Holder(node, until)));
  }

  static Save suppressing(CallRecord call) {
    return new Save(call, List.of(), Optional.empty(), true, false, Optional.empty());
  }

  static Save dialling(CallRecord call) {
    return new Save(call, List.of(), Optional.empty(), false, true, Optional.empty());
  }

  static Save with(CallRecord call, List<TimelineEntry> entries) {
    return new Save(call, entries, Optional.empty(), false, false, Optional.empty());
  }

  static Save with(CallRecord call, VersionedLedger ledger) {
    return new Save(call, List.of(), Optional.of(ledger), false, false, Optional.empty());
  }

  static Save of(CallStep step) {
    return new Save(
        step.record(), step.entries(), Optional.empty(), step.suppress(), false, Optional.empty());
  }

  /** The call after its last attempt was refused, at this time. */
  static CallRecord refused(CallRecord call, Instant at) {
    Outcome outcome = new Outcome(Disposition.REFUSAL, "said no");
    return on(call, new CallInput.Refuse(outcome, false), at).record();
  }

  /** The save that commits an attempt of one carrier account, at a pace. */
  static Save paced(CallRecord call, Pacing limits, Instant at, boolean slotGranted) {
    CallStep step = placing(call, at);
    return new Save(
        step.record(),
        step.entries(),
        Optional.empty(),
        false,
        true,
        Optional.empty(),
        Optional.of(new Pace("carrier", limits, at, slotGranted)));
  }

  static CallStep on(CallRecord call, CallInput input, Instant at) {
    return MACHINE.on(call, input, at, 0.5);
  }

  /** The step that commits an attempt, before the carrier is asked. */
  static CallStep placing(CallRecord call, Instant at) {
    return on(call, new CallInput.Dial("carrier", Optional.of(Selection.EMPTY), plan()), at);
  }

  static InterviewPlan plan() {
    return new InterviewPlan(
        "Matboden",
        Optional.of("Kim"),
        NOW.minusSeconds(3600),
        Respondent.SWEDEN,
        List.of(
            Question.builder("nojd", "Hur nöjd var du med besöket?", AnswerKind.Rating.ONE_TO_FIVE)
                .followUp("Vill du berätta mer om det?")
                .build(),
            Question.builder("saknade", "Var det något du inte hittade?", new AnswerKind.FreeText())
                .build()),
        Map.of(),
        Script.standard(),
        InterviewLimits.DEFAULT,
        false);
  }

  /** Entries that can be told apart, one second after the other. */
  static List<TimelineEntry> entries(int from, int count) {
    List<TimelineEntry> entries = new ArrayList<>();
    for (int number = from; number < from + count; number++) {
      Instant at = NOW.plusSeconds(number);
      entries.add(new TimelineEntry(at, number % 3, new CallEvent.Postponed(at)));
    }
    return entries;
  }

  private StoredCalls() {}
}
