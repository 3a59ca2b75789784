package dev.callkit.examples.server.figures;

import dev.callkit.call.BusinessId;
import dev.callkit.interview.Answer;
import dev.callkit.interview.InterviewState;
import dev.callkit.progress.CallRecord;
import dev.callkit.question.QuestionId;
import dev.callkit.question.Verdict;
import dev.callkit.store.CallStore;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The calls that figures are made of. A call that has not been saved since is not read again; what
 * is remembered of it names nobody.
 */
public final class Figures {
  /** The most calls that figures are made of: the latest ones. */
  public static final int MOST_CALLS = 5_000;

  private static final int REMEMBERED = 50_000;

  private final CallIndex index;
  private final ByVersion<Figure> figures;

  /**
   * What one call adds to the figures.
   *
   * @param call without the person and without words
   * @param connected whether somebody answered
   * @param consented whether the interview was held
   * @param counted the questions for which this customer counts
   * @param answered the questions that were dealt with
   */
  public record Figure(
      Summary call,
      boolean connected,
      boolean consented,
      Set<QuestionId> counted,
      Set<QuestionId> answered) {}

  public Figures(CallStore store, CallIndex index) {
    this.index = index;
    this.figures = new ByVersion<>(store, REMEMBERED, Figures::of);
  }

  /** {@return the latest calls since, the latest first} */
  public List<Figure> since(BusinessId business, Instant since) {
    return index.latest(business, since, MOST_CALLS).stream()
        .flatMap(entry -> figures.of(entry).stream())
        .toList();
  }

  private static Figure of(CallRecord call) {
    return new Figure(
        Summary.of(call),
        call.attempts().stream().anyMatch(attempt -> attempt.answeredAt().isPresent()),
        call.talk().map(InterviewState::consented).orElse(false),
        call.selection().verdicts().stream()
            .filter(verdict -> verdict.reason().counts())
            .map(Verdict::question)
            .collect(Collectors.toUnmodifiableSet()),
        call.answers().stream()
            .filter(answer -> answer.status().settled())
            .map(Answer::question)
            .collect(Collectors.toUnmodifiableSet()));
  }
}
