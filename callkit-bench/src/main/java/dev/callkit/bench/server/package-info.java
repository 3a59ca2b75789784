/** How many requests a second does the reference server answer in time? */
@NullMarked
package dev.callkit.bench.server;

import org.jspecify.annotations.NullMarked;
