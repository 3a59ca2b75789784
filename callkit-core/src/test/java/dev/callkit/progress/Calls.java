package dev.callkit.progress;

import dev.callkit.call.Basis;
import dev.callkit.call.BusinessId;
import dev.callkit.call.CallId;
import dev.callkit.call.CallRequest;
import dev.callkit.call.PhoneNumber;
import dev.callkit.call.Respondent;
import dev.callkit.call.VerificationId;
import dev.callkit.call.Visit;
import dev.callkit.cost.Allowance;
import dev.callkit.intake.CallingHours;
import dev.callkit.intake.IntakePolicy;
import dev.callkit.interview.Answer;
import dev.callkit.interview.InterviewPlan;
import dev.callkit.interview.InterviewState;
import dev.callkit.interview.InterviewStep;
import dev.callkit.interview.TalkStates;
import dev.callkit.outcome.Outcomes;
import dev.callkit.outcome.RetryPolicy;
import dev.callkit.question.QuestionId;
import dev.callkit.question.Selection;
import dev.callkit.question.Settlement;
import dev.callkit.telephony.AnsweredBy;
import dev.callkit.telephony.CarrierCall;
import dev.callkit.telephony.CarrierCallId;
import dev.callkit.telephony.DialSearch;
import dev.callkit.telephony.HangupCause;
import dev.callkit.telephony.LegEvent;
import dev.callkit.telephony.TelephonyException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A call that a test leads through the machine. */
final class Calls {
  /** A Monday, 10:00 in Stockholm; talks of {@link TalkStates} are answered then. */
  static final Instant START = TalkStates.ANSWERED;

  static final CallId ID = new CallId(new BusinessId("matboden"), "call-1");
  static final CarrierCallId LEG = new CarrierCallId("leg-1");
  static final CarrierCall CARRIER_CALL = new CarrierCall(LEG, "carrier");
  static final InterviewPlan PLAN = TalkStates.plan(2);
  static final Selection SELECTION =
      new Selection(
          PLAN.questions().stream()
              .map(
                  question ->
                      new Selection.Chosen(
                          question.id(), question.priority(), question.time(), Optional.empty()))
              .toList(),
          List.of());

  private final CallMachine machine;
  private final List<Settlement> settlements = new ArrayList<>();
  private Optional<Instant> keptUntil = Optional.empty();
  private final List<TimelineEntry> timeline = new ArrayList<>();
  private CallRecord call;
  private CallStep last;
  private Instant now = START;

  private Calls(CallRules rules, Instant requestedAt) {
    machine = new CallMachine(rules);
    CallRequest request =
        CallRequest.of(
            ID.business(),
            Respondent.of(PhoneNumber.of("+46701740605")).named("Annazq"),
            Visit.at(requestedAt),
            new Basis(new VerificationId("v1"), requestedAt, "feedback on a purchase", true));
    call = CallRecord.accepted(ID, request, requestedAt, requestedAt);
    now = requestedAt;
    last = CallStep.nothing(call);
  }

  static Calls accepted() {
    return acceptedAt(START);
  }

  static Calls acceptedAt(Instant requestedAt) {
    return new Calls(CallRules.DEFAULT, requestedAt);
  }

  static Calls aroundTheClock() {
    return new Calls(
        new CallRules(
            Outcomes.DEFAULT,
            RetryPolicy.DEFAULT,
            IntakePolicy.DEFAULT.during(CallingHours.always()),
            CallRules.DEFAULT_RING_TIMEOUT),
        START);
  }

  static Calls dialled() {
    return accepted().dial();
  }

  static Calls placed() {
    return dialled().take(new CallInput.Placed(1, CARRIER_CALL));
  }

  static Calls answered() {
    return placed().leg(new LegEvent.Answered(START, LEG, AnsweredBy.UNKNOWN));
  }

  static Calls talking() {
    return talking(TalkStates.introduced());
  }

  static Calls talking(InterviewState talk) {
    return answered().talk(talk);
  }

  Calls take(CallInput input) {
    last = machine.on(call, input, now, 0);
    call = last.record();
    last.settlement()
        .ifPresent(
            settlement -> {
              if (settlement instanceof Settlement.Adjourned adjourned) {
                keptUntil = Optional.of(adjourned.until());
              } else {
                settlements.add(settlement);
              }
            });
    timeline.addAll(last.entries());
    return this;
  }

  Calls dial() {
    return take(new CallInput.Dial("carrier", Optional.of(SELECTION), PLAN));
  }

  Calls dial(Allowance allowance) {
    return take(
        new CallInput.Dial("carrier", Optional.of(SELECTION), PLAN, Optional.of(allowance)));
  }

  Calls dialAgain() {
    return take(new CallInput.Dial("carrier", Optional.empty(), PLAN));
  }

  Calls leg(LegEvent event) {
    return take(new CallInput.Leg(call.attempts().size(), event));
  }

  Calls ends(HangupCause cause) {
    return leg(LegEvent.Ended.of(now, cause));
  }

  Calls talk(InterviewState talk) {
    return talk(new InterviewStep(talk, List.of(), List.of()));
  }

  Calls talk(InterviewStep step) {
    return take(new CallInput.Talk(call.attempts().size(), step));
  }

  Calls wake() {
    return take(new CallInput.Wake());
  }

  /** The carrier's answer to this call's dial. */
  Calls dialFailed(TelephonyException.Kind kind) {
    return take(
        new CallInput.DialFailed(call.attempts().size(), kind, call.wakeAt(), Optional.empty()));
  }

  /** The carrier answers the search that this call waits for. */
  Calls searched(DialSearch found) {
    return take(new CallInput.Searched(call.attempts().size(), found, call.wakeAt()));
  }

  Calls cancel() {
    return take(new CallInput.Cancel());
  }

  /** The next attempt's call is placed, answered and talks. */
  Calls talksAgain(InterviewState talk) {
    int attempt = call.attempts().size();
    return take(new CallInput.Placed(attempt, CARRIER_CALL))
        .leg(new LegEvent.Answered(now, LEG, AnsweredBy.UNKNOWN))
        .talk(talk);
  }

  /** Moves the clock to the call's own next time. */
  Calls whenDue() {
    now = call.wakeAt().orElseThrow();
    return this;
  }

  Calls later(Duration by) {
    now = now.plus(by);
    return this;
  }

  Instant now() {
    return now;
  }

  CallRecord call() {
    return call;
  }

  CallStatus status() {
    return call.status();
  }

  Attempt attempt() {
    return call.attempts().get(call.attempts().size() - 1);
  }

  Set<CallEffect> effects() {
    return last.effects();
  }

  CallStep last() {
    return last;
  }

  /** How a talk is settled in which these answers were given. */
  static Settlement.Conducted conducted(InterviewState talk) {
    Map<QuestionId, Duration> took = new HashMap<>();
    for (Answer answer : talk.answers()) {
      if (answer.status() == Answer.Status.ANSWERED) {
        took.put(answer.question(), Duration.between(answer.askedAt(), answer.endedAt()));
      }
    }
    return new Settlement.Conducted(talk.asked(), took);
  }

  /** Until when the reservation is kept for a talk that goes on later, if it was ever put off. */
  Optional<Instant> keptUntil() {
    return keptUntil;
  }

  /** Every final settlement so far, in order. */
  List<Settlement> settlements() {
    return settlements;
  }

  /** Every timeline entry so far, as "attempt:Event". */
  List<String> timeline() {
    return timeline.stream()
        .map(entry -> entry.attempt() + ":" + entry.event().getClass().getSimpleName())
        .toList();
  }

  boolean changedNothing(CallRecord before) {
    return call.equals(before)
        && last.entries().isEmpty()
        && last.effects().isEmpty()
        && last.settlement().isEmpty()
        && !last.suppress();
  }
}
