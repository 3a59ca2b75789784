package dev.callkit.store;

import java.time.Instant;

/**
 * What a save that places a call has to keep to.
 *
 * @param provider the carrier account that places it
 * @param limits how fast, and how many
 * @param now the present
 * @param slotGranted whether the call has waited for a slot that {@link SaveResult.Paced} gave it,
 *     so that it is not counted against {@code callsPerSecond} again
 */
public record Pace(String provider, Pacing limits, Instant now, boolean slotGranted) {}
