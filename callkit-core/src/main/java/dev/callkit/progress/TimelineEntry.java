package dev.callkit.progress;

import java.time.Instant;

/**
 * An event and its place in time.
 *
 * @param at when it happened
 * @param attempt which attempt it belongs to, from 1; 0 for the call as a whole
 * @param event what happened
 */
public record TimelineEntry(Instant at, int attempt, CallEvent event) {}
