/**
 * What would Twilio do?
 *
 * <p>A {@link dev.callkit.testing.twilio.LocalTwilio} on this machine: its REST interface takes
 * calls, it rings a {@link dev.callkit.testing.twilio.Callee} in place of a telephone, asks the
 * host's server by signed webhooks what to say, carries out TwiML, and opens sockets for
 * ConversationRelay. True to Twilio's protocol as it was read in 2026-11, with its accidents. Needs
 * Jackson, which is an optional dependency.
 */
@NullMarked
package dev.callkit.testing.twilio;

import org.jspecify.annotations.NullMarked;
