package dev.callkit.testing.contract;

import dev.callkit.dialogue.DialogueEngine;

class SwedishRulesContractTest extends DialogueEngineContract {
  @Override
  protected DialogueEngine engine() {
    return DialogueEngine.swedishRules();
  }
}
