/**
 * Who reads and writes at the other end of this process?
 *
 * <p>{@link dev.callkit.examples.terminal.Terminal} has the three standard streams as UTF-8 and
 * knows whether a person types; {@link dev.callkit.examples.terminal.Layout} fits text into its
 * columns.
 */
@NullMarked
package dev.callkit.examples.terminal;

import org.jspecify.annotations.NullMarked;
