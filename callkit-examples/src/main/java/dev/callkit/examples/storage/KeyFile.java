package dev.callkit.examples.storage;

import dev.callkit.examples.input.BadInput;
import dev.callkit.jdbi.StoreKeys;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * Keys in a file that its owner alone may read: {@code current}, {@code encryption.NAME} for each
 * key, and {@code numbers}, all in Base64.
 */
final class KeyFile {
  private static final String ENCRYPTION = "encryption.";
  private static final int BYTES = 32;

  /**
   * {@return the keys in a file}
   *
   * @throws BadInput if it is missing, readable by others, or does not hold keys
   */
  static StoreKeys read(Path file) {
    Properties found = new Properties();
    try {
      Optional<String> open = PrivateFiles.openToOthers(file);
      if (open.isPresent()) {
        throw new BadInput(
            file + ": expected a file that only its owner may read (chmod 600), got " + open.get());
      }
      found.load(new StringReader(Files.readString(file, StandardCharsets.UTF_8)));
    } catch (IOException | IllegalArgumentException unreadable) {
      // Not its message, which may quote the file.
      throw new BadInput(
          file + ": expected a readable file with keys; without it, stored calls stay sealed");
    }
    return keys(file, found);
  }

  private static StoreKeys keys(Path file, Properties found) {
    try {
      Base64.Decoder text = Base64.getDecoder();
      Map<String, byte[]> encryption = new HashMap<>();
      for (String name : found.stringPropertyNames()) {
        if (name.startsWith(ENCRYPTION)) {
          encryption.put(
              name.substring(ENCRYPTION.length()), text.decode(found.getProperty(name).strip()));
        }
      }
      return StoreKeys.of(
          found.getProperty("current", "").strip(),
          encryption,
          text.decode(found.getProperty("numbers", "").strip()));
    } catch (IllegalArgumentException wrong) {
      throw new BadInput(
          file
              + ": expected current=NAME, encryption.NAME and numbers, the last two 32 bytes in"
              + " Base64");
    }
  }

  /**
   * Makes new keys.
   *
   * @throws BadInput if the file cannot be written, or has come into being meanwhile
   */
  static StoreKeys create(Path file, LocalDate today) {
    Base64.Encoder text = Base64.getEncoder();
    SecureRandom chance = new SecureRandom();
    String name = today.toString();
    List<String> lines =
        List.of(
            "# Numbers, names and words in the database are sealed with these keys. Whoever has them"
                + " can read",
            "# all of it; without them nobody can.",
            "current=" + name,
            ENCRYPTION + name + "=" + text.encodeToString(random(chance)),
            "numbers=" + text.encodeToString(random(chance)));
    try {
      PrivateFiles.write(file, lines);
    } catch (IOException failed) {
      throw new BadInput(file + ": expected a place to write the keys to");
    }
    return read(file);
  }

  private static byte[] random(SecureRandom chance) {
    byte[] key = new byte[BYTES];
    chance.nextBytes(key);
    return key;
  }

  private KeyFile() {}
}
