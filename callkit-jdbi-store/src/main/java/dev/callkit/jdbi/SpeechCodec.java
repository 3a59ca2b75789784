package dev.callkit.jdbi;

import dev.callkit.dialogue.CallbackTime;
import dev.callkit.dialogue.DayPart;
import dev.callkit.dialogue.Expectation;
import dev.callkit.dialogue.Heard;
import dev.callkit.dialogue.Intent;
import dev.callkit.dialogue.Understanding;
import dev.callkit.question.AnswerValue;
import java.time.LocalDate;
import java.time.LocalTime;

/** What was heard, what it meant, and what kind of reply was waited for. */
final class SpeechCodec {

  static Out write(Heard heard) {
    if (heard instanceof Heard.Speech speech) {
      Out out = Out.is("speech").put("text", speech.text()).put("complete", speech.complete());
      speech.confidence().ifPresent(sure -> out.put("confidence", sure));
      return out.object("proposed", speech.proposed(), SpeechCodec::write);
    }
    if (heard instanceof Heard.Keys keys) {
      return Out.is("keys").put("digits", keys.digits());
    }
    return Out.is("silence");
  }

  static Heard heard(In in) {
    return switch (in.is()) {
      case "speech" ->
          new Heard.Speech(
              in.text("text"),
              in.anyFraction("confidence"),
              in.yes("complete"),
              in.anyObject("proposed", SpeechCodec::understanding));
      case "keys" -> in.parsed("digits", Heard.Keys::new);
      case "silence" -> new Heard.Silence();
      default -> throw in.unknown();
    };
  }

  static Out write(Understanding meant) {
    return new Out()
        .put("intent", meant.intent())
        .object("value", meant.value(), SpeechCodec::write)
        .object("callback", meant.callback(), SpeechCodec::write)
        .put("confidence", meant.confidence())
        .put("evidence", meant.evidence())
        .text("acknowledgement", meant.acknowledgement());
  }

  static Understanding understanding(In in) {
    return new Understanding(
        in.constant("intent", Intent.class),
        in.anyObject("value", SpeechCodec::value),
        in.anyObject("callback", SpeechCodec::callback),
        in.fraction("confidence"),
        in.text("evidence"),
        in.any("acknowledgement", in::text));
  }

  static Out write(CallbackTime when) {
    return new Out().text("date", when.date()).text("time", when.time()).put("part", when.part());
  }

  static CallbackTime callback(In in) {
    return new CallbackTime(
        in.any("date", field -> in.parsed(field, LocalDate::parse)),
        in.any("time", field -> in.parsed(field, LocalTime::parse)),
        in.constant("part", DayPart.class));
  }

  static Out write(AnswerValue value) {
    if (value instanceof AnswerValue.Score score) {
      return Out.is("score").put("value", score.value());
    }
    if (value instanceof AnswerValue.YesOrNo yesOrNo) {
      return Out.is("yesOrNo").put("value", yesOrNo.value());
    }
    if (value instanceof AnswerValue.Option option) {
      return Out.is("option").put("value", option.value());
    }
    if (value instanceof AnswerValue.Quantity quantity) {
      return Out.is("quantity").put("value", quantity.value());
    }
    return Out.is("words").put("value", ((AnswerValue.Words) value).value());
  }

  static AnswerValue value(In in) {
    return switch (in.is()) {
      case "score" -> new AnswerValue.Score(in.small("value"));
      case "yesOrNo" -> new AnswerValue.YesOrNo(in.yes("value"));
      case "option" -> new AnswerValue.Option(in.text("value"));
      case "quantity" -> new AnswerValue.Quantity(in.decimal("value"));
      case "words" -> new AnswerValue.Words(in.text("value"));
      default -> throw in.unknown();
    };
  }

  static Out write(Expectation expected) {
    if (expected instanceof Expectation.Answer answer) {
      return Out.is("answer").put("kind", QuestionCodec.write(answer.kind()));
    }
    return Out.is(expected instanceof Expectation.Consent ? "consent" : "callback");
  }

  static Expectation expectation(In in) {
    return switch (in.is()) {
      case "answer" -> new Expectation.Answer(QuestionCodec.kind(in.object("kind")));
      case "consent" -> new Expectation.Consent();
      case "callback" -> new Expectation.Callback();
      default -> throw in.unknown();
    };
  }

  private SpeechCodec() {}
}
