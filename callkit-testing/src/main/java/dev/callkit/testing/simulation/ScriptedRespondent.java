package dev.callkit.testing.simulation;

import java.util.List;

/** One line for each turn. */
final class ScriptedRespondent implements SimulatedRespondent {
  private final List<String> lines;
  private int next;

  ScriptedRespondent(List<String> lines) {
    this.lines = List.copyOf(lines);
  }

  @Override
  public Reply reply(Prompt prompt) {
    return next < lines.size() ? Reply.says(lines.get(next++)) : Reply.hangsUp();
  }
}
