package dev.callkit.jdbi;

import java.util.Map;
import javax.crypto.SecretKey;

/**
 * The keys that hide numbers, names and words in the database. A host with a key management service
 * implements this; {@link #of} is for keys that it holds itself. Implementations are thread-safe
 * and answer from memory: they are asked several times in every save.
 *
 * <ol>
 *   <li>{@code current} may change at any time; what is written from then on carries the new name.
 *   <li>{@code encryption} gives the same key for the same name for as long as anything written
 *       with it is kept. {@link JdbiCallStore#reencrypt()} ends the need for old ones.
 *   <li>{@code numbers} never changes: people who do not want to be rung are remembered by it
 *       alone.
 * </ol>
 */
public interface StoreKeys {

  /**
   * {@return the name of the key that new data is written with; 1 to 32 characters of {@code A-Z
   * a-z 0-9 _ -}, stored in front of what it encrypts}
   */
  String current();

  /**
   * {@return the 256-bit AES key of this name}
   *
   * @throws IllegalArgumentException if there is none
   */
  SecretKey encryption(String name);

  /** {@return the key under which numbers are hashed, HMAC-SHA256; 32 bytes or more} */
  SecretKey numbers();

  /**
   * Keys held in memory.
   *
   * @param current which of the encryption keys new data is written with
   * @param encryption keys of 32 bytes by name, {@code current} and old ones; the bytes are copied
   * @param numbers the key under which numbers are hashed, 32 bytes or more; copied
   * @throws IllegalArgumentException if a name or a length is wrong, or {@code current} has no key
   */
  static StoreKeys of(String current, Map<String, byte[]> encryption, byte[] numbers) {
    return new KeysInMemory(current, encryption, numbers);
  }
}
