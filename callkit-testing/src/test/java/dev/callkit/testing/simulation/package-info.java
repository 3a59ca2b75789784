/** Tests of the simulation. */
@NullMarked
package dev.callkit.testing.simulation;

import org.jspecify.annotations.NullMarked;
