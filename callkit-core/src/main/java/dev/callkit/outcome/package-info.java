/**
 * What did it come to, and what now?
 *
 * <p>The one place where network words become survey words: what the carrier reported and how the
 * talk ended come in, a {@link dev.callkit.outcome.Disposition} with the rule that gave it goes
 * out. {@link dev.callkit.outcome.RetryPolicy} says when to try again, {@link
 * dev.callkit.outcome.ResponseRates} does the standard's arithmetic. All of it is pure.
 */
@NullMarked
package dev.callkit.outcome;

import org.jspecify.annotations.NullMarked;
