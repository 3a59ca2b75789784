package dev.callkit.examples;

import dev.callkit.dialogue.CallbackTime;
import dev.callkit.examples.terminal.Layout;
import dev.callkit.interview.Answer;
import dev.callkit.interview.InterviewState;
import dev.callkit.outcome.Outcome;
import dev.callkit.progress.CallRecord;
import dev.callkit.question.AnswerValue;
import dev.callkit.question.QuestionId;
import dev.callkit.question.Selection;
import dev.callkit.question.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a call came to, for people: a row for every question of the catalogue, then the whole. */
final class ResultTable {
  private static final int LABEL = 13;

  /**
   * {@return the table and the lines below it, each ended}
   *
   * @param kept how many calls are kept where; empty if none are
   */
  static String of(FinalRecord last, Optional<String> kept, int columns) {
    CallRecord call = last.call();
    StringBuilder text = new StringBuilder();
    if (!call.selection().verdicts().isEmpty()) {
      text.append(Layout.table(rows(call), columns)).append('\n');
    }
    line(text, "Disposition", disposition(call.outcome()), columns);
    line(text, "Status", words(call.status()), columns);
    line(text, "Duration", TalkPrinter.minutes(last.talkTime()) + " from the answer", columns);
    call.talk()
        .flatMap(InterviewState::callback)
        .map(CallbackTime::text)
        .ifPresent(
            when ->
                line(
                    text,
                    "Callback",
                    (when.isEmpty() ? "at some other time" : when.replace('T', ' '))
                        + "; this program makes one call only",
                    columns));
    kept.ifPresent(calls -> line(text, "Kept", calls, columns));
    text.append('\n');
    line(text, "Next", "--help, understand to try wordings, README.md to embed it", columns);
    return text.toString();
  }

  private static void line(StringBuilder to, String label, String value, int columns) {
    String padded = label + " ".repeat(LABEL - label.length());
    to.append(Layout.beside(padded, value, columns)).append('\n');
  }

  private static String disposition(Optional<Outcome> outcome) {
    return outcome
        .map(
            came ->
                came.disposition() + " (AAPOR " + came.disposition().code() + "): " + came.rule())
        .orElse("none yet");
  }

  private static List<List<String>> rows(CallRecord call) {
    Map<QuestionId, Answer> answers =
        call.answers().stream()
            .collect(Collectors.toMap(Answer::question, Function.identity(), (a, b) -> b));
    Set<QuestionId> asked = call.talk().map(InterviewState::asked).orElse(Set.of());
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("Question", "Answer", "Value", "Conf", "Words heard", "Selection"));
    for (Verdict verdict : inAskingOrder(call.selection())) {
      QuestionId id = verdict.question();
      Answer answer = answers.get(id);
      if (answer != null) {
        rows.add(row(answer, verdict));
      } else {
        String status =
            asked.contains(id)
                ? "asked, not answered"
                : verdict.reason().chosen() ? "not asked" : "-";
        rows.add(List.of(id.value(), status, "", "", "", verdict.text()));
      }
    }
    return rows;
  }

  private static List<String> row(Answer answer, Verdict verdict) {
    String words = answer.words() + answer.followUpWords().map(more -> " / " + more).orElse("");
    return List.of(
        answer.question().value(),
        words(answer.status()),
        answer.value().map(ResultTable::value).orElse(""),
        answer.value().isPresent() ? String.format(Locale.ROOT, "%.2f", answer.confidence()) : "",
        words,
        verdict.text());
  }

  /** Free text stands under the words already. */
  private static String value(AnswerValue value) {
    return value instanceof AnswerValue.Words ? "(text)" : value.text();
  }

  private static List<Verdict> inAskingOrder(Selection selection) {
    List<Verdict> rows = new ArrayList<>();
    for (QuestionId id : selection.chosen()) {
      selection.verdicts().stream()
          .filter(verdict -> verdict.question().equals(id))
          .forEach(rows::add);
    }
    selection.verdicts().stream().filter(verdict -> !verdict.reason().chosen()).forEach(rows::add);
    return rows;
  }

  private static String words(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private ResultTable() {}
}
