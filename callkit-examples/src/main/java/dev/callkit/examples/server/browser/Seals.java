package dev.callkit.examples.server.browser;

import dev.callkit.call.AttemptId;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What proves that a page was rung for an attempt, also to a server that has been started since: a
 * keyed hash of the attempt's id.
 */
final class Seals {
  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKeySpec key;

  Seals(String secret) {
    this.key =
        new SecretKeySpec(("browser phone " + secret).getBytes(StandardCharsets.UTF_8), ALGORITHM);
  }

  String of(AttemptId attempt) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      byte[] hash = mac.doFinal(attempt.toString().getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    } catch (GeneralSecurityException impossible) { // every Java has it
      throw new IllegalStateException(impossible);
    }
  }

  boolean fits(AttemptId attempt, String seal) {
    return MessageDigest.isEqual(
        of(attempt).getBytes(StandardCharsets.UTF_8), seal.getBytes(StandardCharsets.UTF_8));
  }
}
