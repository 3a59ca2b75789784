package dev.callkit.jdbi;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** Keys that the host holds itself. */
final class KeysInMemory implements StoreKeys {
  static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,32}");
  private static final int LENGTH = 32;

  private final String current;
  private final Map<String, SecretKey> encryption = new LinkedHashMap<>();
  private final SecretKey numbers;

  KeysInMemory(String current, Map<String, byte[]> encryption, byte[] numbers) {
    encryption.forEach(
        (name, key) -> {
          if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("key name: expected 1 to 32 of A-Z a-z 0-9 _ -");
          }
          if (key.length != LENGTH) {
            throw new IllegalArgumentException(
                "key " + name + ": expected 32 bytes, got " + key.length);
          }
          this.encryption.put(name, new SecretKeySpec(key, "AES"));
        });
    if (!this.encryption.containsKey(current)) {
      throw new IllegalArgumentException("current key: expected one of the encryption keys");
    }
    if (numbers.length < LENGTH) {
      throw new IllegalArgumentException(
          "numbers key: expected 32 bytes or more, got " + numbers.length);
    }
    this.current = current;
    this.numbers = new SecretKeySpec(numbers, "HmacSHA256");
  }

  @Override
  public String current() {
    return current;
  }

  @Override
  public SecretKey encryption(String name) {
    SecretKey key = encryption.get(name);
    if (key == null) {
      throw new IllegalArgumentException("key " + name + ": expected one of the keys given");
    }
    return key;
  }

  @Override
  public SecretKey numbers() {
    return numbers;
  }

  /** Names only. */
  @Override
  public String toString() {
    return "StoreKeys[current=" + current + ", names=" + encryption.keySet() + "]";
  }
}
