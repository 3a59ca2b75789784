package dev.callkit.dialogue;

import java.util.ArrayList;
import java.util.List;

/**
 * Says that nobody waits for a result any more, because the person hung up or spoke on.
 * Thread-safe; once cancelled it stays so.
 */
public final class Cancellation {
  private final Object lock = new Object();
  private final List<Runnable> actions = new ArrayList<>();
  private boolean cancelled;

  /** {@return whether the work may be given up} */
  public boolean isCancelled() {
    synchronized (lock) {
      return cancelled;
    }
  }

  /**
   * Runs {@code action} when this is cancelled, at once if it already is; at most once. The action
   * runs on the cancelling thread, so it must be short and must not throw.
   */
  public void onCancel(Runnable action) {
    synchronized (lock) {
      if (!cancelled) {
        actions.add(action);
        return;
      }
    }
    action.run();
  }

  /** Cancels. Doing it again changes nothing. */
  public void cancel() {
    List<Runnable> due;
    synchronized (lock) {
      if (cancelled) {
        return;
      }
      cancelled = true;
      due = List.copyOf(actions);
      actions.clear();
    }
    // Foreign code never runs under our lock.
    due.forEach(Runnable::run);
  }
}
