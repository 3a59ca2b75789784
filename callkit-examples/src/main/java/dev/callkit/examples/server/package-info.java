/**
 * The reference server: how does a product offer CallKit to its own systems and people? HTTP
 * requests with a bearer token come in, calls and figures of the token's business go out. A
 * dashboard and a phone in the browser are served beside it.
 */
@NullMarked
package dev.callkit.examples.server;

import org.jspecify.annotations.NullMarked;
