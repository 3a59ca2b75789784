package dev.callkit.testing.twilio;

/**
 * Something that Twilio would complain of in its debugger.
 *
 * @param code Twilio's, such as 11200 for a webhook that did not answer
 * @param call whose call it was
 * @param what in a few words; holds nothing that was said
 */
public record Alert(int code, String call, String what) {}
