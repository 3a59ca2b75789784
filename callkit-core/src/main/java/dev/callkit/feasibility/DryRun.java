package dev.callkit.feasibility;

import dev.callkit.call.BusinessId;
import dev.callkit.call.CallId;
import dev.callkit.question.Catalogue;
import dev.callkit.question.CustomerFacts;
import dev.callkit.question.QuestionId;
import dev.callkit.question.QuestionLedger;
import dev.callkit.question.QuestionSelector;
import dev.callkit.question.SelectionRequest;
import dev.callkit.question.Settlement;
import dev.callkit.question.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What would be asked of customers who all answer, and are all asked everything that is chosen. */
final class DryRun {
  private static final BusinessId NOBODY = new BusinessId("dry-run");
  private static final Duration ONE_AFTER_ANOTHER = Duration.ofMinutes(1);

  private final Map<QuestionId, Integer> counted = new HashMap<>();
  private final Map<QuestionId, Integer> asked = new HashMap<>();
  private long seconds;

  /**
   * Serves customers.
   *
   * @param times a ledger whose measured times are planned with; nothing else of it is used
   */
  static DryRun of(
      Catalogue catalogue, QuestionLedger times, List<CustomerFacts> customers, Duration budget) {
    QuestionSelector selector = QuestionSelector.owedTurns();
    DryRun run = new DryRun();
    QuestionLedger ledger = QuestionLedger.of(List.of(), List.of(), times.measured(), Map.of());
    Instant now = Instant.EPOCH;
    for (CustomerFacts customer : customers) {
      CallId call = new CallId(NOBODY, "customer");
      SelectionRequest request = new SelectionRequest(call, customer, false, budget, now);
      QuestionSelector.Reserved reserved = selector.select(catalogue, ledger, request);
      for (Verdict verdict : reserved.selection().verdicts()) {
        run.note(verdict);
      }
      reserved.selection().questions().forEach(chosen -> run.seconds += chosen.time().toSeconds());
      Settlement conducted = new Settlement.Conducted(Set.copyOf(reserved.selection().chosen()));
      ledger = selector.settle(reserved.ledger(), call, conducted);
      now = now.plus(ONE_AFTER_ANOTHER);
    }
    return run;
  }

  private void note(Verdict verdict) {
    if (verdict.reason().counts()) {
      counted.merge(verdict.question(), 1, Integer::sum);
    }
    if (verdict.reason().chosen()) {
      asked.merge(verdict.question(), 1, Integer::sum);
    }
  }

  /** For how many customers it counted. */
  int counted(QuestionId question) {
    return counted.getOrDefault(question, 0);
  }

  /** How many customers were asked it. */
  int asked(QuestionId question) {
    return asked.getOrDefault(question, 0);
  }

  /** The talk time of all questions that were asked. */
  long seconds() {
    return seconds;
  }
}
