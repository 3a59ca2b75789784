package dev.callkit.testing.twilio;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** All calls, as they were placed. Thread-safe. */
final class Book {
  private final Office office;
  private final Callees callees;
  private final Map<String, LocalCall> calls = new LinkedHashMap<>();
  private final Map<String, String> summaries = new LinkedHashMap<>();
  private final List<LocalCall> all = new ArrayList<>();

  Book(Office office, Callees callees) {
    this.office = office;
    this.callees = callees;
  }

  LocalCall place(CallOrder order) {
    LocalCall call;
    synchronized (this) {
      String sid = String.format(Locale.ROOT, "CA%032x", all.size() + 1);
      call = new LocalCall(sid, order, office, callees);
      calls.put(sid, call);
      all.add(call);
    }
    call.start();
    return call;
  }

  synchronized Optional<LocalCall> find(String sid) {
    return Optional.ofNullable(calls.get(sid));
  }

  synchronized List<LocalCall> all() {
    return List.copyOf(all);
  }

  /** The newest first. */
  synchronized List<LocalCall> between(Optional<String> from, Optional<String> to) {
    List<LocalCall> found = new ArrayList<>();
    for (LocalCall call : calls.values()) {
      PlacedCall view = call.view();
      if (from.map(view.from()::equals).orElse(true) && to.map(view.to()::equals).orElse(true)) {
        found.add(0, call);
      }
    }
    return found;
  }

  synchronized void delete(LocalCall call) {
    calls.remove(call.sid());
  }

  synchronized boolean deleteRecording(String id) {
    for (LocalCall call : all) {
      if (call.recordings().contains(id)) {
        call.recordingDeleted(id);
        return true;
      }
    }
    return false;
  }

  synchronized void summary(String sid, String json) {
    summaries.put(sid, json);
  }

  synchronized Optional<String> summary(String sid) {
    return Optional.ofNullable(summaries.get(sid));
  }
}
