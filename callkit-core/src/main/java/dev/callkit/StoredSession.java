package dev.callkit;

import dev.callkit.call.CallId;
import dev.callkit.conduct.Conductor;
import dev.callkit.progress.CallRecord;
import dev.callkit.progress.HostNote;
import dev.callkit.progress.TimelineEntry;
import dev.callkit.store.CallStore;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** The host's handle on a call, which itself is in the store. */
record StoredSession(CallId id, CallStore store, Conductor conductor, Sessions sessions)
    implements CallSession {
  @Override
  public CallRecord snapshot() {
    return store
        .find(id)
        .orElseThrow(() -> new IllegalStateException("call " + id + " has been erased"));
  }

  @Override
  public List<TimelineEntry> events() {
    return store.timeline(id, 0, Integer.MAX_VALUE);
  }

  @Override
  public void cancel() {
    conductor.cancel(id);
  }

  @Override
  public CompletionStage<Void> note(HostNote note) {
    return conductor.note(id, note);
  }

  @Override
  public CompletionStage<CallRecord> ended() {
    return sessions.ended(id);
  }

  @Override
  public String toString() {
    return "CallSession[" + id + "]";
  }
}
