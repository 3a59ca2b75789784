package dev.callkit.testing.contract;

import dev.callkit.call.CallId;
import dev.callkit.question.AnswerKind;
import dev.callkit.question.Catalogue;
import dev.callkit.question.CustomerFacts;
import dev.callkit.question.Question;
import dev.callkit.question.QuestionLedger;
import dev.callkit.question.QuestionSelector;
import dev.callkit.question.SelectionRequest;
import java.time.LocalDate;
import java.util.List;

/** One question for every customer. */
final class Customers {
  private static final Catalogue CATALOGUE =
      new Catalogue(
          List.of(
              Question.builder(
                      "hittade", "Hittade du allt du letade efter?", new AnswerKind.YesNo())
                  .build()));

  static QuestionSelector.Reserved select(
      QuestionSelector selector, QuestionLedger ledger, CallId call) {
    return selector.select(
        CATALOGUE,
        ledger,
        new SelectionRequest(
            call,
            CustomerFacts.unknown(LocalDate.of(2026, 11, 23)),
            false,
            SelectionRequest.DEFAULT_BUDGET,
            StoredCalls.NOW));
  }

  private Customers() {}
}
