/**
 * How does it feel to use it?
 *
 * <p>{@link dev.callkit.examples.Main} is the command line: it holds one interview with whoever
 * sits at the terminal, or lets a bundled respondent play, lets script authors try wordings, and
 * shows a business what its customers would be asked.
 */
@NullMarked
package dev.callkit.examples;

import org.jspecify.annotations.NullMarked;
