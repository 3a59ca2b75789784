/**
 * What does it cost? Each benchmark names the figure it is for; docs/benchmarks.md has the command.
 */
@NullMarked
package dev.callkit.bench;

import org.jspecify.annotations.NullMarked;
