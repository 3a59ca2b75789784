/**
 * What would happen if we rang?
 *
 * <p>Comes in: a {@link dev.callkit.telephony.DialRequest}. Goes out: what a carrier would report,
 * with a {@link dev.callkit.testing.simulation.SimulatedRespondent} at the other end. Time is
 * {@link dev.callkit.testing.simulation.VirtualTime}, where a day of calls passes in a moment and
 * in the same order every time, or {@link dev.callkit.testing.simulation.RealTime}. Nothing here
 * needs a test framework.
 */
@NullMarked
package dev.callkit.testing.simulation;

import org.jspecify.annotations.NullMarked;
