package dev.callkit.examples.server.browser;

import dev.callkit.call.AttemptId;
import dev.callkit.examples.server.http.Hmac;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;

/**
 * What proves that a page was rung for an attempt, also to a server that has been started since: a
 * keyed hash of the attempt's id.
 */
final class Seals {
  private final byte[] key;

  Seals(String secret) {
    this.key = ("browser phone " + secret).getBytes(StandardCharsets.UTF_8);
  }

  String of(AttemptId attempt) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(Hmac.sha256(key, attempt.toString().getBytes(StandardCharsets.UTF_8)));
  }

  boolean fits(AttemptId attempt, String seal) {
    return MessageDigest.isEqual(
        of(attempt).getBytes(StandardCharsets.UTF_8), seal.getBytes(StandardCharsets.UTF_8));
  }
}
