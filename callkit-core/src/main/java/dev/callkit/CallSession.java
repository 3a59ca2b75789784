package dev.callkit;

import dev.callkit.call.CallId;
import dev.callkit.progress.CallRecord;
import dev.callkit.progress.HostNote;
import dev.callkit.progress.TimelineEntry;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** The host's handle on one call. It holds no state of its own, so it may be thrown away. */
public interface CallSession {

  /** {@return the call's id} */
  CallId id();

  /**
   * {@return the call as it is stored now}
   *
   * @throws dev.callkit.store.StoreException if the store does not answer
   */
  CallRecord snapshot();

  /**
   * {@return the call's timeline so far, oldest first}
   *
   * @throws dev.callkit.store.StoreException if the store does not answer
   */
  List<TimelineEntry> events();

  /**
   * Asks for the call's end and returns at once. Before the talk the call becomes cancelled; in a
   * talk the call is hung up and ends with what has been said; a call that is over stays as it is.
   * While the store does not answer the wish is kept for 30 s; whether it has come true is seen in
   * the call.
   */
  void cancel();

  /**
   * Writes something of the host's into the timeline, at any time, also after the call's end. It
   * changes nothing else.
   *
   * @param note what
   * @return completes when it is stored; exceptionally with a {@link
   *     dev.callkit.store.StoreException} if the store does not answer, when it may or may not have
   *     been stored, and with an {@link IllegalStateException} if the call has been erased
   */
  CompletionStage<Void> note(HostNote note);

  /**
   * {@return a stage that completes with the final call, on a worker thread, wherever the call is
   * finished; it never completes exceptionally, and not at all if the library is closed before. A
   * store that does not answer only makes it later}
   */
  CompletionStage<CallRecord> ended();
}
