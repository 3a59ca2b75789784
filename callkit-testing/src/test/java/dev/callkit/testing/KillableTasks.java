package dev.callkit.testing;

import dev.callkit.conduct.TaskScheduler;
import dev.callkit.testing.simulation.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * One node's threads on a shared clock. Once killed, nothing of it runs any more; frozen, it stands
 * still while the clock goes on, and does everything late when it thaws.
 */
final class KillableTasks implements TaskScheduler {
  private final VirtualTime time;
  private final List<Runnable> late = new ArrayList<>();
  private boolean killed;
  private boolean frozen;

  KillableTasks(VirtualTime time) {
    this.time = time;
  }

  void kill() {
    killed = true;
  }

  void freeze() {
    frozen = true;
  }

  void thaw() {
    frozen = false;
    late.forEach(this::execute);
    late.clear();
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
    if (frozen) {
      late.add(task);
    } else if (!killed) {
      task.run();
    }
  }

  @Override
  public void close() {
    killed = true;
  }
}
