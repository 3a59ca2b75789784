package dev.callkit.examples;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Properties;

/** What {@code --version} says. */
final class Version {
  static List<String> lines() {
    Properties properties = new Properties();
    try (InputStream in = Version.class.getResourceAsStream("version.properties")) {
      if (in != null) { // an IDE may not have copied it
        properties.load(in);
      }
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    return List.of(
        "callkit " + properties.getProperty("version", "unknown"),
        "Java " + Runtime.version() + " on " + System.getProperty("os.name"));
  }

  private Version() {}
}
