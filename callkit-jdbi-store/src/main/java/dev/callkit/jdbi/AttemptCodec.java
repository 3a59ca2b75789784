package dev.callkit.jdbi;

import dev.callkit.cost.Spending;
import dev.callkit.outcome.Disposition;
import dev.callkit.outcome.Outcome;
import dev.callkit.progress.Attempt;
import dev.callkit.progress.Attempt.Phase;
import dev.callkit.telephony.AnsweredBy;
import dev.callkit.telephony.CarrierCallId;
import dev.callkit.telephony.HangupCause;
import dev.callkit.telephony.LegEvent;

/** Attempts, what the network reports of them, and what they came to. */
final class AttemptCodec {

  static Out write(Attempt attempt) {
    return new Out()
        .put("number", attempt.number())
        .put("provider", attempt.provider())
        .put("phase", attempt.phase())
        .put("startedAt", attempt.startedAt())
        .text("carrierCall", attempt.carrierCall())
        .text("answeredAt", attempt.answeredAt())
        .put("answeredBy", attempt.answeredBy())
        .text("endedAt", attempt.endedAt())
        .text("cause", attempt.cause().map(Enum::name))
        .text("duration", attempt.duration())
        .object("cost", attempt.spending().charged(), CostCodec::write)
        .object("model", attempt.spending().model(), CostCodec::write)
        .text("untold", attempt.spending().untold())
        .object("allowance", attempt.spending().allowance(), CostCodec::write)
        .object("outcome", attempt.outcome(), AttemptCodec::write)
        .put("redial", attempt.redial())
        .put("passedOn", attempt.passedOn());
  }

  static Attempt attempt(In in) {
    return new Attempt(
        in.small("number"),
        in.text("provider"),
        in.constant("phase", Phase.class),
        in.instant("startedAt"),
        in.any("carrierCall", field -> in.parsed(field, CarrierCallId::new)),
        in.any("answeredAt", in::instant),
        in.constant("answeredBy", AnsweredBy.class),
        in.any("endedAt", in::instant),
        in.any("cause", field -> in.constant(field, HangupCause.class)),
        in.any("duration", in::duration),
        new Spending(
            in.anyObject("allowance", CostCodec::allowance),
            in.anyObject("cost", CostCodec::money),
            in.anyObject("model", CostCodec::money),
            in.any("untold", in::duration)),
        in.anyObject("outcome", AttemptCodec::outcome),
        in.yes("redial"),
        in.has("passedOn") && in.yes("passedOn"));
  }

  static Out write(Outcome outcome) {
    return new Out().put("disposition", outcome.disposition()).put("rule", outcome.rule());
  }

  static Outcome outcome(In in) {
    return new Outcome(in.constant("disposition", Disposition.class), in.text("rule"));
  }

  static Out write(LegEvent event) {
    if (event instanceof LegEvent.Ringing ringing) {
      return Out.is("ringing").put("at", ringing.at()).put("call", ringing.call().value());
    }
    if (event instanceof LegEvent.Answered answered) {
      return Out.is("answered")
          .put("at", answered.at())
          .put("call", answered.call().value())
          .put("by", answered.by());
    }
    if (event instanceof LegEvent.Detected detected) {
      return Out.is("detected").put("at", detected.at()).put("by", detected.by());
    }
    LegEvent.Ended ended = (LegEvent.Ended) event;
    return Out.is("ended")
        .put("at", ended.at())
        .put("cause", ended.cause())
        .text("duration", ended.duration())
        .object("cost", ended.cost(), CostCodec::write);
  }

  static LegEvent legEvent(In in) {
    return switch (in.is()) {
      case "ringing" ->
          new LegEvent.Ringing(in.instant("at"), in.parsed("call", CarrierCallId::new));
      case "answered" ->
          new LegEvent.Answered(
              in.instant("at"),
              in.parsed("call", CarrierCallId::new),
              in.constant("by", AnsweredBy.class));
      case "detected" ->
          new LegEvent.Detected(in.instant("at"), in.constant("by", AnsweredBy.class));
      case "ended" ->
          new LegEvent.Ended(
              in.instant("at"),
              in.constant("cause", HangupCause.class),
              in.any("duration", in::duration),
              in.anyObject("cost", CostCodec::money));
      default -> throw in.unknown();
    };
  }

  private AttemptCodec() {}
}
