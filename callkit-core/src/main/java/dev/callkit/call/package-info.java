/**
 * Whom do we ring, and for whom?
 *
 * <p>The words every other room speaks: ids, the phone number, the respondent, the visit that was
 * verified, and the request itself. Nothing here decides anything; values are validated when they
 * are made and never change. Comes in: what the host knows. Goes out: a {@link
 * dev.callkit.call.CallRequest} that is complete and well-formed.
 */
@NullMarked
package dev.callkit.call;

import org.jspecify.annotations.NullMarked;
