/**
 * Where does the command line keep its calls? In: its options. Out: a store that is open, and its
 * end. A PostgreSQL of its own in a folder, another server, or nothing but memory.
 */
@NullMarked
package dev.callkit.examples.storage;

import org.jspecify.annotations.NullMarked;
