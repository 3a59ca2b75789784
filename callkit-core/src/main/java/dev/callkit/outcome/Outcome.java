package dev.callkit.outcome;

/**
 * What an attempt or a call came to, and why we say so.
 *
 * @param disposition the survey's word for it
 * @param rule the rule that gave it, in a few English words
 */
public record Outcome(Disposition disposition, String rule) {}
