/**
 * What is remembered, and who holds it?
 *
 * <p>{@link dev.callkit.store.CallStore} keeps calls, timelines, question ledgers and the
 * suppression list. One save is one transaction; the version of a call is the fence between nodes;
 * a claim is a node's exclusive hold with a time limit.
 */
@NullMarked
package dev.callkit.store;

import org.jspecify.annotations.NullMarked;
