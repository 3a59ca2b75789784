package dev.callkit.question;

import dev.callkit.call.BusinessId;
import dev.callkit.call.CallId;
import dev.callkit.question.QuestionLedger.Standing;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A business that serves one customer after the other. */
final class Shop {
  static final AnswerKind YES_NO = new AnswerKind.YesNo();
  static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
  static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
  private static final BusinessId BUSINESS = new BusinessId("matboden");

  private final QuestionSelector selector = QuestionSelector.owedTurns();
  private final Catalogue catalogue;
  private QuestionLedger ledger = QuestionLedger.EMPTY;

  Shop(Question... questions) {
    this(new Catalogue(List.of(questions)));
  }

  Shop(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  static Question question(String id, int n, Priority priority, int seconds, String topic) {
    return Question.builder(id, "Vad tycker du om " + id + " hos oss?", YES_NO)
        .every(n)
        .priority(priority)
        .time(Duration.ofSeconds(seconds))
        .topic(topic)
        .build();
  }

  static CallId call(int customer) {
    return new CallId(BUSINESS, "call-" + customer);
  }

  static SelectionRequest request(int customer, int budgetSeconds) {
    return request(customer, CustomerFacts.unknown(TODAY), budgetSeconds);
  }

  static SelectionRequest request(int customer, CustomerFacts facts, int budgetSeconds) {
    return new SelectionRequest(
        call(customer), facts, false, Duration.ofSeconds(budgetSeconds), NOW);
  }

  /** "customer:id,id" */
  static String row(int customer, Selection selection) {
    return selection.chosen().stream()
        .map(QuestionId::value)
        .collect(Collectors.joining(",", customer + ":", ""));
  }

  /** The same ledger, other questions. */
  Shop with(Question... questions) {
    return new Shop(questions).with(ledger);
  }

  /** The same questions, this ledger. */
  Shop with(QuestionLedger owed) {
    Shop other = new Shop(catalogue);
    other.ledger = owed;
    return other;
  }

  Catalogue catalogue() {
    return catalogue;
  }

  QuestionLedger ledger() {
    return ledger;
  }

  long owed(String id) {
    return ledger.standing(id).map(Standing::owed).orElse(0L);
  }

  Selection select(int customer) {
    return select(request(customer, 90));
  }

  Selection select(SelectionRequest request) {
    QuestionSelector.Reserved reserved = selector.select(catalogue, ledger, request);
    ledger = reserved.ledger();
    return reserved.selection();
  }

  void settle(int customer, Settlement settlement) {
    ledger = selector.settle(ledger, call(customer), settlement);
  }

  /** Serves customers 1 to {@code last}, every call conducted. */
  String serve(int last) {
    return serveFrom(1, last);
  }

  String serveFrom(int first, int count) {
    StringBuilder rows = new StringBuilder();
    for (int customer = first; customer < first + count; customer++) {
      Selection selection = select(customer);
      if (!selection.chosen().isEmpty()) {
        rows.append(rows.isEmpty() ? "" : " ").append(row(customer, selection));
      }
      settle(customer, new Settlement.Conducted(Set.copyOf(selection.chosen())));
    }
    return rows.toString();
  }
}
