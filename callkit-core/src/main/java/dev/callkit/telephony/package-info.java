/**
 * Who picked up?
 *
 * <p>Comes in: a {@link dev.callkit.telephony.DialRequest}. Goes out: what the network did with it,
 * as {@link dev.callkit.telephony.LegEvent}s in any order and any number of times, of which exactly
 * one end wins. These are network words; what they mean for a survey is decided in {@code outcome}.
 * A {@link dev.callkit.telephony.TelephonyProvider} knows nothing of dialogue.
 */
@NullMarked
package dev.callkit.telephony;

import org.jspecify.annotations.NullMarked;
