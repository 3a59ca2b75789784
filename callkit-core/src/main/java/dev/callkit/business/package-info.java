/**
 * On whose behalf, and by whose rules?
 *
 * <p>A {@link dev.callkit.business.Business} gathers what one business has settled: its name as it
 * is spoken, its questions, its wording, its calling hours, limits and retries. A {@link
 * dev.callkit.business.BusinessDirectory} finds it by id.
 */
@NullMarked
package dev.callkit.business;

import org.jspecify.annotations.NullMarked;
