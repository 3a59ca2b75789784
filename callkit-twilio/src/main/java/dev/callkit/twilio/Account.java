package dev.callkit.twilio;

import java.net.URI;
import java.util.Optional;

/**
 * Whose account, and where Twilio is.
 *
 * @param sid the account
 * @param user who authenticates: the account or an API key
 * @param secret its token or secret
 * @param region such as {@code ie1}; empty for the default
 * @param edge such as {@code dublin}; empty for the default
 * @param api where the API is instead, for a local fake; empty for Twilio
 */
record Account(
    String sid,
    String user,
    String secret,
    Optional<String> region,
    Optional<String> edge,
    Optional<URI> api) {

  /** Shows no secret. */
  @Override
  public String toString() {
    return "Account[" + sid + ", region=" + region.orElse("-") + "]";
  }
}
