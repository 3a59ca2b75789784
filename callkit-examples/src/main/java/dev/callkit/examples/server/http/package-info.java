/**
 * How is a request read and answered? HTTP comes in; forms that name every problem at once, callers
 * with their tokens, and the one shape of errors go out.
 */
@NullMarked
package dev.callkit.examples.server.http;

import org.jspecify.annotations.NullMarked;
