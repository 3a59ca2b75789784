package dev.callkit.testing.openai;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Replies that give orders to a model, in Swedish and in English, to try an engine with. */
public final class Injections {

  /** {@return the attempts, as a speech recogniser or a patient person might write them} */
  public static List<String> all() {
    try (InputStream bytes = Injections.class.getResourceAsStream("injections.txt")) {
      if (bytes == null) {
        throw new IllegalStateException("injections.txt: expected beside the class, found nothing");
      }
      return new String(bytes.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("# "))
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private Injections() {}
}
