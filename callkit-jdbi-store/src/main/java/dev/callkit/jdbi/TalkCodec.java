package dev.callkit.jdbi;

import dev.callkit.interview.Answer;
import dev.callkit.interview.InterviewEnd;
import dev.callkit.interview.InterviewPlan;
import dev.callkit.interview.InterviewState;
import dev.callkit.interview.InterviewState.Opening;
import dev.callkit.interview.InterviewState.Step;
import dev.callkit.interview.InterviewState.Tries;
import dev.callkit.interview.Line;
import dev.callkit.interview.TurnId;
import dev.callkit.interview.UtteranceId;
import dev.callkit.question.QuestionId;
import java.util.LinkedHashSet;
import java.util.Optional;

/** How far a talk is, and what it has obtained. */
final class TalkCodec {

  /**
   * Writes a talk.
   *
   * @param planned the plan that is written beside it; the talk's own is written only if it is
   *     another one
   */
  static Out write(InterviewState talk, Optional<InterviewPlan> planned) {
    Optional<InterviewPlan> own =
        planned.equals(Optional.of(talk.plan())) ? Optional.empty() : Optional.of(talk.plan());
    return new Out()
        .object("plan", own, PlanCodec::write)
        .put("answeredAt", talk.answeredAt())
        .put("step", talk.step())
        .put("turn", talk.turn().number())
        .put("utterances", talk.utterances())
        .put("consented", talk.consented())
        .put("opening", write(talk.opening()))
        .put("tries", write(talk.tries()))
        .object("current", talk.current(), QuestionCodec::write)
        .texts("asked", talk.asked())
        .put("askedAt", talk.askedAt())
        .put("lastQuestion", talk.lastQuestion())
        .objects("answers", talk.answers(), TalkCodec::write)
        .put("pendingWords", talk.pendingWords())
        .objects("lastLines", talk.lastLines(), TalkCodec::write)
        .text("end", talk.end().map(Enum::name))
        .object("callback", talk.callback(), SpeechCodec::write)
        .text("paidFor", talk.paidFor());
  }

  static InterviewState talk(In in, Optional<InterviewPlan> planned) {
    return new InterviewState(
        in.anyObject("plan", PlanCodec::plan)
            .or(() -> planned)
            .orElseThrow(() -> new UnreadableException("talk.plan: expected a plan, got none")),
        in.instant("answeredAt"),
        in.constant("step", Step.class),
        new TurnId(in.small("turn")),
        in.small("utterances"),
        in.yes("consented"),
        opening(in.object("opening")),
        tries(in.object("tries")),
        in.anyObject("current", QuestionCodec::question),
        new LinkedHashSet<>(in.texts("asked", QuestionId::new)),
        in.instant("askedAt"),
        in.yes("lastQuestion"),
        in.objects("answers", TalkCodec::answer),
        in.text("pendingWords"),
        in.objects("lastLines", TalkCodec::line),
        in.any("end", field -> in.constant(field, InterviewEnd.class)),
        in.anyObject("callback", SpeechCodec::callback),
        in.any("paidFor", in::duration));
  }

  private static Out write(Opening opening) {
    return new Out()
        .put("first", opening.first())
        .put("last", opening.last())
        .put("cut", opening.cut())
        .put("times", opening.times());
  }

  private static Opening opening(In in) {
    return new Opening(in.small("first"), in.small("last"), in.yes("cut"), in.small("times"));
  }

  private static Out write(Tries tries) {
    return new Out()
        .put("unclear", tries.unclear())
        .put("silences", tries.silences())
        .put("repeats", tries.repeats())
        .put("holds", tries.holds())
        .put("holding", tries.holding());
  }

  private static Tries tries(In in) {
    return new Tries(
        in.small("unclear"),
        in.small("silences"),
        in.small("repeats"),
        in.small("holds"),
        in.yes("holding"));
  }

  static Out write(Answer answer) {
    return new Out()
        .put("question", answer.question().value())
        .put("status", answer.status())
        .object("value", answer.value(), SpeechCodec::write)
        .put("words", answer.words())
        .put("confidence", answer.confidence())
        .put("askedAt", answer.askedAt())
        .put("respondedAt", answer.respondedAt())
        .text("followUpWords", answer.followUpWords())
        .put("endedAt", answer.endedAt());
  }

  static Answer answer(In in) {
    return new Answer(
        in.parsed("question", QuestionId::new),
        in.constant("status", Answer.Status.class),
        in.anyObject("value", SpeechCodec::value),
        in.text("words"),
        in.fraction("confidence"),
        in.instant("askedAt"),
        in.instant("respondedAt"),
        in.any("followUpWords", in::text),
        in.instant("endedAt"));
  }

  private static Out write(Line line) {
    if (line instanceof Line.Say say) {
      return Out.is("say")
          .put("id", say.id().number())
          .put("text", say.text())
          .put("interruptible", say.interruptible());
    }
    if (line instanceof Line.Listen listen) {
      return Out.is("listen")
          .put("turn", listen.turn().number())
          .put("expected", SpeechCodec.write(listen.expected()))
          .put("noInputAfter", listen.noInputAfter())
          .texts("hints", listen.hints());
    }
    return Out.is("hangUp");
  }

  private static Line line(In in) {
    return switch (in.is()) {
      case "say" ->
          new Line.Say(new UtteranceId(in.small("id")), in.text("text"), in.yes("interruptible"));
      case "listen" ->
          new Line.Listen(
              new TurnId(in.small("turn")),
              SpeechCodec.expectation(in.object("expected")),
              in.duration("noInputAfter"),
              in.texts("hints"));
      case "hangUp" -> new Line.HangUp();
      default -> throw in.unknown();
    };
  }

  private TalkCodec() {}
}
