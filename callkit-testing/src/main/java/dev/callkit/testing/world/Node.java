package dev.callkit.testing.world;

import dev.callkit.conduct.TaskScheduler;
import dev.callkit.testing.simulation.VirtualTime;
import java.time.Duration;
import java.util.function.Consumer;

/** One process on the shared clock. Once killed, nothing of it runs any more. */
final class Node implements TaskScheduler {
  /** Thrown where a node is killed; only its own threads see it. */
  static final class Killed extends Error {
    private static final long serialVersionUID = 1L;

    Killed() {
      super("killed", null, false, false);
    }
  }

  private final String name;
  private final VirtualTime time;
  private final Consumer<Node> died;
  private boolean killed;

  /**
   * Lives.
   *
   * @param died is told a moment after it was killed
   */
  Node(String name, VirtualTime time, Consumer<Node> died) {
    this.name = name;
    this.time = time;
    this.died = died;
  }

  String name() {
    return name;
  }

  boolean isAlive() {
    return !killed;
  }

  void kill() {
    if (!killed) {
      killed = true;
      time.execute(() -> died.accept(this));
    }
  }

  /** What a dead process does not come to do. */
  void live() {
    if (killed) {
      throw new Killed();
    }
  }

  @Override
  public void execute(Runnable task) {
    time.execute(() -> run(task));
  }

  @Override
  public void schedule(Duration delay, Runnable task) {
    time.schedule(delay, () -> run(task));
  }

  private void run(Runnable task) {
    if (killed) {
      return;
    }
    try {
      task.run();
    } catch (Killed here) {
      // The process ends in the middle of this task.
    }
  }

  @Override
  public void close() {
    killed = true;
  }

  @Override
  public String toString() {
    return name;
  }
}
