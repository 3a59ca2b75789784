package dev.callkit.jdbi;

import dev.callkit.question.ActivePeriod;
import dev.callkit.question.AnswerKind;
import dev.callkit.question.Frequency;
import dev.callkit.question.Priority;
import dev.callkit.question.Question;
import dev.callkit.question.QuestionId;
import dev.callkit.question.Trigger;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.LinkedHashSet;
import java.util.Optional;

/** Questions as a talk carries them. */
final class QuestionCodec {

  static Out write(Question question) {
    return new Out()
        .put("id", question.id().value())
        .put("text", question.text())
        .put("kind", write(question.kind()))
        .put("everyNth", question.frequency().everyNth())
        .put("priority", question.priority())
        .text("topic", question.topic())
        .texts("departments", question.departments())
        .objects("triggers", question.triggers(), QuestionCodec::write)
        .text("from", question.period().from())
        .text("until", question.period().until())
        .put("cooldown", question.cooldown())
        .put("time", question.time())
        .text("followUp", question.followUp())
        .put("enabled", question.enabled());
  }

  static Question question(In in) {
    return new Question(
        in.parsed("id", QuestionId::new),
        in.text("text"),
        kind(in.object("kind")),
        Frequency.every(in.small("everyNth")),
        in.constant("priority", Priority.class),
        in.any("topic", in::text),
        new LinkedHashSet<>(in.texts("departments")),
        in.objects("triggers", QuestionCodec::trigger),
        new ActivePeriod(
            in.any("from", field -> in.parsed(field, LocalDate::parse)),
            in.any("until", field -> in.parsed(field, LocalDate::parse))),
        in.duration("cooldown"),
        in.duration("time"),
        in.any("followUp", in::text),
        in.yes("enabled"));
  }

  static Out write(AnswerKind kind) {
    Out out = Out.is(kind.name());
    if (kind instanceof AnswerKind.Rating rating) {
      return out.put("lowest", rating.lowest()).put("highest", rating.highest());
    }
    if (kind instanceof AnswerKind.Choice choice) {
      return out.texts("options", choice.options());
    }
    if (kind instanceof AnswerKind.Number number) {
      return out.text("least", number.least()).text("most", number.most());
    }
    return out;
  }

  static AnswerKind kind(In in) {
    return switch (in.is()) {
      case "rating" -> new AnswerKind.Rating(in.small("lowest"), in.small("highest"));
      case "nps" -> new AnswerKind.Nps();
      case "yesno" -> new AnswerKind.YesNo();
      case "choice" -> new AnswerKind.Choice(in.texts("options"));
      case "number" ->
          new AnswerKind.Number(in.any("least", in::decimal), in.any("most", in::decimal));
      case "text" -> new AnswerKind.FreeText();
      default -> throw in.unknown();
    };
  }

  private static Out write(Trigger trigger) {
    return body(trigger).text("raisesTo", trigger.raisesTo().map(Enum::name));
  }

  private static Out body(Trigger trigger) {
    if (trigger instanceof Trigger.Category category) {
      return Out.is("category").texts("anyOf", category.anyOf());
    }
    if (trigger instanceof Trigger.Amount amount) {
      return Out.is("amount").text("least", amount.least()).text("most", amount.most());
    }
    Trigger.VisitTime time = (Trigger.VisitTime) trigger;
    return Out.is("visitTime")
        .texts("days", time.days())
        .put("from", time.from().toString())
        .put("until", time.until().toString());
  }

  private static Trigger trigger(In in) {
    Optional<Priority> raisesTo = in.any("raisesTo", field -> in.constant(field, Priority.class));
    return switch (in.is()) {
      case "category" -> new Trigger.Category(new LinkedHashSet<>(in.texts("anyOf")), raisesTo);
      case "amount" ->
          new Trigger.Amount(in.any("least", in::decimal), in.any("most", in::decimal), raisesTo);
      case "visitTime" ->
          new Trigger.VisitTime(
              new LinkedHashSet<>(in.texts("days", DayOfWeek::valueOf)),
              in.parsed("from", LocalTime::parse),
              in.parsed("until", LocalTime::parse),
              raisesTo);
      default -> throw in.unknown();
    };
  }

  private QuestionCodec() {}
}
