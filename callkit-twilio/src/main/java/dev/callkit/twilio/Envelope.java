package dev.callkit.twilio;

import dev.callkit.dialogue.Heard;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.OptionalDouble;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * What somebody said, sealed (AES-GCM) into an address that Twilio is to call next: while a reply
 * is thought about, that request may arrive at another node, which must know what is being replied
 * to. Addresses end up in logs, so the words must not be readable.
 */
final class Envelope {
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  // Longer ones are left out; another node then asks again.
  private static final int LONGEST = 1_800;

  private final SecretKeySpec key;
  private final SecureRandom random = new SecureRandom();

  Envelope(String authToken) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(("callkit envelope " + authToken).getBytes(StandardCharsets.UTF_8));
      this.key = new SecretKeySpec(hash, "AES");
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("every Java has SHA-256", missing);
    }
  }

  /** {@return the sealed words, safe in a query; empty if there are too many} */
  Optional<String> seal(Heard heard) {
    byte[] plain = text(heard).getBytes(StandardCharsets.UTF_8);
    if (plain.length > LONGEST) {
      return Optional.empty();
    }
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    try {
      byte[] closed = cipher(Cipher.ENCRYPT_MODE, nonce).doFinal(plain);
      byte[] all = ByteBuffer.allocate(NONCE_BYTES + closed.length).put(nonce).put(closed).array();
      return Optional.of(Base64.getUrlEncoder().withoutPadding().encodeToString(all));
    } catch (GeneralSecurityException broken) {
      throw new IllegalStateException("every Java has AES/GCM", broken);
    }
  }

  /** {@return what was sealed; empty if this is nothing of ours} */
  Optional<Heard> open(String closed) {
    try {
      byte[] all = Base64.getUrlDecoder().decode(closed);
      if (all.length <= NONCE_BYTES) {
        return Optional.empty();
      }
      ByteBuffer parts = ByteBuffer.wrap(all);
      byte[] nonce = new byte[NONCE_BYTES];
      parts.get(nonce);
      byte[] rest = new byte[parts.remaining()];
      parts.get(rest);
      byte[] plain = cipher(Cipher.DECRYPT_MODE, nonce).doFinal(rest);
      return heard(new String(plain, StandardCharsets.UTF_8));
    } catch (GeneralSecurityException | IllegalArgumentException notOurs) {
      return Optional.empty();
    }
  }

  private Cipher cipher(int mode, byte[] nonce) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    return cipher;
  }

  private static String text(Heard heard) {
    if (heard instanceof Heard.Keys keys) {
      return "k" + keys.digits();
    }
    if (heard instanceof Heard.Speech speech) {
      String confidence =
          speech.confidence().isPresent() ? Double.toString(speech.confidence().getAsDouble()) : "";
      return "s" + confidence + "|" + speech.text();
    }
    return "n";
  }

  private static Optional<Heard> heard(String text) {
    if (text.startsWith("k")) {
      return Optional.of(new Heard.Keys(text.substring(1)));
    }
    int bar = text.indexOf('|');
    if (text.startsWith("s") && bar > 0) {
      String confidence = text.substring(1, bar);
      OptionalDouble sure =
          confidence.isEmpty()
              ? OptionalDouble.empty()
              : OptionalDouble.of(Double.parseDouble(confidence));
      return Optional.of(new Heard.Speech(text.substring(bar + 1), sure, true, Optional.empty()));
    }
    return text.equals("n") ? Optional.of(new Heard.Silence()) : Optional.empty();
  }

  /** Shows no key. */
  @Override
  public String toString() {
    return "Envelope";
  }
}
