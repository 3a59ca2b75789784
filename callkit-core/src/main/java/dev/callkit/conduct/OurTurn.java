package dev.callkit.conduct;

import dev.callkit.interview.Line;
import java.util.List;

/**
 * It is our turn to speak: from what the person said to the first words of our reply. Whoever has
 * something to say says it here, and the first reply counts.
 */
final class OurTurn implements Speaker {
  private final Speaker speaker;
  private final boolean mayFill;
  private final Runnable whenOver;
  private volatile boolean thinking;

  // Held while words are handed over, or a filler could come after the reply that it fills in for.
  private final Object order = new Object();
  private boolean over;

  /**
   * Begins.
   *
   * @param speaker where the words go
   * @param mayFill whether anything may be said before the reply
   * @param whenOver is run once the reply has been handed over
   */
  OurTurn(Speaker speaker, boolean mayFill, Runnable whenOver) {
    this.speaker = speaker;
    this.mayFill = mayFill;
    this.whenOver = whenOver;
  }

  /** Says whether an engine is working on it, which has a deadline of its own. */
  void thinking(boolean engineWorks) {
    thinking = engineWorks;
  }

  boolean isThinking() {
    return thinking;
  }

  /** {@return false if the person cannot be reached, or has been given another reply} */
  @Override
  public boolean speak(List<Line> reply) {
    synchronized (order) {
      if (over) {
        return false;
      }
      over = true;
      try {
        return speaker.speak(reply);
      } finally {
        whenOver.run();
      }
    }
  }

  @Override
  public boolean fill(String words) {
    synchronized (order) {
      return mayFill && !over && speaker.fill(words);
    }
  }
}
