package dev.callkit;

import dev.callkit.progress.CallRecord;
import dev.callkit.progress.TimelineEntry;

/**
 * Is told what happens to calls, after it has been saved.
 *
 * <p>Calls come on the library's worker threads, for one call in order and one at a time. For every
 * timeline entry {@code onEvent} is called once, on the node that saved it; after the last entry of
 * a call {@code onEnded} is called once; what the host notes after that ({@link CallSession#note})
 * is told too. A node that is killed between saving and telling tells nothing: what must not be
 * missed is read from the store. A listener may block for a moment and must not wait for another
 * step of the same call; what it throws is logged and changes nothing.
 */
public interface CallListener {

  /**
   * Something has happened.
   *
   * @param call the call after it
   * @param entry what happened; it may hold spoken words
   */
  default void onEvent(CallRecord call, TimelineEntry entry) {}

  /**
   * The call is final.
   *
   * @param call the call, with its outcome and answers
   */
  default void onEnded(CallRecord call) {}
}
