/**
 * What may be asked of the server? Requests of one business come in; what the library and the store
 * say to them goes out, as JSON.
 */
@NullMarked
package dev.callkit.examples.server.api;

import org.jspecify.annotations.NullMarked;
