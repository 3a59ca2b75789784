package dev.callkit.jdbi;

import dev.callkit.call.PhoneNumber;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Seals what is stored, with AES-256-GCM. A sealed value begins with its form (1 byte), the length
 * of the key's name (1) and the name, then a random nonce (12), then what is sealed and its tag.
 * The place it belongs to is part of the tag: a value copied into another row does not open.
 */
final class Vault {
  private static final byte FORM = 1;
  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;
  // Sealed data cannot be compressed by the database. Below this it does not pay.
  private static final int WORTH_DEFLATING = 200;
  private static final byte PLAIN = 0;
  private static final byte DEFLATED = 1;

  private final StoreKeys keys;
  private final SecureRandom nonces;

  Vault(StoreKeys keys, SecureRandom nonces) {
    this.keys = keys;
    this.nonces = nonces;
  }

  Sealed seal(byte[] content, String place) {
    byte[] header = currentHeader();
    byte[] nonce = new byte[NONCE];
    nonces.nextBytes(nonce);
    byte[] packed = pack(content);
    try {
      Cipher cipher = cipher(Cipher.ENCRYPT_MODE, keys.encryption(keys.current()), nonce);
      cipher.updateAAD(header);
      cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
      byte[] sealed = cipher.doFinal(packed);
      return new Sealed(
          ByteBuffer.allocate(header.length + NONCE + sealed.length)
              .put(header)
              .put(nonce)
              .put(sealed)
              .array());
    } catch (GeneralSecurityException unusable) {
      throw new IllegalArgumentException(
          "key " + keys.current() + ": expected a 256-bit AES key", unusable);
    }
  }

  /**
   * Opens what was sealed for this place.
   *
   * @throws UnreadableException if the key is not known, or the value was changed or belongs
   *     elsewhere
   */
  byte[] open(Sealed from, String place) {
    byte[] value = from.bytes();
    ByteBuffer sealed = ByteBuffer.wrap(value);
    if (value.length < 2
        || value[0] != FORM
        || value[1] < 1
        || value.length < 2 + value[1] + NONCE + TAG_BITS / 8) {
      throw new UnreadableException("sealed value: expected form 1 of it");
    }
    byte[] header = new byte[2 + value[1]];
    sealed.get(header);
    String name = new String(header, 2, header.length - 2, StandardCharsets.US_ASCII);
    byte[] nonce = new byte[NONCE];
    sealed.get(nonce);
    try {
      Cipher cipher = cipher(Cipher.DECRYPT_MODE, keys.encryption(name), nonce);
      cipher.updateAAD(header);
      cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
      byte[] packed = new byte[sealed.remaining()];
      sealed.get(packed);
      return unpack(cipher.doFinal(packed));
    } catch (AEADBadTagException changed) {
      throw new UnreadableException(
          "sealed value: it was changed, belongs to another place, or key "
              + name
              + " is not the one it was written with");
    } catch (GeneralSecurityException | IllegalArgumentException unknown) {
      throw new UnreadableException(
          "sealed value: written with key " + name + ", which the store's keys do not have");
    }
  }

  /** What every value sealed with the current key begins with. */
  byte[] currentHeader() {
    String name = keys.current();
    if (!KeysInMemory.NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("current key: expected 1 to 32 of A-Z a-z 0-9 _ -");
    }
    byte[] ascii = name.getBytes(StandardCharsets.US_ASCII);
    return ByteBuffer.allocate(2 + ascii.length)
        .put(FORM)
        .put((byte) ascii.length)
        .put(ascii)
        .array();
  }

  /** A number's hash: the same number has the same one, and nobody without the key can make it. */
  byte[] hash(PhoneNumber phone) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(keys.numbers());
      return mac.doFinal(phone.e164().getBytes(StandardCharsets.US_ASCII));
    } catch (GeneralSecurityException unusable) {
      throw new IllegalArgumentException("numbers key: expected one for HMAC-SHA256", unusable);
    }
  }

  private static Cipher cipher(int mode, SecretKey key, byte[] nonce)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    return cipher;
  }

  private static byte[] pack(byte[] content) {
    if (content.length < WORTH_DEFLATING) {
      return ByteBuffer.allocate(1 + content.length).put(PLAIN).put(content).array();
    }
    Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
    try {
      deflater.setInput(content);
      deflater.finish();
      ByteArrayOutputStream packed = new ByteArrayOutputStream(content.length / 2);
      packed.write(DEFLATED);
      byte[] part = new byte[4096];
      while (!deflater.finished()) {
        packed.write(part, 0, deflater.deflate(part));
      }
      return packed.toByteArray();
    } finally {
      deflater.end();
    }
  }

  private static byte[] unpack(byte[] packed) {
    if (packed[0] == PLAIN) {
      return Arrays.copyOfRange(packed, 1, packed.length);
    }
    Inflater inflater = new Inflater(true);
    try {
      inflater.setInput(packed, 1, packed.length - 1);
      ByteArrayOutputStream content = new ByteArrayOutputStream(packed.length * 4);
      byte[] part = new byte[8192];
      while (!inflater.finished()) {
        int length = inflater.inflate(part);
        if (length == 0 && inflater.needsInput()) {
          throw new UnreadableException("sealed value: expected a complete content");
        }
        content.write(part, 0, length);
      }
      return content.toByteArray();
    } catch (DataFormatException malformed) {
      throw new UnreadableException("sealed value: expected deflated content", malformed);
    } finally {
      inflater.end();
    }
  }
}
