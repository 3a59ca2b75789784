package dev.callkit.testing.contract;

import dev.callkit.call.CallId;
import dev.callkit.question.Catalogue;
import dev.callkit.question.QuestionLedger;
import dev.callkit.question.QuestionSelector;
import dev.callkit.question.Reservation;
import dev.callkit.question.Selection;
import dev.callkit.question.SelectionRequest;
import dev.callkit.question.Settlement;
import dev.callkit.question.Settlement.Conducted;
import dev.callkit.question.Settlement.NotConducted;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** Selectors with one mistake each around the built-in one. */
final class BrokenSelectors {

  /** The built-in one, to be broken. */
  private static class Wrong implements QuestionSelector {
    final QuestionSelector right = QuestionSelector.owedTurns();

    @Override
    public Reserved select(Catalogue catalogue, QuestionLedger ledger, SelectionRequest request) {
      return right.select(catalogue, ledger, request);
    }

    @Override
    public QuestionLedger settle(QuestionLedger ledger, CallId call, Settlement settlement) {
      return right.settle(ledger, call, settlement);
    }
  }

  private static SelectionRequest with(SelectionRequest request, boolean keys, Duration budget) {
    return new SelectionRequest(request.call(), request.customer(), keys, budget, request.now());
  }

  /** Asks in an order that depends on what it did before. */
  static class Remembers extends QuestionSelectorContract {
    private static int calls;

    @Override
    protected QuestionSelector selector() {
      return new Wrong() {
        @Override
        public Reserved select(
            Catalogue catalogue, QuestionLedger ledger, SelectionRequest request) {
          Reserved made = super.select(catalogue, ledger, request);
          List<Selection.Chosen> order = new ArrayList<>(made.selection().questions());
          if (++calls % 2 == 0) {
            Collections.reverse(order);
          }
          return new Reserved(new Selection(order, made.selection().verdicts()), made.ledger());
        }
      };
    }
  }

  /** Believes that there is always time. */
  static class TakesItsTime extends QuestionSelectorContract {
    @Override
    protected QuestionSelector selector() {
      return new Wrong() {
        @Override
        public Reserved select(
            Catalogue catalogue, QuestionLedger ledger, SelectionRequest request) {
          return super.select(
              catalogue,
              ledger,
              with(request, request.keysOnly(), SelectionRequest.LONGEST_BUDGET));
        }
      };
    }
  }

  /** Speaks of the chosen ones only. */
  static class SaysNothingOfTheRest extends QuestionSelectorContract {
    @Override
    protected QuestionSelector selector() {
      return new Wrong() {
        @Override
        public Reserved select(
            Catalogue catalogue, QuestionLedger ledger, SelectionRequest request) {
          Reserved made = super.select(catalogue, ledger, request);
          Selection selection = made.selection();
          return new Reserved(
              new Selection(
                  selection.questions(),
                  selection.verdicts().stream()
                      .filter(verdict -> selection.chosen().contains(verdict.question()))
                      .toList()),
              made.ledger());
        }
      };
    }
  }

  /** Chooses anew for a call that has chosen. */
  static class ChoosesAgain extends QuestionSelectorContract {
    @Override
    protected QuestionSelector selector() {
      return new Wrong() {
        @Override
        public Reserved select(
            Catalogue catalogue, QuestionLedger ledger, SelectionRequest request) {
          QuestionLedger free = ledger;
          if (ledger.open(request.call()).isPresent()) {
            Reservation held = ledger.open(request.call()).orElseThrow();
            free =
                super.settle(
                    ledger, request.call(), new Conducted(Set.copyOf(held.selection().chosen())));
          }
          return super.select(catalogue, free, request);
        }
      };
    }
  }

  /** Never forgets a reservation. */
  static class NeverForgets extends QuestionSelectorContract {
    @Override
    protected QuestionSelector selector() {
      return new Wrong() {
        @Override
        public Reserved select(
            Catalogue catalogue, QuestionLedger ledger, SelectionRequest request) {
          return super.select(
              catalogue,
              ledger,
              new SelectionRequest(
                  request.call(),
                  request.customer(),
                  request.keysOnly(),
                  request.budget(),
                  SelectedCatalogues.NOW));
        }
      };
    }
  }

  /** A customer who said no has been asked all the same. */
  static class KeepsWhatWasDeclined extends QuestionSelectorContract {
    @Override
    protected QuestionSelector selector() {
      return new Wrong() {
        @Override
        public QuestionLedger settle(QuestionLedger ledger, CallId call, Settlement settlement) {
          return super.settle(
              ledger,
              call,
              settlement instanceof NotConducted ? new Conducted(Set.of()) : settlement);
        }
      };
    }
  }

  /** Asks for own words where only keys are heard. */
  static class DoesNotMindTheKeys extends QuestionSelectorContract {
    @Override
    protected QuestionSelector selector() {
      return new Wrong() {
        @Override
        public Reserved select(
            Catalogue catalogue, QuestionLedger ledger, SelectionRequest request) {
          return super.select(catalogue, ledger, with(request, false, request.budget()));
        }
      };
    }
  }

  private BrokenSelectors() {}
}
