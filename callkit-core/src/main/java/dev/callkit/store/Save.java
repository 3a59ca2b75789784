package dev.callkit.store;

import dev.callkit.progress.CallRecord;
import dev.callkit.progress.TimelineEntry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Everything one step changes, written in one transaction or not at all.
 *
 * @param call the call afterwards; its version is the one it was read with
 * @param entries appended to its timeline, in order
 * @param ledger the business's ledger afterwards, with the version it was read with; empty if it is
 *     not touched
 * @param suppress whether the respondent's number is put on the suppression list, for every
 *     business
 * @param unlessSuppressed whether nothing is written if the number is on the suppression list
 * @param holder who holds the call afterwards, and until when; empty to let it go
 * @param pace what placing the call has to keep to; empty if it is not placed or there are no
 *     limits
 */
public record Save(
    CallRecord call,
    List<TimelineEntry> entries,
    Optional<VersionedLedger> ledger,
    boolean suppress,
    boolean unlessSuppressed,
    Optional<Holder> holder,
    Optional<Pace> pace) {
  /** Copies the list. */
  public Save {
    entries = List.copyOf(entries);
  }

  /** A save that places no call, or without limits. */
  public Save(
      CallRecord call,
      List<TimelineEntry> entries,
      Optional<VersionedLedger> ledger,
      boolean suppress,
      boolean unlessSuppressed,
      Optional<Holder> holder) {
    this(call, entries, ledger, suppress, unlessSuppressed, holder, Optional.empty());
  }

  /**
   * Who holds a call.
   *
   * @param node which node
   * @param until when the hold ends
   */
  public record Holder(NodeId node, Instant until) {}
}
