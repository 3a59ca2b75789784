package dev.callkit.examples.server.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.callkit.call.BusinessId;
import dev.callkit.call.CallId;
import dev.callkit.examples.server.figures.CallIndex;
import dev.callkit.examples.server.http.Json;
import dev.callkit.store.CallStore;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** How the latest calls stand. One that has not been saved since is not opened again. */
final class CallStatuses {
  private static final int REMEMBERED = 5_000;

  private final CallStore store;
  private final CallIndex index;
  private final Map<CallId, Known> known = new LinkedHashMap<>(16, 0.75f, true);

  private record Known(long version, ObjectNode json) {}

  CallStatuses(CallStore store, CallIndex index) {
    this.store = store;
    this.index = index;
  }

  /** {@return the latest calls first} */
  ArrayNode latest(BusinessId business, int limit) {
    ArrayNode calls = Json.array();
    for (CallIndex.Entry entry : index.latest(business, Instant.EPOCH, limit)) {
      of(entry).ifPresent(calls::add);
    }
    return calls;
  }

  private Optional<ObjectNode> of(CallIndex.Entry entry) {
    synchronized (known) {
      Known before = known.get(entry.id());
      if (before != null && before.version() >= entry.version()) {
        return Optional.of(before.json());
      }
    }
    return store
        .find(entry.id())
        .map(
            call -> {
              ObjectNode json = CallJson.status(call);
              synchronized (known) {
                known.put(entry.id(), new Known(call.version(), json));
                if (known.size() > REMEMBERED) {
                  known.remove(known.keySet().iterator().next());
                }
              }
              return json;
            });
  }
}
