/** Whole flows: the library as a host uses it, over a simulated carrier. */
@NullMarked
package dev.callkit.testing;

import org.jspecify.annotations.NullMarked;
