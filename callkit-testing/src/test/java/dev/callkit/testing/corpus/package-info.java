/** Tests of the corpus, and of the built-in rules against it. */
@NullMarked
package dev.callkit.testing.corpus;

import org.jspecify.annotations.NullMarked;
