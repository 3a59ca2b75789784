package dev.callkit.jdbi;

import dev.callkit.question.Priority;
import dev.callkit.question.QuestionId;
import dev.callkit.question.Selection;
import dev.callkit.question.Selection.Chosen;
import dev.callkit.question.Verdict;
import java.util.Optional;

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
        in.has("brief")
            ? in.texts("brief", SelectionCodec::brief)
            : in.objects("verdicts", SelectionCodec::verdict));
  }

  /**
   * With each verdict as one short text: a reservation is written at every dial, and all that are
   * open are read by a node that does not remember them.
   */
  static Out brief(Selection selection) {
    return new Out()
        .objects("questions", selection.questions(), SelectionCodec::write)
        .texts("brief", selection.verdicts().stream().map(SelectionCodec::brief).toList());
  }

  private static String brief(Verdict verdict) {
    String figures = verdict.reason() + " " + verdict.toGo() + " " + verdict.urgencyHundredths();
    return verdict.question() + " " + figures + verdict.other().map(id -> " " + id).orElse("");
  }

  private static Verdict brief(String text) {
    String[] parts = text.split(" ", -1);
    if (parts.length < 4) {
      throw new IllegalArgumentException("a verdict of " + parts.length + " parts");
    }
    return new Verdict(
        new QuestionId(parts[0]),
        Verdict.Reason.valueOf(parts[1]),
        Long.parseLong(parts[2]),
        Long.parseLong(parts[3]),
        parts.length > 4 ? Optional.of(new QuestionId(parts[4])) : Optional.empty());
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
