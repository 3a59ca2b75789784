/**
 * How well is Swedish understood?
 *
 * <p>Comes in: a {@link dev.callkit.dialogue.DialogueEngine}. Goes out: how many labelled replies
 * it understands as a person would, by intent. The held-out part is for measuring only: whoever
 * improves an engine looks at the development part.
 */
@NullMarked
package dev.callkit.testing.corpus;

import org.jspecify.annotations.NullMarked;
