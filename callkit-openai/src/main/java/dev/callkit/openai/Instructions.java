package dev.callkit.openai;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * Our words to the model: the same bytes in every request, and long enough to be cached. Nothing
 * that anybody said is ever put into them.
 */
final class Instructions {
  static final String UNDERSTAND = load("instructions.txt");

  static String load(String file) {
    try (InputStream bytes = Instructions.class.getResourceAsStream(file)) {
      if (bytes == null) {
        throw new IllegalStateException(file + ": expected beside the class, found nothing");
      }
      return new String(bytes.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private Instructions() {}
}
