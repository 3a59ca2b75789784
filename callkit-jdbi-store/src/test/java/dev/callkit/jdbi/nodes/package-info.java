/**
 * Nodes in processes of their own, and a carrier that outlives them: what is killed here, when, and
 * what must still be true afterwards.
 */
package dev.callkit.jdbi.nodes;
