package dev.callkit.testing.twilio;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs as Twilio does. */
final class Signing {
  private final SecretKeySpec key;

  Signing(String authToken) {
    this.key = new SecretKeySpec(authToken.getBytes(StandardCharsets.UTF_8), "HmacSHA1");
  }

  /** The signature of a request; an address's fragment is not part of it. */
  String sign(String url, Map<String, String> fields) {
    StringBuilder data = new StringBuilder(url.replaceFirst("#.*", ""));
    new TreeMap<>(fields).forEach((name, value) -> data.append(name).append(value));
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(key);
      byte[] signature = mac.doFinal(data.toString().getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(signature);
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("every Java has HmacSHA1", missing);
    }
  }
}
