package dev.callkit.examples.terminal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Fits text into columns. A character is taken to be one column wide, as in Swedish. */
public final class Layout {
  private static final String GAP = "  ";
  private static final int NARROWEST = 4;

  /** {@return the text without anything that could move the cursor or end the line} */
  public static String plain(String text) {
    return text.replaceAll("[\\p{Cntrl}\\u0085\\u2028\\u2029]", " ");
  }

  /**
   * {@return the text in lines of at most {@code width} characters, broken at spaces; at least one
   * line}
   */
  public static List<String> wrap(String text, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : plain(text).strip().split(" +", -1)) {
      String rest = word;
      if (!line.isEmpty() && length(line) + 1 + length(rest) > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      while (length(rest) > width) {
        int end = rest.offsetByCodePoints(0, width);
        lines.add(rest.substring(0, end));
        rest = rest.substring(end);
      }
      line.append(line.isEmpty() ? "" : " ").append(rest);
    }
    lines.add(line.toString());
    return lines;
  }

  /**
   * {@return a label and a text beside it, whose further lines are indented as far}
   *
   * @param label stands before the first line
   * @param width of the whole
   */
  public static String beside(String label, String text, int width) {
    int indent = length(label);
    return label
        + String.join("\n" + " ".repeat(indent), wrap(text, Math.max(NARROWEST, width - indent)));
  }

  /**
   * {@return a table whose columns are as wide as they need to be, or as fits; cells that do not
   * fit go on in further lines}
   *
   * @param rows the head first, then the others; each with as many cells
   */
  public static String table(List<List<String>> rows, int width) {
    List<Integer> widths = widths(rows, width);
    StringBuilder table = new StringBuilder();
    for (int row = 0; row < rows.size(); row++) {
      append(table, rows.get(row), widths);
      if (row == 0) {
        append(table, widths.stream().map("-"::repeat).toList(), widths);
      }
    }
    return table.toString();
  }

  private static List<Integer> widths(List<List<String>> rows, int width) {
    List<Integer> widths = new ArrayList<>();
    List<Integer> words = new ArrayList<>();
    for (int column = 0; column < rows.get(0).size(); column++) {
      int widest = 1;
      int longestWord = 1;
      for (List<String> row : rows) {
        widest = Math.max(widest, length(row.get(column)));
        for (String word : row.get(column).split(" ", -1)) {
          longestWord = Math.max(longestWord, length(word));
        }
      }
      widths.add(widest);
      words.add(longestWord);
    }
    int room = width - GAP.length() * (widths.size() - 1);
    shrink(widths, words, room);
    shrink(widths, Collections.nCopies(widths.size(), NARROWEST), room);
    return widths;
  }

  /** Takes from the widest column again and again, but no column below its least width. */
  private static void shrink(List<Integer> widths, List<Integer> least, int room) {
    int total = widths.stream().mapToInt(Integer::intValue).sum();
    while (total > room) {
      int widest = -1;
      for (int column = 0; column < widths.size(); column++) {
        boolean gives = widths.get(column) > least.get(column);
        if (gives && (widest < 0 || widths.get(column) > widths.get(widest))) {
          widest = column;
        }
      }
      if (widest < 0) {
        return;
      }
      widths.set(widest, widths.get(widest) - 1);
      total--;
    }
  }

  private static void append(StringBuilder table, List<String> cells, List<Integer> widths) {
    List<List<String>> wrapped = new ArrayList<>();
    int height = 1;
    for (int column = 0; column < cells.size(); column++) {
      wrapped.add(wrap(cells.get(column), widths.get(column)));
      height = Math.max(height, wrapped.get(column).size());
    }
    for (int line = 0; line < height; line++) {
      StringBuilder text = new StringBuilder();
      for (int column = 0; column < cells.size(); column++) {
        List<String> lines = wrapped.get(column);
        String part = line < lines.size() ? lines.get(line) : "";
        text.append(part).append(" ".repeat(widths.get(column) - length(part))).append(GAP);
      }
      table.append(text.toString().stripTrailing()).append('\n');
    }
  }

  private static int length(CharSequence text) {
    return Character.codePointCount(text, 0, text.length());
  }

  private Layout() {}
}
