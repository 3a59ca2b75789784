package dev.callkit.testing.contract;

import dev.callkit.question.QuestionSelector;

class OwedTurnsContractTest extends QuestionSelectorContract {
  @Override
  protected QuestionSelector selector() {
    return QuestionSelector.owedTurns();
  }
}
