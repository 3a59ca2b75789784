package dev.callkit.examples.server.http;

import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA256: for signatures, seals and keys that are made of keys. */
public final class Hmac {
  private static final String ALGORITHM = "HmacSHA256";

  /**
   * {@return the hash of the parts, one after the other; 32 bytes}
   *
   * @param key not empty
   */
  public static byte[] sha256(byte[] key, byte[]... parts) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      for (byte[] part : parts) {
        mac.update(part);
      }
      return mac.doFinal();
    } catch (GeneralSecurityException impossible) { // every Java has it
      throw new IllegalStateException(impossible);
    }
  }

  private Hmac() {}
}
