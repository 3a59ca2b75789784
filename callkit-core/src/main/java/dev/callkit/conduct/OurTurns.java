package dev.callkit.conduct;

import dev.callkit.call.AttemptId;
import dev.callkit.interview.Line;
import dev.callkit.interview.Script;
import dev.callkit.interview.ScriptLine;
import dev.callkit.interview.TurnId;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Nobody is left listening to nothing. A reply that is not ready is filled in for by a word or two,
 * once; one that does not come at all is replaced by a goodbye. These words belong to no state of
 * the talk and are not saved: they are needed most when nothing can be.
 */
final class OurTurns {
  private static final Logger log = LoggerFactory.getLogger(OurTurns.class);

  /** From the person's words to the filler. Design: never more than 2 s without a word. */
  static final Duration FILLED_AFTER = Duration.ofMillis(1_200);

  /** From the person's words to the goodbye: longer, and they say "hallå?" into the silence. */
  static final Duration LONGEST = Duration.ofSeconds(5);

  private static final Duration WHILE_THINKING = Duration.ofSeconds(1);

  private record Turn(AttemptId attempt, TurnId turn) {}

  private final TaskScheduler tasks;
  private final Function<AttemptId, Script> scripts;
  private final Set<Turn> open = ConcurrentHashMap.newKeySet();

  /**
   * None yet.
   *
   * @param scripts gives a talk's wording, without asking the store
   */
  OurTurns(TaskScheduler tasks, Function<AttemptId, Script> scripts) {
    this.tasks = tasks;
    this.scripts = scripts;
  }

  /** The person has spoken, or was silent. */
  OurTurn after(AttemptId attempt, TurnId turn, Speaker speaker) {
    Turn key = new Turn(attempt, turn);
    // A delivery that comes twice is one turn, and gets one filler.
    boolean once = open.add(key);
    OurTurn ours = new OurTurn(speaker, once, () -> open.remove(key));
    if (once) {
      tasks.schedule(FILLED_AFTER, () -> say(attempt, ours, filler(ours)));
    }
    tasks.schedule(LONGEST, () -> endUnlessThinking(attempt, ours));
    return ours;
  }

  /** The person has just answered. Before they know who we are there are no other words. */
  OurTurn first(Speaker speaker) {
    OurTurn ours = new OurTurn(speaker, false, () -> {});
    tasks.schedule(LONGEST, () -> hangUp(ours));
    return ours;
  }

  private static ScriptLine filler(OurTurn ours) {
    return ours.isThinking() ? ScriptLine.THINKING : ScriptLine.ONE_MOMENT;
  }

  private void endUnlessThinking(AttemptId attempt, OurTurn ours) {
    if (ours.isThinking()) {
      tasks.schedule(WHILE_THINKING, () -> endUnlessThinking(attempt, ours));
    } else {
      end(attempt, ours);
    }
  }

  /** There will be no reply. */
  void end(AttemptId attempt, OurTurn ours) {
    say(attempt, ours, ScriptLine.TROUBLE);
    hangUp(ours);
  }

  private void say(AttemptId attempt, OurTurn ours, ScriptLine line) {
    try {
      ours.fill(scripts.apply(attempt).text(line));
    } catch (RuntimeException broken) {
      log.warn("attempt {}: a speaker failed with {}", attempt, Trouble.of(broken));
    }
  }

  static boolean hangUp(Speaker speaker) {
    return speak(speaker, List.of(new Line.HangUp()));
  }

  static boolean speak(Speaker speaker, List<Line> lines) {
    try {
      return speaker.speak(lines);
    } catch (RuntimeException broken) {
      log.warn("a speaker failed with {}", Trouble.of(broken));
      return false;
    }
  }
}
