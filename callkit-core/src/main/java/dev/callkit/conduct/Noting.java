package dev.callkit.conduct;

import dev.callkit.call.CallId;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;

/**
 * Writes something of the host's down when the call's turn comes, so that listeners hear of it in
 * order. It is tried once: unlike what happened on the line, the host can say it again.
 *
 * @param save writes it; false if there is no such call any more
 */
record Noting(BooleanSupplier save) {

  CompletionStage<Void> in(Mailboxes mailboxes, CallId call) {
    CompletableFuture<Void> stored = new CompletableFuture<>();
    mailboxes.post(call, () -> write(call, stored));
    return stored.minimalCompletionStage();
  }

  private void write(CallId call, CompletableFuture<Void> stored) {
    try {
      if (save.getAsBoolean()) {
        stored.complete(null);
      } else {
        stored.completeExceptionally(
            new IllegalStateException("call " + call + " has been erased"));
      }
    } catch (RuntimeException unsaved) {
      stored.completeExceptionally(unsaved);
    }
  }
}
