package dev.callkit.testing.simulation;

import dev.callkit.interview.Line;
import java.util.ArrayList;
import java.util.List;

/**
 * Lets each line through once: a delivery that came twice is answered twice, and a carrier uses one
 * of the answers.
 */
final class SpokenOnce {
  private int lastUtterance;
  private int lastTurn;

  List<Line> fresh(List<Line> lines) {
    List<Line> fresh = new ArrayList<>();
    for (Line line : lines) {
      if (isFresh(line)) {
        fresh.add(line);
      }
    }
    return fresh;
  }

  private boolean isFresh(Line line) {
    if (line instanceof Line.Say say) {
      boolean later = say.id().number() > lastUtterance;
      lastUtterance = Math.max(lastUtterance, say.id().number());
      return later;
    }
    if (line instanceof Line.Listen listen) {
      boolean later = listen.turn().number() > lastTurn;
      lastTurn = Math.max(lastTurn, listen.turn().number());
      return later;
    }
    return true;
  }
}
