/**
 * Who rings? What the environment has chosen comes in; a carrier, and what it wants to be served,
 * goes out.
 */
@NullMarked
package dev.callkit.examples.server.carrier;

import org.jspecify.annotations.NullMarked;
