package dev.callkit.jdbi;

import dev.callkit.question.Priority;
import dev.callkit.question.QuestionId;
import dev.callkit.question.Selection;
import dev.callkit.question.Selection.Chosen;
import dev.callkit.question.Verdict;

/** What was chosen, and why. */
final class SelectionCodec {

  static Out write(Selection selection) {
    return new Out()
        .objects("questions", selection.questions(), SelectionCodec::write)
        .objects("verdicts", selection.verdicts(), SelectionCodec::write);
  }

  static Selection selection(In in) {
    return new Selection(
        in.objects("questions", SelectionCodec::chosen),
        in.objects("verdicts", SelectionCodec::verdict));
  }

  private static Out write(Chosen chosen) {
    return new Out()
        .put("question", chosen.question().value())
        .put("level", chosen.level())
        .put("time", chosen.time())
        .text("partner", chosen.partner());
  }

  private static Chosen chosen(In in) {
    return new Chosen(
        in.parsed("question", QuestionId::new),
        in.constant("level", Priority.class),
        in.duration("time"),
        in.any("partner", field -> in.parsed(field, QuestionId::new)));
  }

  private static Out write(Verdict verdict) {
    return new Out()
        .put("question", verdict.question().value())
        .put("reason", verdict.reason())
        .put("toGo", verdict.toGo())
        .put("urgencyHundredths", verdict.urgencyHundredths())
        .text("other", verdict.other());
  }

  private static Verdict verdict(In in) {
    return new Verdict(
        in.parsed("question", QuestionId::new),
        in.constant("reason", Verdict.Reason.class),
        in.number("toGo"),
        in.number("urgencyHundredths"),
        in.any("other", field -> in.parsed(field, QuestionId::new)));
  }

  private SelectionCodec() {}
}
