/**
 * What do we ask?
 *
 * <p>Comes in: the business's {@link dev.callkit.question.Catalogue}, what is owed to each question
 * ({@link dev.callkit.question.QuestionLedger}) and the facts of one customer. Goes out: a {@link
 * dev.callkit.question.Selection}, with a {@link dev.callkit.question.Verdict} for every candidate
 * that says why it was or was not chosen, and the ledger as it stands afterwards. A {@link
 * dev.callkit.question.QuestionSelector} is pure: same input, same selection, on every machine.
 */
@NullMarked
package dev.callkit.question;

import org.jspecify.annotations.NullMarked;
