package dev.callkit.testing;

import dev.callkit.conduct.TaskScheduler;
import dev.callkit.testing.simulation.VirtualTime;
import java.time.Duration;

/** One node's threads on a shared clock: once killed, nothing of it runs any more. */
final class KillableTasks implements TaskScheduler {
  private final VirtualTime time;
  private boolean killed;

  KillableTasks(VirtualTime time) {
    this.time = time;
  }

  void kill() {
    killed = true;
  }

  @Override
  public void execute(Runnable task) {
    time.execute(() -> runUnlessKilled(task));
  }

  @Override
  public void schedule(Duration delay, Runnable task) {
    time.schedule(delay, () -> runUnlessKilled(task));
  }

  private void runUnlessKilled(Runnable task) {
    if (!killed) {
      task.run();
    }
  }

  @Override
  public void close() {
    killed = true;
  }
}
