/**
 * May we ring, and when?
 *
 * <p>Comes in: a request and the facts the store knows about the person. Goes out: {@link
 * dev.callkit.intake.IntakeResult}, accepted with the time to dial or rejected with a reason. All
 * gates fail closed: what is not known to be allowed is refused. They are asked twice, at the
 * request and again before dialling.
 */
@NullMarked
package dev.callkit.intake;

import org.jspecify.annotations.NullMarked;
