/**
 * Does the whole of it hold when everything goes wrong? Comes in: a seed, how many calls, who
 * answers, and which accidents happen. Goes out: what the calls came to, and which sentences about
 * them were ever untrue. Several nodes, a store and a carrier run in virtual time; one seed decides
 * every accident, so that the same seed is the same day.
 */
@NullMarked
package dev.callkit.testing.world;

import org.jspecify.annotations.NullMarked;
