/**
 * How does a real telephone ring?
 *
 * <p>The host's server for Twilio ({@link dev.callkit.examples.twilio.TwilioServer}), and what the
 * environment says of the account.
 */
@NullMarked
package dev.callkit.examples.twilio;

import org.jspecify.annotations.NullMarked;
