/**
 * How does Twilio ring, and how does the talk go to and fro?
 *
 * <p>Comes in: requests to dial, and what the host's server receives at the public address: signed
 * webhooks ({@link dev.callkit.twilio.TwilioWebhooks}) and sockets ({@link
 * dev.callkit.twilio.TwilioSockets}). Goes out: reports of the leg, what was heard, and TwiML or
 * frames with our words. {@link dev.callkit.twilio.TwilioTelephony} is the way in.
 */
@NullMarked
package dev.callkit.twilio;

import org.jspecify.annotations.NullMarked;
