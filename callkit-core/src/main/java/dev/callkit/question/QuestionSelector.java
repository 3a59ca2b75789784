package dev.callkit.question;

import dev.callkit.call.CallId;

/**
 * Chooses what a customer is asked. Implementations are pure and thread-safe.
 *
 * <ol>
 *   <li>The same arguments give the same result, on every machine, in every locale.
 *   <li>The times of the chosen questions, as planned, together never pass the budget.
 *   <li>Every question of the catalogue gets exactly one verdict.
 *   <li>A call that already holds a reservation gets the same selection and the ledger unchanged.
 *   <li>Settling a call that holds no reservation changes nothing. Selecting gives back what was
 *       reserved and forgotten.
 *   <li>Settling as not conducted leaves every {@code owed} as it was before the selection; a
 *       question that was chosen and not put is owed as if it had not been.
 *   <li>Only questions are chosen that are enabled, in their period, concern the customer and,
 *       where the carrier hears keys only, can be answered by them.
 * </ol>
 *
 * <p>{@code QuestionSelectorContract} in callkit-testing tries these rules.
 */
public interface QuestionSelector {

  /**
   * Chooses questions and reserves their turns.
   *
   * @return the decision and the ledger with the reservation in it
   */
  Reserved select(Catalogue catalogue, QuestionLedger ledger, SelectionRequest request);

  /**
   * Settles what a call reserved: exactly once, in any order. An adjourned interview only keeps its
   * reservation for longer.
   *
   * @return the ledger afterwards
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
   * The built-in selector, "owed turns": a question earns a turn from every n-th customer it
   * applies to and keeps it until there is room. The most urgent due question is always asked; the
   * seconds that are left are filled with the set that carries the most urgency.
   */
  static QuestionSelector owedTurns() {
    return new OwedTurnsSelector();
  }
}
