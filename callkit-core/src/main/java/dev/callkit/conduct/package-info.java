/**
 * Who does it?
 *
 * <p>{@link dev.callkit.conduct.Dispatcher} claims calls that are due; {@link
 * dev.callkit.conduct.Conductor} runs the two machines over the store and carries out what they
 * decide: dial, speak, look up, hang up. Carriers call {@link dev.callkit.conduct.Conversations}
 * and {@link dev.callkit.telephony.LegEvents}. Everything about one call happens one thing at a
 * time, and every step is saved before its effect.
 */
@NullMarked
package dev.callkit.conduct;

import org.jspecify.annotations.NullMarked;
