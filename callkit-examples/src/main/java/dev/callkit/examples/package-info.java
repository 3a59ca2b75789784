/**
 * How does it feel to use it?
 *
 * <p>{@link dev.callkit.examples.Main} is the command line: it holds one interview with whoever
 * sits at the terminal, or lets a bundled respondent play, and lets script authors try wordings.
 */
@NullMarked
package dev.callkit.examples;

import org.jspecify.annotations.NullMarked;
