package dev.callkit.openai;

import dev.callkit.dialogue.DialogueEngine;
import dev.callkit.testing.contract.DialogueEngineContract;
import dev.callkit.testing.openai.Fault;
import dev.callkit.testing.openai.LocalOpenAi;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;

/** The port's rules, without the guard around the engine. */
class OpenAiDialogueContractTest extends DialogueEngineContract {
  private final LocalOpenAi local = LocalOpenAi.start();
  private final OpenAiDialogue engine = Local.engine(local).build();

  @AfterEach
  void stop() {
    engine.close();
    local.close();
  }

  @Override
  protected DialogueEngine engine() {
    return engine;
  }

  @Override
  protected Optional<DialogueEngine> engineThatIsNotAnswered() {
    local.failing(request -> Optional.of(Fault.NEVER_ANSWERS));
    return Optional.of(engine);
  }
}
