package dev.callkit.question;

import dev.callkit.call.CallId;
import java.time.Duration;
import java.util.Optional;

/**
 * Every customer a question applies to earns it a part of a turn; who is owed a turn is due; the
 * most urgent is asked, and the rest of the time goes to the set that carries the most urgency.
 * Asking costs a turn; what did not happen is given back. docs/question-selection.md has the
 * reasons.
 */
final class OwedTurnsSelector implements QuestionSelector {
  private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(30);

  @Override
  public Reserved select(Catalogue catalogue, QuestionLedger ledger, SelectionRequest request) {
    Optional<Reservation> held = ledger.open(request.call());
    if (held.isPresent() && held.get().expiresAt().isAfter(request.now())) {
      return new Reserved(held.get().selection(), ledger);
    }
    LedgerDraft draft = ledger.draft();
    draft.expire(request.now());
    if (!ledger.fits(catalogue.units())) {
      draft = draft.adopt(catalogue);
    }
    Reservation reservation =
        new Choice(catalogue, ledger, draft, request).reserve(request.now().plus(FORGOTTEN_AFTER));
    draft.reserve(reservation);
    return new Reserved(reservation.selection(), draft.done());
  }

  @Override
  public QuestionLedger settle(QuestionLedger ledger, CallId call, Settlement settlement) {
    Optional<Reservation> held = ledger.open(call);
    if (held.isEmpty()) {
      return ledger;
    }
    LedgerDraft draft = ledger.draft();
    draft.settle(held.get(), settlement);
    return draft.done();
  }
}
