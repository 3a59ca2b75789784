/**
 * What does a carrier of one's own look like?
 *
 * <p>46elks, in one file ({@link dev.callkit.examples.elks.ElksTelephony}): audio files and keys,
 * no speech, no hanging up by request, no signatures. docs/custom-carrier.md tells it step by step.
 */
@NullMarked
package dev.callkit.examples.elks;

import org.jspecify.annotations.NullMarked;
