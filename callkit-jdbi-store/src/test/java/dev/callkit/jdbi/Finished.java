package dev.callkit.jdbi;

import dev.callkit.call.Basis;
import dev.callkit.call.BusinessId;
import dev.callkit.call.CallId;
import dev.callkit.call.CallRequest;
import dev.callkit.call.PhoneNumber;
import dev.callkit.call.Respondent;
import dev.callkit.call.VerificationId;
import dev.callkit.call.Visit;
import dev.callkit.cost.Allowance;
import dev.callkit.cost.Charge;
import dev.callkit.cost.Money;
import dev.callkit.cost.Rate;
import dev.callkit.dialogue.Heard;
import dev.callkit.dialogue.Intent;
import dev.callkit.dialogue.Understanding;
import dev.callkit.interview.Interview;
import dev.callkit.interview.InterviewEvent;
import dev.callkit.interview.InterviewFact;
import dev.callkit.interview.InterviewLimits;
import dev.callkit.interview.InterviewPlan;
import dev.callkit.interview.InterviewState;
import dev.callkit.interview.InterviewStep;
import dev.callkit.interview.Script;
import dev.callkit.progress.CallEvent;
import dev.callkit.progress.CallInput;
import dev.callkit.progress.CallMachine;
import dev.callkit.progress.CallRecord;
import dev.callkit.progress.CallRules;
import dev.callkit.progress.TimelineEntry;
import dev.callkit.question.AnswerKind;
import dev.callkit.question.AnswerValue;
import dev.callkit.question.Question;
import dev.callkit.question.QuestionId;
import dev.callkit.question.Selection;
import dev.callkit.telephony.AnsweredBy;
import dev.callkit.telephony.CarrierCallId;
import dev.callkit.telephony.HangupCause;
import dev.callkit.telephony.LegEvent;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A call that has been held to its end, with an answer in words. */
final class Finished {
  static final String WORDS = "en mycket trevlig kassapersonal";

  private static final CallMachine MACHINE = new CallMachine(CallRules.DEFAULT);

  static CallRecord call(BusinessId business, String id, String number, String name, Instant now) {
    return call(business, id, number, name, now, Optional.empty());
  }

  /** The same with a budget, and with what carrier and model have reported. */
  static CallRecord priced(CallRecord call, Instant now) {
    Rate rate =
        new Rate(
            "2026-11",
            "USD",
            Charge.perStartedMinute("0.0575"),
            Charge.perSecond("0.07"),
            new BigDecimal("0.0075"),
            Map.of("SEK", new BigDecimal("0.095")));
    Allowance allowance = new Allowance(rate, Optional.of(Money.of("0.25", "USD")));
    CallRecord priced =
        call(
            call.id().business(),
            call.id().value(),
            call.request().respondent().phone().e164(),
            call.request().respondent().firstName().orElseThrow(),
            now,
            Optional.of(allowance));
    LegEvent.Ended late =
        new LegEvent.Ended(
            now.plusSeconds(30),
            HangupCause.WE_HUNG_UP,
            Optional.of(Duration.ofSeconds(30)),
            Optional.of(Money.of("0.6", "SEK")));
    priced = on(priced, new CallInput.Leg(1, late), now.plusSeconds(60));
    return on(priced, new CallInput.Spent(1, Money.of("0.0004", "USD")), now.plusSeconds(60));
  }

  private static CallRecord call(
      BusinessId business,
      String id,
      String number,
      String name,
      Instant now,
      Optional<Allowance> allowance) {
    CallRequest request =
        CallRequest.of(
            business,
            Respondent.of(PhoneNumber.of(number)).named(name),
            Visit.at(now),
            new Basis(new VerificationId("v-" + id), now, "feedback on a purchase", true));
    CallRecord call = CallRecord.accepted(new CallId(business, id), request, now, now);
    call =
        on(
            call,
            new CallInput.Dial("carrier", Optional.of(Selection.EMPTY), plan(name, now), allowance),
            now);
    CarrierCallId leg = new CarrierCallId("CA1");
    call = on(call, new CallInput.Leg(1, new LegEvent.Answered(now, leg, AnsweredBy.HUMAN)), now);
    InterviewStep talk = Interview.begin(call.plan().orElseThrow(), now);
    call = on(call, new CallInput.Talk(1, talk), now);
    for (Understanding meant :
        List.of(
            Understanding.of(Intent.AFFIRM, 1, "ja"),
            Understanding.answer(new AnswerValue.Words(WORDS), 1, WORDS))) {
      InterviewState state = call.talk().orElseThrow();
      Heard heard = Heard.speech(meant.evidence());
      talk = Interview.on(state, new InterviewEvent.Replied(state.turn(), heard, meant), now);
      call = on(call, new CallInput.Talk(1, talk), now);
    }
    LegEvent end = LegEvent.Ended.of(now.plusSeconds(30), HangupCause.WE_HUNG_UP);
    return on(call, new CallInput.Leg(1, end), now.plusSeconds(30));
  }

  private static CallRecord on(CallRecord call, CallInput input, Instant now) {
    return MACHINE.on(call, input, now, 0.5).record();
  }

  static InterviewPlan plan(String name, Instant now) {
    return new InterviewPlan(
        "Matboden",
        Optional.of(name),
        now,
        Respondent.SWEDEN,
        List.of(
            Question.builder(
                    "battre", "Vad kan vi göra bättre nästa gång?", new AnswerKind.FreeText())
                .build()),
        Map.of(),
        Script.standard(),
        InterviewLimits.DEFAULT,
        false);
  }

  /** Some of what such a call's timeline holds, words among it. */
  static List<TimelineEntry> entries(Instant now) {
    return List.of(
        new TimelineEntry(now, 0, new CallEvent.Requested(now)),
        new TimelineEntry(
            now, 1, new CallEvent.Talk(new InterviewFact.Asked(new QuestionId("battre")))),
        new TimelineEntry(now, 1, new CallEvent.Talk(new InterviewFact.Consented(WORDS))));
  }

  private Finished() {}
}
