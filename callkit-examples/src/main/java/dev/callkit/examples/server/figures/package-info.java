/**
 * What have a business's calls come to? Its latest calls come in; what figures are made of goes
 * out, without people and words.
 */
@NullMarked
package dev.callkit.examples.server.figures;

import org.jspecify.annotations.NullMarked;
