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
 *   <li>What {@code fill} was given is said before the next lines, and changes nothing else.
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

  /**
   * Says a few words into the silence while the reply is not ready. They are no line: nobody refers
   * to them by an id, and nothing is listened for after them. Most replies come without; no reply
   * has more than one filler, and one excuse if there will be no reply.
   *
   * @param words Swedish, plain text
   * @return false if this speaker cannot do that, such as one that answers only once: then the
   *     person waits in silence, 5 s at the longest. That is the default.
   */
  default boolean fill(String words) {
    return false;
  }
}
