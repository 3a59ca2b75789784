package dev.callkit.examples;

import dev.callkit.call.CallId;
import dev.callkit.question.Catalogue;
import dev.callkit.question.QuestionLedger;
import dev.callkit.question.QuestionSelector;
import dev.callkit.question.SelectionRequest;
import dev.callkit.question.Settlement;
import java.util.Map;
import java.util.Set;

/**
 * Selects as if so many customers had been interviewed before. Each of them visited the same
 * departments and was asked everything that was chosen.
 */
final class CustomersBefore implements QuestionSelector {
  private final QuestionSelector selector = QuestionSelector.owedTurns();
  private final int customers;

  CustomersBefore(int customers) {
    this.customers = customers;
  }

  @Override
  public Reserved select(Catalogue catalogue, QuestionLedger ledger, SelectionRequest request) {
    QuestionLedger known =
        ledger.equals(QuestionLedger.EMPTY) ? afterThose(catalogue, request) : ledger;
    return selector.select(catalogue, known, request);
  }

  private QuestionLedger afterThose(Catalogue catalogue, SelectionRequest request) {
    QuestionLedger ledger = QuestionLedger.EMPTY;
    for (int customer = 1; customer <= customers; customer++) {
      CallId call = new CallId(request.call().business(), "earlier-" + customer);
      SelectionRequest earlier =
          new SelectionRequest(
              call,
              request.customer().asked(Map.of()),
              request.keysOnly(),
              request.budget(),
              request.now());
      Reserved reserved = selector.select(catalogue, ledger, earlier);
      Settlement conducted = new Settlement.Conducted(Set.copyOf(reserved.selection().chosen()));
      ledger = selector.settle(reserved.ledger(), call, conducted);
    }
    return ledger;
  }

  @Override
  public QuestionLedger settle(QuestionLedger ledger, CallId call, Settlement settlement) {
    return selector.settle(ledger, call, settlement);
  }
}
