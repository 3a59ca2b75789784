package dev.callkit.question;

import dev.callkit.call.CallId;

/**
 * Chooses what a customer is asked. Implementations are pure and thread-safe.
 *
 * <ol>
 *   <li>The same arguments give the same result, on every machine, in every locale.
 *   <li>The times of the chosen questions together never pass the budget.
 *   <li>Every question of the catalogue gets exactly one verdict.
 *   <li>A call that already holds a reservation gets the same selection and the ledger unchanged.
 *   <li>Settling a call that holds no reservation changes nothing.
 *   <li>Settling as not conducted leaves every {@code owed} as it was before the selection.
 * </ol>
 */
public interface QuestionSelector {

  /**
   * Chooses questions and reserves their turns.
   *
   * @return the decision and the ledger with the reservation in it
   */
  Reserved select(Catalogue catalogue, QuestionLedger ledger, SelectionRequest request);

  /**
   * Settles what a call reserved: exactly once, in any order.
   *
   * @return the ledger without the reservation
   */
  QuestionLedger settle(QuestionLedger ledger, CallId call, Settlement settlement);

  /**
   * A decision and what it leaves.
   *
   * @param selection what is asked, and why
   * @param ledger the ledger afterwards
   */
  record Reserved(Selection selection, QuestionLedger ledger) {}

  /**
   * The built-in selector: a question earns a turn from every n-th customer it applies to, keeps
   * the turn until there is room for it, and the most urgent due questions are taken as they fit.
   */
  static QuestionSelector inTurn() {
    return new InTurnSelector();
  }
}
