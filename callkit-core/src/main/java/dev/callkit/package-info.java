/**
 * Where do I start?
 *
 * <p>{@link dev.callkit.CallKit#builder()} wires a carrier, a dialogue engine, a store and the
 * businesses together; {@link dev.callkit.CallKit#request} says "this customer has just been
 * verified" and gives back a {@link dev.callkit.CallSession}. Nothing is discovered on the
 * classpath, and what the builder builds never changes.
 */
@NullMarked
package dev.callkit;

import org.jspecify.annotations.NullMarked;
