package dev.callkit.openai;

import dev.callkit.dialogue.DialogueEngine;
import dev.callkit.testing.contract.DialogueEngineContract;
import dev.callkit.testing.openai.Fault;
import dev.callkit.testing.openai.LocalOpenAi;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;

/** The port's rules hold although the model does whatever a caller tells it to. */
class ObedientModelContractTest extends DialogueEngineContract {
  private final LocalOpenAi local =
      LocalOpenAi.start().failing(request -> Optional.of(Fault.OBEYS));
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
}
