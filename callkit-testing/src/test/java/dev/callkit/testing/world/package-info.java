/** What a simulated day shows, and whether its sentences notice what is broken. */
@NullMarked
package dev.callkit.testing.world;

import org.jspecify.annotations.NullMarked;
