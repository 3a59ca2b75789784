/**
 * What does a model make of a reply?
 *
 * <p>Comes in: one exchange, what was asked and what was heard. Goes out: an understanding that the
 * question accepts and the words support, before the deadline, or an exception. The model decides
 * nothing else. Public are {@link dev.callkit.openai.OpenAiDialogue} and what one tells it.
 */
@NullMarked
package dev.callkit.openai;

import org.jspecify.annotations.NullMarked;
