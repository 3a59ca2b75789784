/**
 * What would be asked?
 *
 * <p>Comes in: a catalogue, and what is known of the customers. Goes out: what each of so many
 * customers would be asked and why, and how often each question came about, as a listing or as
 * JSON.
 */
@NullMarked
package dev.callkit.examples.preview;

import org.jspecify.annotations.NullMarked;
