/**
 * Does an implementation keep a port's rules?
 *
 * <p>Comes in: an implementation, by the factory methods of an abstract JUnit class. Goes out: a
 * test per promise, with the number of the port's rule in its display name. The classes here need
 * JUnit 5 or newer and AssertJ, which this module brings only as optional dependencies.
 */
@NullMarked
package dev.callkit.testing.contract;

import org.jspecify.annotations.NullMarked;
