package dev.callkit.examples.storage;

import dev.callkit.examples.input.BadInput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;

/** A secret of this program's own, made at the first start and the same ever after. */
public final class SecretFile {
  private static final int BYTES = 32;

  /**
   * {@return the secret of this user's demo server, in {@code ~/.callkit}}
   *
   * @throws BadInput if it can be neither read nor made
   */
  public static String ofThisUser() {
    Path file = Path.of(System.getProperty("user.home"), ".callkit", "server-secret");
    try {
      if (!Files.exists(file)) {
        PrivateFiles.write(file, List.of(fresh()));
      }
      return Files.readString(file, StandardCharsets.UTF_8).strip();
    } catch (IOException unusable) {
      throw new BadInput(
          file + ": expected a file that can be read and made, or CALLKIT_JWT_SECRET instead");
    }
  }

  /** {@return a secret that nobody has had} */
  public static String fresh() {
    byte[] bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private SecretFile() {}
}
