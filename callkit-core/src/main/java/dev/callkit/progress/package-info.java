/**
 * How far is the call, and what happens next?
 *
 * <p>{@link dev.callkit.progress.CallMachine} is the pure machine over a whole call: attempts,
 * their ends, retries, the final disposition. (record, input, now) in, {@link
 * dev.callkit.progress.CallStep} out: the new record, its next {@code wakeAt}, the timeline
 * entries, what is settled in the same transaction, and the effects to carry out afterwards. Final
 * states never change, and input that does not fit changes nothing.
 */
@NullMarked
package dev.callkit.progress;

import org.jspecify.annotations.NullMarked;
