/**
 * Who understands replies on the command line: the built-in rules or a model, and how well?
 *
 * <p>Comes in: options, the environment, a labelled corpus. Goes out: an engine, and figures.
 */
@NullMarked
package dev.callkit.examples.understanding;

import org.jspecify.annotations.NullMarked;
