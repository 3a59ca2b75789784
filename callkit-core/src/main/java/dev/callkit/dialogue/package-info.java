/**
 * What was meant?
 *
 * <p>Comes in: one {@link dev.callkit.dialogue.Exchange}, that is what was asked, what kind of
 * reply is expected and what was heard. Goes out: an {@link dev.callkit.dialogue.Understanding}. A
 * {@link dev.callkit.dialogue.DialogueEngine} never decides what happens next and never words a
 * question. The built-in Swedish rules need no model and no network; a model's engine is put in
 * front of them, with a deadline.
 */
@NullMarked
package dev.callkit.dialogue;

import org.jspecify.annotations.NullMarked;
