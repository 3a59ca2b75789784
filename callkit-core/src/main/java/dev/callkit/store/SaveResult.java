package dev.callkit.store;

import dev.callkit.progress.CallRecord;
import java.time.Instant;

/** What became of a save. Everything but {@link Saved} has written nothing. */
public sealed interface SaveResult {

  /**
   * It is written.
   *
   * @param call the call with its new version
   */
  record Saved(CallRecord call) implements SaveResult {}

  /** Somebody else has saved the call since it was read: read it again and decide anew. */
  record Stale() implements SaveResult {}

  /** Somebody else has saved the ledger since it was read: read it again and select anew. */
  record LedgerMoved() implements SaveResult {}

  /** The number is on the suppression list, and the save was not to be made then. */
  record Suppressed() implements SaveResult {}

  /**
   * The carrier account takes no more calls just now.
   *
   * @param slot when it takes this one: the moment is kept for it
   */
  record Paced(Instant slot) implements SaveResult {}

  /** As many calls as may be are in progress: try again in a while. */
  record Full() implements SaveResult {}
}
