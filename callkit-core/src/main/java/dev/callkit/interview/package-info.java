/**
 * What do we say next?
 *
 * <p>{@link dev.callkit.interview.Interview} is a pure machine: (state, event, now) in, (new state,
 * lines to speak, facts to remember) out. It does no I/O, reads no clock and rolls no dice, so a
 * talk can be tested cell by cell, replayed, and continued on another machine from its stored
 * state. The words are the {@link dev.callkit.interview.Script}'s and the catalogue's, spoken as
 * they are written.
 */
@NullMarked
package dev.callkit.interview;

import org.jspecify.annotations.NullMarked;
