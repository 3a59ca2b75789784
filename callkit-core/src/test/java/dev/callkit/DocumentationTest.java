package dev.callkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the Javadoc tool does not insist on: that the comments are there. */
class DocumentationTest {
  private static final Path SOURCES = Path.of("src/main/java");
  private static final Pattern PUBLIC_TYPE =
      Pattern.compile(
          "^( *)(?:public )?(?:(?:static|final|abstract|sealed|non-sealed) )*"
              + "(?:class|interface|record|enum) (\\w+)",
          Pattern.MULTILINE);

  @Test
  void everyTypeSaysWhatItIs() throws IOException {
    List<String> silent = new ArrayList<>();
    for (Path file : sources()) {
      String text = Files.readString(file, StandardCharsets.UTF_8);
      Matcher types = PUBLIC_TYPE.matcher(text);
      while (types.find()) {
        boolean topLevel = types.group(1).isEmpty();
        boolean visible = types.group().contains("public") || text.contains("interface ");
        if ((topLevel || visible) && !documented(text.substring(0, types.start()))) {
          silent.add(file.getFileName() + ": " + types.group(2));
        }
      }
    }
    assertThat(silent).isEmpty();
  }

  /** A comment, with nothing but annotations between it and the type. */
  private static boolean documented(String before) {
    List<String> lines = before.stripTrailing().lines().toList();
    for (int line = lines.size() - 1; line >= 0; line--) {
      String text = lines.get(line).strip();
      if (text.endsWith("*/")) {
        return true;
      }
      if (!text.startsWith("@") && !text.startsWith("//")) {
        return false;
      }
    }
    return false;
  }

  @Test
  void everyRoomSaysItsQuestion() throws IOException {
    try (Stream<Path> folders = Files.walk(SOURCES.resolve("dev/callkit"))) {
      for (Path folder : folders.filter(Files::isDirectory).toList()) {
        String text = Files.readString(folder.resolve("package-info.java"), StandardCharsets.UTF_8);
        assertThat(text).as(folder.toString()).contains("@NullMarked").contains("?");
      }
    }
  }

  @Test
  void noFileHoldsTwoRooms() throws IOException {
    for (Path file : sources()) {
      assertThat(Files.readAllLines(file, StandardCharsets.UTF_8))
          .as(file.toString())
          .hasSizeLessThanOrEqualTo(400);
    }
  }

  private static List<Path> sources() throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> !file.endsWith("package-info.java"))
          .toList();
    }
  }
}
