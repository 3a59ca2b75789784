/**
 * Whose rows may be seen? Work on the database comes in, with the business it is for; it is done in
 * the role that row-level security knows.
 */
@NullMarked
package dev.callkit.examples.server.tables;

import org.jspecify.annotations.NullMarked;
