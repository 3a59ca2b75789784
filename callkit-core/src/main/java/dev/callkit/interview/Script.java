package dev.callkit.interview;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words around the questions: the built-in Swedish ones, with a business's own lines in their
 * place. Immutable.
 */
public final class Script {
  /** The longest line, in characters. */
  public static final int LONGEST_LINE = 300;

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)\\}");
  private static final Script STANDARD = new Script(Map.of());

  private final Map<ScriptLine, String> overrides;

  private Script(Map<ScriptLine, String> overrides) {
    this.overrides = overrides;
  }

  /** The built-in wording. */
  public static Script standard() {
    return STANDARD;
  }

  /**
   * The built-in wording with some lines replaced.
   *
   * @param overrides the business's own wording per line
   * @throws IllegalArgumentException naming every line that is fixed, blank, longer than 300
   *     characters, or has a placeholder that this line does not know or a brace without its pair
   */
  public static Script with(Map<ScriptLine, String> overrides) {
    List<String> problems = new ArrayList<>();
    EnumMap<ScriptLine, String> lines = new EnumMap<>(ScriptLine.class);
    new TreeMap<>(overrides)
        .forEach(
            (line, text) -> {
              check(line, text, problems);
              lines.put(line, text.strip());
            });
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException("script: " + String.join("; ", problems));
    }
    return new Script(lines);
  }

  private static void check(ScriptLine line, String text, List<String> problems) {
    if (!line.overridable()) {
      problems.add(line + " is fixed: every call says that it is an AI and on whose behalf");
    }
    if (text.isBlank() || text.length() > LONGEST_LINE) {
      problems.add(line + ": expected 1 to " + LONGEST_LINE + " characters, got " + text.length());
    }
    Matcher matcher = PLACEHOLDER.matcher(text);
    while (matcher.find()) {
      if (!line.placeholders().contains(matcher.group(1))) {
        problems.add(
            line
                + ": expected placeholders of "
                + new TreeSet<>(line.placeholders())
                + ", got {"
                + matcher.group(1)
                + "}");
      }
    }
    String rest = PLACEHOLDER.matcher(text).replaceAll("");
    if (rest.contains("{") || rest.contains("}")) {
      problems.add(line + ": expected every brace to belong to a placeholder");
    }
  }

  /** {@return the line's wording, placeholders still in it} */
  public String text(ScriptLine line) {
    return overrides.getOrDefault(line, line.standard());
  }

  /** {@return the business's own lines} */
  public Map<ScriptLine, String> overrides() {
    return Map.copyOf(overrides);
  }

  /**
   * {@return the line's wording with its placeholders filled in}
   *
   * @param line which line
   * @param values by placeholder name; one that is missing is left out of the sentence
   */
  String fill(ScriptLine line, Map<String, String> values) {
    Matcher matcher = PLACEHOLDER.matcher(text(line));
    // What is filled in is data: a "{" or "$" in a name means itself.
    return matcher.replaceAll(
        found -> Matcher.quoteReplacement(values.getOrDefault(found.group(1), "")));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Script script && script.overrides.equals(overrides);
  }

  @Override
  public int hashCode() {
    return overrides.hashCode();
  }

  @Override
  public String toString() {
    return "Script[" + overrides.size() + " overridden]";
  }
}
