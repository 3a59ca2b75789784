package dev.callkit.conduct;

import dev.callkit.interview.Line;
import java.util.List;

/**
 * Where our words go: a document that answers a webhook, or a live socket. Implemented by carrier
 * adapters; thread-safe.
 *
 * <ol>
 *   <li>Lines are carried out in their order. {@link Line.HangUp} comes last and waits for the
 *       words before it.
 *   <li>Each call of {@code speak} replaces a listening that is still going on.
 *   <li>After {@link Line.Listen} exactly one {@link Conversations#heard} with its turn is
 *       expected, silence included; partial words may come before it.
 *   <li>A speaker serves until its connection is gone or another speaker is given for the attempt.
 * </ol>
 */
@FunctionalInterface
public interface Speaker {

  /**
   * Speaks.
   *
   * @param lines what to do; empty if there is nothing to say, which ends a webhook's wait
   * @return false if this speaker can no longer reach the person
   */
  boolean speak(List<Line> lines);
}
