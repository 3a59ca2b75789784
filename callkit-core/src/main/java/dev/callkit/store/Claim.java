package dev.callkit.store;

import dev.callkit.call.CallPriority;
import dev.callkit.progress.CallRecord;
import java.time.Instant;
import java.util.Comparator;

/**
 * A node's exclusive hold on a due call.
 *
 * @param call the call as it was when it was claimed
 * @param until when the hold ends unless it is renewed by a save
 */
public record Claim(CallRecord call, Instant until) {
  /**
   * The order in which due calls are handled: high priority, then the longest due; of those that
   * fell due together, who was verified first. The id comes last, so that every store has the same
   * order.
   */
  public static final Comparator<CallRecord> URGENT_FIRST =
      Comparator.<CallRecord, CallPriority>comparing(call -> call.request().priority())
          .thenComparing(call -> call.wakeAt().orElse(Instant.MAX))
          .thenComparing(call -> call.request().basis().verifiedAt())
          .thenComparing(call -> call.id().toString());
}
