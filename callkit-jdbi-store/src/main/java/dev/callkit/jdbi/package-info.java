/**
 * How are calls kept in PostgreSQL?
 *
 * <p>{@link dev.callkit.jdbi.JdbiCallStore} is the {@link dev.callkit.store.CallStore} of one node
 * or many, over a {@code DataSource} that the host owns. Comes in: the port's calls, and keys by
 * {@link dev.callkit.jdbi.StoreKeys}. Goes out: rows in a schema of its own, where every key begins
 * with the business, where row-level security keeps businesses apart, and where numbers, names and
 * words are encrypted.
 */
@NullMarked
package dev.callkit.jdbi;

import org.jspecify.annotations.NullMarked;
