/**
 * A telephone in a web page: how is somebody rung who has no number? A page connects a socket and
 * is rung over it; what is said, pressed and typed there comes back over the same socket.
 */
@NullMarked
package dev.callkit.examples.server.browser;

import org.jspecify.annotations.NullMarked;
