package dev.callkit.examples.understanding;

import dev.callkit.dialogue.DialogueEngine;
import dev.callkit.examples.input.BadInput;
import dev.callkit.openai.OpenAiDialogue;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** What understands replies while it is open: the rules, or a model with the rules around it. */
public final class CallEngine implements AutoCloseable {
  private final Optional<OpenAiDialogue> model;
  private final ExecutorService workers;
  private final InstantSource clock;

  private CallEngine(Optional<OpenAiDialogue> model, ExecutorService workers, InstantSource clock) {
    this.model = model;
    this.workers = workers;
    this.clock = clock;
  }

  /** Opens it, and asks a model one question first, so that nobody waits for classes to load. */
  public static CallEngine open(EngineChoice choice, InstantSource clock) {
    Optional<OpenAiDialogue> model = model(choice, clock);
    // What fails is logged; the talk is held all the same.
    model.ifPresent(OpenAiDialogue::warmUp);
    ExecutorService workers =
        Executors.newCachedThreadPool(
            task -> {
              Thread thread = new Thread(task, "model");
              thread.setDaemon(true);
              return thread;
            });
    return new CallEngine(model, workers, clock);
  }

  /**
   * {@return the model that was chosen, if one was}
   *
   * @throws BadInput if it has been shut down
   */
  public static Optional<OpenAiDialogue> model(EngineChoice choice, InstantSource clock) {
    try {
      return choice.open(clock);
    } catch (IllegalStateException ended) {
      throw new BadInput("--engine openai: " + ended.getMessage());
    }
  }

  /** {@return what understands replies} */
  public DialogueEngine engine() {
    return model
        .map(asked -> DialogueEngine.guarded(asked, workers, clock))
        .orElse(DialogueEngine.swedishRules());
  }

  @Override
  public void close() {
    workers.shutdownNow();
    model.ifPresent(OpenAiDialogue::close);
  }
}
