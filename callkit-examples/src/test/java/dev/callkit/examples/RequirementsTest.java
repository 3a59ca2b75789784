package dev.callkit.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every line of docs/requirements.md names tests, and they are there. */
class RequirementsTest {
  private static final Path ROOT = Path.of("..");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| ([A-Z][0-9]+) \\|(.*)\\|$");
  private static final Pattern NAMED = Pattern.compile("`([^`]*)`");
  private static final Pattern NAME = Pattern.compile("([A-Z]\\w*)(?:#([a-z]\\w*))?");
  private static final String TESTED =
      "@(?:Test|ParameterizedTest|RepeatedTest|TestFactory)\\b(?:(?!\\bvoid\\b)[\\s\\S]){0,9000}?"
          + "\\b(?:void|Stream<DynamicTest>) ";

  @Test
  void everyIdOfTheChecklistHasItsLine() throws IOException {
    List<String> expected = new ArrayList<>();
    ids(expected, "F", 17);
    ids(expected, "D", 17);
    ids(expected, "I", 5);
    ids(expected, "Q", 7);
    assertThat(lines().keySet()).containsExactlyInAnyOrderElementsOf(expected);
  }

  private static void ids(List<String> ids, String kind, int last) {
    IntStream.rangeClosed(1, last).forEach(number -> ids.add(kind + number));
  }

  @Test
  void everyTestThatIsNamedIsThere() throws IOException {
    Map<String, String> sources = sources();
    List<String> missing = new ArrayList<>();
    lines()
        .forEach(
            (id, names) -> {
              assertThat(names).as(id).isNotEmpty();
              names.stream()
                  .filter(name -> !isThere(name, sources))
                  .forEach(name -> missing.add(id + " " + name));
            });
    assertThat(missing).isEmpty();
  }

  private static boolean isThere(String name, Map<String, String> sources) {
    Matcher parts = NAME.matcher(name);
    if (!parts.matches() || !sources.containsKey(parts.group(1))) {
      return false;
    }
    return parts.group(2) == null
        || Pattern.compile(TESTED + parts.group(2) + "\\(")
            .matcher(sources.get(parts.group(1)))
            .find();
  }

  /** {@return the names in the last column, by the id in the first} */
  private static Map<String, List<String>> lines() throws IOException {
    Matcher rows =
        ROW.matcher(Files.readString(ROOT.resolve("docs/requirements.md"), StandardCharsets.UTF_8));
    Map<String, List<String>> lines = new TreeMap<>();
    while (rows.find()) {
      String cells = rows.group(2);
      List<String> names =
          NAMED
              .matcher(cells.substring(cells.lastIndexOf(" | ")))
              .results()
              .map(found -> found.group(1))
              .toList();
      assertThat(lines.put(rows.group(1), names)).as("%s twice", rows.group(1)).isNull();
    }
    return lines;
  }

  /** {@return every test, published suite and benchmark of the repository, by its name} */
  private static Map<String, String> sources() throws IOException {
    Map<String, String> sources = new TreeMap<>();
    try (Stream<Path> modules = Files.list(ROOT)) {
      for (Path module : modules.filter(path -> isModule(path)).toList()) {
        add(sources, module.resolve("src/test/java"));
        if (module.endsWith("callkit-testing") || module.endsWith("callkit-bench")) {
          add(sources, module.resolve("src/main/java"));
        }
      }
    }
    return sources;
  }

  private static boolean isModule(Path path) {
    return path.getFileName().toString().startsWith("callkit-")
        && Files.exists(path.resolve("pom.xml"));
  }

  private static void add(Map<String, String> sources, Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        String name = file.getFileName().toString().replace(".java", "");
        // ArchitectureTest is in several modules: what one of them lacks another may have.
        sources.merge(name, Files.readString(file, StandardCharsets.UTF_8), String::concat);
      }
    }
  }
}
