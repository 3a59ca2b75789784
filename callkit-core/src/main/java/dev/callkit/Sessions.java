package dev.callkit;

import dev.callkit.call.CallId;
import dev.callkit.conduct.StepObserver;
import dev.callkit.conduct.TaskScheduler;
import dev.callkit.progress.CallEvent;
import dev.callkit.progress.CallRecord;
import dev.callkit.progress.TimelineEntry;
import dev.callkit.store.CallStore;
import dev.callkit.store.StoreException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the host: completes the stages of its sessions, and calls its listeners. */
final class Sessions implements StepObserver {
  private static final Logger log = LoggerFactory.getLogger(Sessions.class);
  // A call may be finished by another node, which can tell only its own listeners.
  private static final Duration LOOK_EVERY = Duration.ofSeconds(5);

  private final CallStore store;
  private final TaskScheduler tasks;
  private final List<CallListener> listeners;
  private final Map<CallId, CompletableFuture<CallRecord>> waiting = new ConcurrentHashMap<>();
  private final AtomicBoolean looking = new AtomicBoolean();

  Sessions(CallStore store, TaskScheduler tasks, List<CallListener> listeners) {
    this.store = store;
    this.tasks = tasks;
    this.listeners = List.copyOf(listeners);
  }

  CompletionStage<CallRecord> ended(CallId id) {
    CompletableFuture<CallRecord> end =
        waiting.computeIfAbsent(id, unused -> new CompletableFuture<>());
    try {
      // It may have ended before anybody waited.
      store.find(id).filter(call -> call.status().isFinal()).ifPresent(this::complete);
    } catch (StoreException unreachable) {
      // It is looked at again; a host that waits need not know.
      log.debug("call {}: not looked at yet", id);
    }
    if (!end.isDone()) {
      lookLater();
    }
    return end.minimalCompletionStage();
  }

  private void complete(CallRecord call) {
    CompletableFuture<CallRecord> end = waiting.remove(call.id());
    if (end != null) {
      end.complete(call);
    }
  }

  private void lookLater() {
    if (looking.compareAndSet(false, true)) {
      tasks.schedule(LOOK_EVERY, this::look);
    }
  }

  private void look() {
    looking.set(false);
    try {
      for (CallId id : List.copyOf(waiting.keySet())) {
        store.find(id).filter(call -> call.status().isFinal()).ifPresent(this::complete);
      }
    } catch (RuntimeException unreachable) {
      log.warn("sessions not looked at: {}", unreachable.getClass().getName());
    }
    if (!waiting.isEmpty()) {
      lookLater();
    }
  }

  @Override
  public void saved(CallRecord call, List<TimelineEntry> entries) {
    for (CallListener listener : listeners) {
      for (TimelineEntry entry : entries) {
        tell(() -> listener.onEvent(call, entry));
      }
      if (entries.stream().anyMatch(entry -> entry.event() instanceof CallEvent.Closed)) {
        tell(() -> listener.onEnded(call));
      }
    }
    if (call.status().isFinal()) {
      complete(call);
    }
  }

  private static void tell(Runnable listener) {
    try {
      listener.run();
    } catch (RuntimeException broken) {
      // Only the class: the message may hold what the listener was told.
      log.warn("a listener failed with {}", broken.getClass().getName());
    }
  }
}
