package dev.callkit.store;

import dev.callkit.question.QuestionLedger;

/**
 * A business's question ledger as it was read.
 *
 * @param ledger what is owed and reserved
 * @param version for the compare-and-set; 0 if it has never been saved
 */
public record VersionedLedger(QuestionLedger ledger, long version) {}
