/**
 * Which promises can be kept?
 *
 * <p>Comes in: a {@link dev.callkit.question.Catalogue}, the talk time for questions, and which
 * customers come ({@link dev.callkit.feasibility.CustomerMix}). Goes out: a {@link
 * dev.callkit.feasibility.FeasibilityReport}: how much of the time the promised frequencies need,
 * which of them a dry run over synthetic customers did not reach, and the nearest frequencies that
 * it would. For whoever writes questions, before anybody is rung.
 */
@NullMarked
package dev.callkit.feasibility;

import org.jspecify.annotations.NullMarked;
