/**
 * What was handed in?
 *
 * <p>Comes in: files and lines that somebody wrote by hand. Goes out: a {@link
 * dev.callkit.examples.input.CatalogueFile}, a {@link dev.callkit.examples.input.ContextFile} or a
 * list of replies; or one {@link dev.callkit.examples.input.BadInput} that names every problem at
 * once, each with file, line, field and what was expected.
 */
@NullMarked
package dev.callkit.examples.input;

import org.jspecify.annotations.NullMarked;
