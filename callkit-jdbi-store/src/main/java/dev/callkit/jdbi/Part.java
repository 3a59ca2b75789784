package dev.callkit.jdbi;

import java.util.function.Consumer;

/**
 * One statement of those that write a step.
 *
 * @param text with named parameters; those of all parts have names of their own
 * @param values binds them
 */
record Part(String text, Consumer<Values> values) {}
