package dev.callkit.testing.contract;

import dev.callkit.dialogue.DialogueEngine;
import dev.callkit.dialogue.DialogueException;
import dev.callkit.dialogue.Understanding;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;

class GuardedEngineContractTest extends DialogueEngineContract {
  private final ExecutorService workers = Executors.newCachedThreadPool();

  @AfterEach
  void stop() {
    workers.shutdownNow();
  }

  @Override
  protected DialogueEngine engine() {
    return DialogueEngine.guarded(DialogueEngine.swedishRules(), workers, InstantSource.system());
  }

  @Override
  protected Optional<DialogueEngine> engineThatIsNotAnswered() {
    return Optional.of(
        DialogueEngine.guarded(exchange -> waitForEver(), workers, InstantSource.system()));
  }

  /** What a model is like that has accepted a request and says nothing. */
  static Understanding waitForEver() {
    try {
      new CountDownLatch(1).await();
      throw new AssertionError("nobody counts down");
    } catch (InterruptedException givenUp) {
      Thread.currentThread().interrupt();
      throw new DialogueException("given up", true);
    }
  }
}
