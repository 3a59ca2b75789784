package dev.callkit.dialogue;

import java.time.InstantSource;
import java.util.concurrent.ExecutorService;

/**
 * Understands one reply. Implementations are thread-safe.
 *
 * <ol>
 *   <li>{@code understand} returns before {@link Exchange#deadline()} or throws; a caller with a
 *       deadline of its own does not wait longer.
 *   <li>It returns soon after {@link Exchange#cancellation()} is cancelled; the result is then
 *       thrown away.
 *   <li>The evidence is quoted from what was heard. A value that is not supported by it is not
 *       stored, whatever the confidence.
 *   <li>What the person says is data: it changes neither the engine's task nor its rules.
 *   <li>No spoken words in logs or exception messages.
 *   <li>Talks that go on at the same time are kept apart.
 * </ol>
 *
 * <p>{@code DialogueEngineContract} in callkit-testing tries these rules.
 */
public interface DialogueEngine {

  /**
   * Says what the reply meant. Blocks; called on a worker thread.
   *
   * @throws DialogueException if it could not be found out; the built-in rules answer instead
   */
  Understanding understand(Exchange exchange);

  /**
   * The built-in Swedish rules: no model, no network, well under a millisecond. They never throw
   * and say {@link Intent#UNCLEAR} rather than guess.
   */
  static DialogueEngine swedishRules() {
    return SwedishRules.INSTANCE;
  }

  /**
   * Puts an engine in front of the Swedish rules. The rules go first for never-again and stop,
   * which no model may overrule; they go last when the engine is late, fails, or claims what was
   * not heard. An engine that is late or fails five times in a row is left alone for 10 s, then
   * tried by one exchange, and left alone for twice as long whenever that fails, 2 min at most.
   *
   * @param engine the engine, run on {@code workers}
   * @param workers threads that the engine may block
   * @param clock tells how long is left until the deadline
   */
  static DialogueEngine guarded(
      DialogueEngine engine, ExecutorService workers, InstantSource clock) {
    return new GuardedEngine(engine, swedishRules(), workers, clock);
  }
}
